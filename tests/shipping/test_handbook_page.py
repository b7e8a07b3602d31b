"""The handbook as one page: all of it is there, every link leads somewhere, and nothing is fetched."""

import re
from html import unescape

import pytest

from handbook.page import CHAPTERS, DOCS, handbook


@pytest.fixture(scope="module")
def page() -> str:
    return handbook()


def test_every_paragraph_and_picture_of_the_documents_is_on_the_page(page: str) -> None:
    seen = re.sub(r'<img [^>]*alt="(.*?)"[^>]*>', r"\1", page)
    shown = " ".join(unescape(re.sub(r"<[^>]+>", " ", seen)).split())
    for name in CHAPTERS:
        text = re.sub(r"<!--.*?-->", "", (DOCS / f"{name}.md").read_text("utf-8"), flags=re.DOTALL)
        for word in set(re.findall(r"[^\W\d_]{4,}", re.sub(r"\]\([^)]*\)", "", text))):
            assert word in shown
    assert page.count('src="data:image/svg+xml;base64,') == len([*(DOCS / "bilder").glob("*.svg")])
    assert all(re.findall(r'<img [^>]*alt="(.*?)"', page))


def test_every_link_leads_to_a_place_on_the_page_or_out_of_it(page: str) -> None:
    places = re.findall(r'id="(.*?)"', page)
    assert len(places) == len(set(places))
    targets = [unescape(each) for each in re.findall(r'<a [^>]*href="(.*?)"', page)]
    assert {target.removeprefix("#") for target in targets if target.startswith("#")} <= {*places}
    assert [target for target in targets if not target.startswith(("#", "http"))] == []


def test_the_page_fetches_and_runs_nothing_and_has_one_title(page: str) -> None:
    assert "default-src 'none'" in page
    assert re.findall(r"<(script|link|iframe|object)\b|url\(", page) == []
    assert {each[:5] for each in re.findall(r' src="(.*?)"', page)} == {"data:"}
    assert page.count("<h1>") == 1
    assert 'lang="sv"' in page
