"""The form's instruction and its resources, which need no network."""

import pytest
from by_name import run
from driving import PlanDriver, editing
from sample_plan import small_plan

from official_form import INSTRUCTION

pytestmark = pytest.mark.usefixtures("folder")

SMALL = (80, 24)


def _joined(editor: PlanDriver) -> str:
    """What is on the screen without frames and blanks, to find words and addresses that are wrapped."""
    return "".join(editor.prose.split())


async def test_every_sentence_of_the_instruction_can_be_read_on_a_small_screen() -> None:
    async with editing(small_plan(), SMALL) as editor:
        await run(editor, "instruktion")
        seen = editor.prose
        while True:
            await editor.press("pagedown")
            if seen.endswith(editor.prose):
                break
            seen += "\n" + editor.prose
        missing = [word for paragraph in INSTRUCTION.paragraphs for word in paragraph.split() if word not in seen]
        assert missing == []


@pytest.mark.parametrize("size", [SMALL, (120, 40)])
async def test_addresses_stand_in_full_and_each_is_copied_with_enter(size: tuple[int, int]) -> None:
    async with editing(small_plan(), size) as editor:
        await run(editor, "instruktion")
        await editor.press("tab")
        for resource in INSTRUCTION.resources:
            assert "".join(resource.name.split()) in _joined(editor)
            if resource.address:
                assert resource.address in _joined(editor)
                await editor.press("enter")
                assert editor.app.clipboard == resource.address
                assert "Adressen är kopierad." in editor.prose
                assert "Esc: stäng" in editor.prose
            await editor.press("down")


async def test_a_resource_without_an_address_copies_nothing_and_does_not_say_so() -> None:
    number = next(number for number, resource in enumerate(INSTRUCTION.resources) if not resource.address)
    async with editing(small_plan()) as editor:
        await run(editor, "instruktion")
        await editor.press("tab", *["down"] * number, "enter")
        assert editor.app.clipboard == ""
        assert "Adressen är kopierad." not in editor.prose
        await editor.press("escape")
        editor.assert_at("Problem, rad 1 av 3")
        assert not editor.session.is_dirty
