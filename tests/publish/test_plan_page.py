"""The plan as a web page."""

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pages import Node, assert_accessible, assert_harmless, cells, read

from official_form import COLUMNS, form_row
from planterm.form.loader import load_form
from planterm.model.plan import Area, Plan, Status
from planterm.model.text import clean
from planterm.publish.html import SOFT_HYPHEN
from planterm.publish.plan_page import plan_page
from planterm.store.planfile import load

SAMPLE_PLANS = Path(__file__).parents[2] / "sample_plans"
SAMPLES = sorted(SAMPLE_PLANS.glob("*.toml"))
SKARPNACK, EXAMPLE = (SAMPLE_PLANS / f"{name}.toml" for name in ("skarpnack-2025", "exempelstaden-2026"))
FORM = load_form("atgardsplan-2025")
DAY = date(2025, 11, 24)
ATTACKS = [
    "<script>alert(1)</script>", "</td></table><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!--",
    "-->", "]]>", "&lt;b&gt;", "&amp;amp;", '" onmouseover="alert(1)', "' autofocus onfocus='alert(1)", "</style>",
    "</title><script>", "javascript:alert(1)", "{{7*7}}", "<svg/onload=alert(1)>", "\x00\x1b[2J\x9b31m", "\u2028<b>",
    "a\n\nb\n", "\tindraget  dubbla  blanka", "&nbsp;", "&#60;script&#62;", "<" * 40, "http://exempel.se/<x>?a=1&b=2",
]  # fmt: skip


def page_of(plan: Plan) -> str:
    return plan_page(plan, DAY)


def plan_with(*texts: str, title: str = "Heder", district: str = "Farsta") -> Plan:
    row = form_row("a", (*texts, *("",) * (len(COLUMNS) - len(texts))))
    areas = (*(Area(area.id, area.title) for area in FORM.areas), Area("heder", title, (row,), own=True))
    return Plan(FORM, 2026, district, areas=areas)


def area_tables(page: Node) -> list[Node]:
    areas = (node for node in page.all("section") if node.attributes["aria-labelledby"].startswith("omrade-"))
    return [node.one("table") for node in areas if [*node.all("td")]]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_text_of_the_plan_is_in_its_place(path: Path) -> None:
    plan = load(path).plan
    filled = [area for area in plan.areas if area.rows]
    tables = area_tables(read(page_of(plan)))
    assert len(tables) == len(filled)
    for area, table in zip(filled, tables, strict=True):
        wanted = [[str(number), *row.cells] for number, row in enumerate(area.rows, start=1)]
        assert [row[: len(plan.columns) + 1] for row in cells(table)] == wanted
        assert area.title in table.one("caption").text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_screen_reader_finds_its_way(path: Path) -> None:
    page = read(page_of(load(path).plan))
    assert_accessible(page)
    assert [link.text for link in page.one("nav").all("a")] == [heading.text for heading in page.all("h2")]


def test_the_page_says_what_it_is() -> None:
    page = read(page_of(load(EXAMPLE).plan))
    named = {
        node.attributes["name"]: node.attributes["content"] for node in page.all("meta") if "name" in node.attributes
    }
    assert page.one("title").text == "Åtgärdsplan 2026 – Exempelstadens stadsdelsförvaltning"
    assert page.one("h1").text == "Åtgärdsplan 2026"
    assert named["author"] == "Exempelstadens stadsdelsförvaltning"
    assert named["dcterms.date"] == "2025-11-24"
    assert "Exempelstadens stadsdelsförvaltning" in named["description"]
    facts = dict(zip([node.text for node in page.all("dt")], [node.text for node in page.all("dd")], strict=True))
    assert facts["Skede"] == "Beslutad"
    assert facts["Beslutsdatum"] == "2026-04-23"
    assert facts["Diarienummer"] == "EXF 2026/114"


def test_the_analysis_has_the_official_figures_and_the_result_stands_beside_it() -> None:
    *_, analysis, result = read(page_of(load(SKARPNACK).plan)).all("table")
    figures = [row[1:] for row in cells(analysis)]
    assert figures == [[str(count)] * 3 for count in (8, 1, 4, 11, 2, 0)]
    assert [cell.text for cell in analysis.one("tfoot").all("th", "td")] == ["Summa", "26", "26", "26"]
    assert cells(result)[0][:4] == [
        "1. Unga i riskzon för destruktivt beteende",
        "8",
        "██████████ 8 av 8 (100\xa0%)",
        "0",
    ]
    assert [cell.text for cell in result.one("tfoot").all("th", "td")][1] == "26"
    hidden = [node for node in result.all("span") if "█" in node.text]
    assert all(node.attributes["aria-hidden"] == "true" for node in hidden)


def test_the_status_has_a_column_of_its_own_where_any_is_set() -> None:
    plan = plan_with("Klotter")
    area = plan.areas[-1]
    with_status = plan.with_area(area.with_row(area.rows[0]._replace(status=Status.NOT_DONE)))
    without, having = (area_tables(read(page_of(each)))[0] for each in (plan, with_status))
    assert "Status" not in [header.text for header in without.one("thead").all("th")]
    assert [header.text for header in having.one("thead").all("th")][-2:] == ["Uppföljning", "Status"]
    assert cells(having)[0][-1] == "Ej genomförd"


def test_an_area_without_rows_says_so() -> None:
    sections = list(read(page_of(plan_with("Klotter"))).all("section"))
    assert [node.one("p").text for node in sections[:5]] == ["Inga rader."] * 5


@pytest.mark.parametrize(
    ("text", "set_text"),
    [
        ("Genomförande av brottsförebyggande insatser.", "Genomförande av brotts-fö-re-byg-gan-de insatser."),
        ("områdespoliser/samverkansöverenskommelser", "om-rå-des-po-li-ser/sam-ver-kans-över-ens-kom-mel-ser"),
        ("se https://www.brottsforebyggandemyndigheten.se/a", "se https://www.brottsforebyggandemyndigheten.se/a"),
    ],
)
def test_long_words_part_at_hyphens_and_nowhere_else(text: str, set_text: str) -> None:
    page = read(page_of(plan_with(text)))
    cell = next(page_cell for page_cell in page.all("td") if page_cell.attributes["class"] == "problem")
    assert cell.set_text == set_text.replace("-", SOFT_HYPHEN)
    assert cell.text == text
    addresses = [span.text for span in cell.all("span") if span.attributes["class"] == "unbroken"]
    assert addresses == [word for word in text.split() if "://" in word]


texts = st.one_of(st.sampled_from(ATTACKS), st.text(max_size=60))


@given(st.lists(texts, min_size=len(COLUMNS), max_size=len(COLUMNS)), texts, texts)
@example(ATTACKS[: len(COLUMNS)], ATTACKS[11], ATTACKS[8])
def test_whatever_is_written_it_is_only_text(written: list[str], title: str, district: str) -> None:
    plan = plan_with(*map(clean, written), title=clean(title), district=clean(district))
    page = page_of(plan)
    assert_harmless(page)
    assert cells(area_tables(read(page))[0]) == [
        ["1", *(text.replace(SOFT_HYPHEN, "") if text.strip() else "" for text in plan.areas[-1].rows[0].cells)]
    ]
    assert not set(page) & set("\x00\x1b\x9b\x07\x7f")


def test_even_texts_that_were_never_cleaned_leave_no_control_characters() -> None:
    page = page_of(plan_with("a\x00b\x1b[31m\x9b\ufffe\ud800c"))
    assert "ab[31mc" in page
    assert page.encode()


def test_the_page_allows_its_own_style_and_nothing_else() -> None:
    page = read(page_of(load(SKARPNACK).plan))
    (policy,) = [node.attributes["content"] for node in page.all("meta") if "http-equiv" in node.attributes]
    digest = b64encode(sha256(page.one("style").text.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert "script" not in policy


def test_the_same_plan_gives_the_same_page() -> None:
    plan = load(EXAMPLE).plan
    assert page_of(plan) == page_of(plan)


PAIRS = [(ink, ground) for ground in ("paper", "tint") for ink in ("ink", "strong", "quiet", "link")]


def palettes() -> list[dict[str, str]]:
    """The colours on a light screen, on a dark one and on paper."""
    style = read(page_of(plan_with("Klotter"))).one("style").text
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    return [dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block)) for block in blocks]


def luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("number", range(3), ids=["light", "dark", "paper"])
def test_every_text_stands_out_from_its_ground(number: int) -> None:
    colours = palettes()[number]
    for ink, ground in PAIRS:
        brighter, darker = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
        assert (brighter + 0.05) / (darker + 0.05) >= 4.5, (ink, ground)


def test_it_is_laid_out_for_a_sheet_lying_down_and_for_a_phone() -> None:
    style = read(page_of(plan_with("Klotter"))).one("style").text
    assert "size: A4 landscape" in style
    assert "thead { display: table-header-group; }" in style
    assert "max-width: 60rem" in style
    assert len(palettes()) == 3
