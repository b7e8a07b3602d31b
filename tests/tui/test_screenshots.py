"""The handbook's pictures show the program as it is."""

from pathlib import Path

import pytest
from resting import resting

from handbook.pictures import FOLDER, KEYS, editor, picture, words


@pytest.mark.parametrize("name", KEYS)
async def test_a_picture_of_the_handbook_says_what_the_screen_says(name: str, folder: Path) -> None:
    app = editor(folder)
    with resting(app):
        drawn = await picture(app, name)
    kept = (FOLDER / f"{name}.svg").read_text("utf-8")
    assert words(kept) == words(drawn), "run: make screenshots"
    assert "http" not in kept.replace("http://www.w3.org/2000/svg", "").replace("https://www.textualize.io", "")


def test_the_handbook_shows_every_picture_and_no_other() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {*KEYS}
    text = (FOLDER.parent / "handbok.md").read_text("utf-8")
    assert [name for name in KEYS if f"](bilder/{name}.svg)" not in text] == []
