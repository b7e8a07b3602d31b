"""Many plans on one screen, from the start screen."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from driving import Driver, starting

from city_plans import write_city
from planterm.store.settings import VARIABLE
from planterm.store.topic_list import packed_topics
from terminal import Key

SIZE = (80, 24)


@pytest_asyncio.fixture
async def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Driver]:
    """The screen with the plans of a folder."""
    folder = tmp_path / "planer"
    write_city(folder)
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    (tmp_path / "settings.toml").write_text('stadsdelar = ["Ådalen"]\n', encoding="utf-8")
    async with starting(SIZE) as editor:
        await editor.click_text("Sammanställ flera planer")
        await editor.send(f"{folder}/{Key.ENTER}")
        await editor.sees("Välj den här mappen")
        await editor.send(Key.ENTER)
        await editor.sees("Femton planer är sammanställda")
        yield editor


async def test_districts_are_lines_with_figures_and_bars_for_each_area(city: Driver) -> None:
    assert "1 Unga… 2 Otry… 3 Syst… 4 Särs… 5 Krim… 6 Egna… Uppföljda" in city.prose
    bromma = next(line for line in city.lines if "Brommas" in line)
    assert "6 █░░" in bromma
    assert "67 % ██░" in bromma.replace("\N{NO-BREAK SPACE}", " ")
    assert "Plan saknas från Ådalen." in city.prose


async def test_the_district_that_one_is_at_is_told_with_the_whole_names_of_its_areas(city: Driver) -> None:
    await city.send(Key.DOWN)
    told = "Ekdalens kommun: problem, orsaker, åtgärder i 1 Unga i riskzon för destruktivt beteende 2, 0, 2;"
    assert told in city.prose
    await city.send(Key.END)
    assert "Ådalen Planen saknas" in city.prose
    await city.send(Key.ENTER)
    assert "Femton planer" in city.prose


async def test_enter_shows_the_plan_to_be_read(city: Driver) -> None:
    await city.send(Key.DOWN + Key.ENTER)
    assert "Brottsförebyggande åtgärdsplan 2026" in city.prose
    assert "Kränkningar och hot på nätet bland elever" in city.prose
    await city.send(Key.ESCAPE)
    assert "Femton planer" in city.prose


async def test_a_key_exports_and_another_tells_what_to_put_right(city: Driver, tmp_path: Path) -> None:
    await city.send(Key.F7)
    assert "– bruten.toml, rad 4" in city.prose
    await city.send(Key.ESCAPE + Key.F9 + Key.ENTER)
    assert "Sammanställningen är skriven:" in city.prose
    assert (tmp_path / "planer" / "sammanställning.xlsx").read_bytes().startswith(b"PK")


async def test_the_list_of_topics_is_laid_out_to_be_edited(city: Driver, tmp_path: Path) -> None:
    await city.send(Key.F2)
    assert "Ändra dem i en textredigerare och öppna sammanställningen igen." in city.prose
    assert (tmp_path / "amnen.toml").read_text(encoding="utf-8") == packed_topics()


async def test_a_folder_without_plans_is_told_where_it_is_chosen(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    async with starting(SIZE) as editor:
        await editor.click_text("Sammanställ flera planer")
        await editor.send(f"{tmp_path / 'tom'}/{Key.ENTER}")
        await editor.sees("Välj den här mappen")
        await editor.send(Key.ENTER)
        assert (
            "där finns ingen plan (.toml); ange planer eller en mapp med dem, och gör först planer av" in editor.prose
        )
