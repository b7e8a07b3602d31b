"""Pictures of the editor as it looks when somebody works in it, as SVG files whose words can be read and compared."""

import html
import os
import re
import shutil
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from planterm.session.session import Session
from planterm.tui.app import PlantermApp
from planterm.tui.themes import ThemeName, theme

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "bilder"
SIZE = (100, 30)
PLAN = "plan-2026.toml"

KEYS = {
    "tabellen": ["down", "right"],
    "granskning": ["f7"],
    "uppfoljning": ["f5"],
}
"""The pictures by their names, and the keys that lead to each."""

_FONT = "Cascadia Mono, Consolas, DejaVu Sans Mono, Menlo, monospace"
_FONT_FACES = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_BUTTONS = re.compile(r"<g transform=\"translate\(26,22\)\">.*?</g>", re.DOTALL)
"""What windows have at the left on other systems."""

_TEXT = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)


def editor(folder: Path) -> PlantermApp:
    """An editor with the sample plan, under a name that tells nothing of the machine; the folder is the working one."""
    shutil.copy(ROOT / "sample_plans" / "exempelstaden-2026.toml", folder / PLAN)
    return PlantermApp(Session.open(Path(PLAN)))


async def picture(app: PlantermApp, name: str) -> str:
    """What the editor shows after the picture's keys; nothing in it is fetched from anywhere."""
    async with app.run_test(size=SIZE) as pilot:
        app.register_theme(theme(ThemeName.LIGHT))
        app.theme = ThemeName.LIGHT
        await pilot.press(*KEYS[name])
        await pilot.pause()
        drawn = app.export_screenshot(title="planterm")
    drawn = _BUTTONS.sub("", _FONT_FACES.sub("", drawn))
    return drawn.replace("Fira Code, monospace", _FONT).replace("Fira Code", "monospace")


def words(svg: str) -> str:
    """What can be read in a picture, on one line."""
    return " ".join(" ".join(map(html.unescape, _TEXT.findall(svg))).split())


async def take_all() -> None:
    """Write every picture anew."""
    FOLDER.mkdir(exist_ok=True)
    for name in KEYS:
        with TemporaryDirectory() as folder, chdir(folder):
            os.environ["PLANTERM_STATE"] = os.environ["PLANTERM_CONFIG"] = str(Path(folder) / "own")
            drawn = await picture(editor(Path(folder)), name)
        (FOLDER / f"{name}.svg").write_text(drawn, "utf-8")
