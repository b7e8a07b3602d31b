"""planterm merge."""

from pathlib import Path

import pytest
from plan_files import PLAN, SAMPLE

from planterm.cli.main import main
from planterm.model.form import Role
from planterm.store.planfile import load

OURS = PLAN.replace("# Utkast till nämnden.", "# Vår egen kommentar.").replace(
    'orsak = "=1+1"', 'orsak = "Mörka gångvägar"   # enligt vandringen\nprioritet = 1'
)
THEIRS = PLAN.replace("# Utkast till nämnden.", "").replace("Genomförts enligt plan.", "Genomförts i maj.")
DISAGREEING = THEIRS.replace('orsak = "=1+1"', 'orsak = "Få vuxna i närheten"')


def plans(folder: Path, ours: str = OURS, theirs: str = THEIRS, base: str = PLAN) -> list[str]:
    names = ["bas.toml", "vår.toml", "deras.toml"]
    for name, text in zip(names, (base, ours, theirs), strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    return names


def without(text: str, start: str, end: str) -> str:
    """The text without what stands from the start up to the end."""
    return text[: text.index(start)] + text[text.index(end, text.index(start)) :]


def test_what_both_did_is_in_the_merged_file_with_our_comments_and_keys(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["merge", *plans(folder), "-o", "ut.toml"]) == 0
    assert capsys.readouterr() == ("Den sammanfogade planen är skriven: ut.toml\n", "")
    expected = OURS.replace("Genomförts enligt plan.", "Genomförts i maj.")
    assert (folder / "ut.toml").read_text(encoding="utf-8") == expected
    assert (folder / "vår.toml").read_text(encoding="utf-8") == OURS


def test_what_they_disagree_on_is_told_in_words_and_the_file_holds_ours(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = plans(folder, OURS.replace("FAR 2026/12", "FAR 2026/13"), DISAGREEING.replace("FAR 2026/12", ""))
    assert main(["merge", *names, "-o", "ut.toml"]) == 1
    assert capsys.readouterr() == (
        """\
Den sammanfogade planen är skriven: ut.toml
2 konflikter: båda har ändrat samma sak på olika sätt. Där inget annat sägs står
vår text (ur vår.toml) i den sammanfogade planen, och deras (ur deras.toml)
bredvid den i filen, efter att_avgora. Öppna planen i planterm för att välja.

  Fel  Planen: En sammanfogning kunde inte välja text för Diarienummer. Den
               andra är: ”(tomt)”. Du får frågan när du sparar.

Område 1: Unga i riskzon för destruktivt beteende
  Fel  1.1 Orsak: En sammanfogning kunde inte välja text för Orsak. Den andra
                  är: ”Få vuxna i närheten”. Du får frågan när du sparar.
""",
        "",
    )
    merged = load(Path("ut.toml")).plan
    row = merged.area("unga").rows[0]
    assert merged.case_number == "FAR 2026/13"
    assert row.text(Role.CAUSE) == "Mörka gångvägar"
    assert row.text(Role.FOLLOW_UP) == "Genomförts i maj."
    text = (folder / "ut.toml").read_text(encoding="utf-8")
    assert 'att_avgora.orsak = "Få vuxna i närheten"  # den andra versionen: välj i planterm\n' in text
    assert 'att_avgora.diarienummer = ""  # den andra versionen: välj i planterm\n' in text


@pytest.mark.parametrize("we_removed", [True, False])
def test_a_removed_row_that_the_other_changed_stays_and_is_told(
    we_removed: bool, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    removed = without(PLAN, '[[omrade.rad]]\nid = "k3x9qd"', '[[omrade.rad]]\nid = "m4y8re"')
    sides = (removed, THEIRS) if we_removed else (THEIRS, removed)
    assert main(["merge", *plans(folder, *sides), "-o", "ut.toml"]) == 1
    out = capsys.readouterr().out
    assert out.endswith(
        "  Fel  1.1: En sammanfogning kunde inte välja text för raden. Den andra är:\n"
        "            ”(borttaget)”. Du får frågan när du sparar.\n"
    )
    assert load(Path("ut.toml")).plan == load(Path("deras.toml" if we_removed else "vår.toml")).plan


def test_areas_that_one_removed_and_rows_that_both_moved_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fire = '\n[[omrade]]\nid = "brand"\ntitel = "Anlagda bränder"\n\n[[omrade.rad]]\nid = "f"\nproblem = "Soprum"\n'
    moped = PLAN[PLAN.index('[[omrade.rad]]\nid = "n5z7sf"') :]
    stays = PLAN.replace(moped, "")
    ours = stays.replace('[[omrade]]\nid = "platser"', f'{moped}\n[[omrade]]\nid = "platser"')
    theirs = stays.replace('[[omrade]]\nid = "systemhot"', f'{moped}\n[[omrade]]\nid = "systemhot"')
    names = plans(folder, ours, theirs + fire.replace("Soprum", "Containrar"), PLAN + fire)
    assert main(["merge", *names, "-o", "ut.toml"]) == 1
    out = capsys.readouterr().out
    assert (
        "  Fel  1.3: En sammanfogning kunde inte välja text för Område. Den andra är:\n"
        "            ”Otrygga och brottsutsatta platser”. Du får frågan när du sparar.\n"
    ) in out
    assert out.endswith(
        "Område 7 (eget): Anlagda bränder\n"
        "  Fel  Område 7: En sammanfogning kunde inte välja text för området. Den andra\n"
        "                 är: ”(borttaget)”. Du får frågan när du sparar.\n"
    )


def test_an_empty_file_stands_for_no_common_plan(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", *plans(folder, OURS, DISAGREEING, base=""), "-o", "ut.toml"]) == 1
    out = capsys.readouterr().out
    assert "2 konflikter" in out
    assert load(Path("ut.toml")).plan == load(Path("vår.toml")).plan


def test_two_different_plans_lose_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [SAMPLE.with_name("tom-2026.toml"), SAMPLE, SAMPLE.with_name("exempelstaden-2026.toml")]
    assert main(["merge", *map(str, paths), "-o", "ut.toml"]) == 1
    merged = {row.id: row for row in load(Path("ut.toml")).plan.rows()}
    for path in paths[1:]:
        assert all(merged[row.id] == row for row in load(path).plan.rows())


def test_an_existing_output_is_left_alone_without_force(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = plans(folder)
    assert main(["merge", *names, "-o", "vår.toml"]) == 2
    assert (folder / "vår.toml").read_text(encoding="utf-8") == OURS
    assert "vår.toml finns redan" in capsys.readouterr().err
    assert main(["merge", *names, "-o", "vår.toml", "--force"]) == 0
    assert "Genomförts i maj." in (folder / "vår.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_plan_that_cannot_be_read_is_one_swedish_line_and_nothing_is_written(
    which: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = plans(folder)
    (folder / names[which]).write_text("schema = 1\n[plan", encoding="utf-8")
    assert main(["merge", *names, "-o", "ut.toml"]) == 2
    out, message = capsys.readouterr()
    assert (out, message.count("\n")) == ("", 1)
    assert names[which] in message
    assert not (folder / "ut.toml").exists()


@pytest.mark.parametrize("name", ["ut.txt", "ut"])
def test_another_kind_of_output_is_refused(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", *plans(folder), "-o", name, "--force"]) == 2
    assert "välj ett filnamn som slutar på .toml" in capsys.readouterr().err


def test_a_missing_base_is_not_taken_for_an_empty_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = plans(folder)
    (folder / "bas.toml").unlink()
    assert main(["merge", *names, "-o", "ut.toml"]) == 2
    assert capsys.readouterr().err.startswith("bas.toml finns inte")


def _of(*problems: str, year: int = 2026) -> str:
    rows = "".join(f'[[omrade.rad]]\nid = "{problem[:3].lower()}123"\nproblem = "{problem}"\n' for problem in problems)
    head = f'schema = 1\nformular = "atgardsplan-2025"\n[plan]\nar = {year}\nforvaltning = "Farsta"\n'
    return f'{head}[[omrade]]\nid = "unga"\n# Unga\n{rows}'


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("theirs", "year", "outcome", "said"),
    [
        (["Klotter", "Rån", "Mopeder"], 2026, (0, 3), "Borta ur den sammanfogade planen, eftersom det saknas i"),
        (["Klotter"], 2026, (1, 4), "deras.toml saknar det mesta av planen, eller är en annan plan"),
        (["Annat", "Helt annat"], 2027, (1, 6), "Det är kvar i den sammanfogade planen"),
        (["Klotter", "Rån", "Mopeder", "Snatteri"], 2026, (0, 4), ""),
    ],
)
def test_rows_that_their_file_lacks_are_told_and_most_of_a_plan_is_not_taken_away(
    theirs: list[str], year: int, outcome: tuple[int, int], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = _of("Klotter", "Rån", "Mopeder", "Snatteri")
    for name, text in (("bas", ours), ("vår", ours), ("deras", _of(*theirs, year=year))):
        Path(f"{name}.toml").write_text(text, encoding="utf-8")
    assert main(["merge", "bas.toml", "vår.toml", "deras.toml", "-o", "ut.toml"]) == outcome[0]
    told = " ".join(capsys.readouterr().out.split())
    assert said in told
    assert ("tidigare 1.4 borttagen: Snatteri" in told) is (len(theirs) < 4)
    assert sum(1 for _ in load(Path("ut.toml")).plan.rows()) == outcome[1]
