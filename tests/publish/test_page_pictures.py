"""The pages as a browser draws and prints them."""

import re
import shutil
import subprocess
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from planterm.publish.html import SOFT_HYPHEN
from planterm.publish.plan_page import plan_page
from planterm.publish.summary_page import summary_page
from planterm.store.planfile import load

SAMPLE_PLANS = Path(__file__).parents[2] / "sample_plans"
SKARPNACK = load(SAMPLE_PLANS / "skarpnack-2025.toml").plan
EXAMPLE = load(SAMPLE_PLANS / "exempelstaden-2026.toml").plan
PLANS = {"skarpnack": SKARPNACK, "exempel": EXAMPLE}
PAGES = {"plan": plan_page, "sammanfattning": summary_page}
DAY = date(2025, 11, 24)
HYPHEN = "\u2010"
"""What Chromium draws where it parts a word at a soft hyphen."""
PADDING = 16
"""What a page keeps free at its edges, in pixels."""
DARK, LIGHT = "preferredColorScheme=0", "preferredColorScheme=1"
GROUNDS = {DARK: (0x14, 0x18, 0x1D), LIGHT: (0xFF, 0xFF, 0xFF)}

pytestmark = pytest.mark.skipif(
    any(shutil.which(program) is None for program in ("chromium", "pdftotext")),
    reason="Chromium and poppler (pdftotext) are not installed",
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the browser works; the profile that it makes there is the same for all starts."""
    return tmp_path_factory.mktemp("bilder")


@pytest.fixture(scope="module")
def printed_plans(place: Path) -> dict[str, list[str]]:
    """The pages of each plan."""
    return {name: printed(plan_page(plan, DAY), place) for name, plan in PLANS.items()}


def drawn(page: str, folder: Path, *options: str) -> None:
    (folder / "sida.html").write_text(page, "utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    command += [f"--user-data-dir={folder / 'profil'}", *options, (folder / "sida.html").as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def printed(page: str, folder: Path) -> list[str]:
    drawn(page, folder, "--no-pdf-header-footer", f"--print-to-pdf={folder / 'sida.pdf'}")
    text = subprocess.run(["pdftotext", "-raw", str(folder / "sida.pdf"), "-"], check=True, capture_output=True).stdout
    return re.sub(rf"[{SOFT_HYPHEN}{HYPHEN}]\s*", "", text.decode()).removesuffix("\f").split("\f")


@pytest.mark.parametrize(
    ("kind", "width", "scheme"),
    [("plan", 360, LIGHT), ("plan", 1400, DARK), ("sammanfattning", 360, DARK), ("sammanfattning", 800, LIGHT)],
)
def test_nothing_stands_over_the_edge_on_a_light_screen_and_a_dark_one(
    kind: str, width: int, scheme: str, place: Path
) -> None:
    picture = place / "bild.png"
    page = PAGES[kind](SKARPNACK, DAY)
    drawn(page, place, f"--blink-settings={scheme}", f"--screenshot={picture}", f"--window-size={width},9000")
    with Image.open(picture) as opened:
        assert opened.width == width
        edge = opened.convert("RGB").crop((width - PADDING + 1, 0, width, opened.height))
        assert edge.getcolors() == [(edge.width * edge.height, GROUNDS[scheme])]


@pytest.mark.parametrize("name", PLANS)
def test_on_paper_words_break_between_words_and_at_hyphens_alone(
    name: str, printed_plans: dict[str, list[str]]
) -> None:
    written = Counter(re.findall(r"\w+", " ".join(text for row in PLANS[name].rows() for text in row.cells)))
    assert not written - Counter(re.findall(r"\w+", "\n".join(printed_plans[name])))


def test_on_paper_every_heading_has_a_row_below_it(printed_plans: dict[str, list[str]]) -> None:
    for number, area in enumerate(SKARPNACK.areas, start=1):
        heading = f"{number}. {area.title}\n{area.title}: "
        (below,) = [page.partition(heading)[2] for page in printed_plans["skarpnack"] if heading in page]
        assert "Uppföljning" in below.partition(area.rows[0].cells[0].split()[0])[0]


def test_the_summary_is_two_sheets_of_paper(place: Path) -> None:
    assert len(printed(summary_page(EXAMPLE, DAY), place)) <= 2
