"""Where the settings are, what can be set, and where the earlier versions are."""

import pytest
from by_name import run
from driving import editing
from sample_plan import small_plan

from planterm.store.backups import backup_folder
from planterm.store.settings import settings_file

pytestmark = pytest.mark.usefixtures("folder")


async def test_the_list_of_commands_leads_to_the_settings_and_the_earlier_versions() -> None:
    file = settings_file()
    async with editing(small_plan(), (120, 40)) as editor:
        await run(editor, "inställningar")
        told = editor.text.replace(" ", "").replace("\n", "").replace("│", "")
        assert f"{file}(finnsinteän)" in told
        assert str(backup_folder(editor.session.path)) in told
        assert "sakerhetskopior = 10" in editor.text
        assert (
            'fraser = [] – egna fraser i uppföljningen (F5). Till exempel ["Genomförts enligt plan."].' in editor.prose
        )
        await editor.press("escape")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text('sakerhetskopior = 3\nfraser = ["Klart [/i]."]\n', encoding="utf-8")
        await run(editor, "inställningar")
        assert "finnsinteän" not in editor.text.replace(" ", "").replace("\n", "").replace("│", "")
        assert "sakerhetskopior = 3" in editor.text
        assert 'fraser = ["Klart [/i]."]' in editor.prose
