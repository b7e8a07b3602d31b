from store_plans import HANDWRITTEN, minimal

from planterm.store.keys import BlockKind
from planterm.store.manuscript import AreaText, Block, Manuscript, outline


def joined(whole: Manuscript) -> str:
    parts = [whole.root]
    for item in whole.items:
        parts += [item.head, *item.items] if isinstance(item, AreaText) else [item]
    return "".join(part.text for part in parts)


def areas(text: str) -> list[AreaText]:
    return [item for item in outline(text).items if isinstance(item, AreaText)]


def test_the_blocks_joined_are_the_text() -> None:
    for text in (HANDWRITTEN, HANDWRITTEN.replace("\n", "\r\n"), HANDWRITTEN.rstrip(), HANDWRITTEN + "\n\n# slut\n\n"):
        assert joined(outline(text)) == text


def test_headers_inside_texts_and_lists_are_no_headers() -> None:
    assert outline(HANDWRITTEN).row_counts == (2, 1)


def test_a_comment_directly_above_a_row_belongs_to_it_and_a_sub_table_too() -> None:
    first, _ = areas(HANDWRITTEN)[0].rows
    assert first.text.startswith("\n# Frånvaron är viktigast.\n[[omrade.rad]]\n")
    assert first.tail == '\n[omrade.rad.kontakt]\nnamn = "Anna"\n'


def test_a_comment_with_blank_lines_around_it_belongs_to_nobody() -> None:
    loose = [item.text for item in areas(HANDWRITTEN)[0].items if item.kind is BlockKind.LOOSE]
    assert loose == ["\n# Nedan: sådant som polisen föreslog.\n"]


def test_a_table_after_the_last_row_belongs_to_the_file() -> None:
    assert areas(HANDWRITTEN)[1].items[-1].kind is BlockKind.ROW
    last = outline(HANDWRITTEN).items[-1]
    assert isinstance(last, Block)
    assert last.text == "\n[slutet]\nklart = true\n"


def test_a_sub_table_finds_its_row_past_a_foreign_table() -> None:
    text = minimal('[[omrade]]\nid = "unga"\n[[omrade.rad]]\nid = "a"\n[annat]\nx = 1\n[omrade.rad.egen]\ny = 2\n')
    [area] = areas(text)
    assert area.rows[0].tail == "[omrade.rad.egen]\ny = 2\n"


def test_a_sub_table_of_an_area_belongs_to_the_area() -> None:
    head = '[[omrade]]\nid = "unga"\n[omrade.egen]\nx = 1\n'
    [area] = areas(minimal(head + '[[omrade.rad]]\nid = "a"\n[omrade.mer]\ny = 1\n[[omrade.rad]]\nid = "b"\n'))
    assert area.head.text == head
    assert [item.kind for item in area.items] == [BlockKind.ROW, BlockKind.AREA_PART, BlockKind.ROW]


def test_oddly_written_headers_count() -> None:
    assert outline(minimal("  [[ 'omrade' ]]\n[[ \"omrade\" . rad ]]  # x\n")).row_counts == (1,)
