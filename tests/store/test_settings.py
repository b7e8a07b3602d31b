"""The settings file, right and wrong."""

import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

from planterm.errors import PlantermError
from planterm.model.findings import Rule
from planterm.store.settings import (
    SETTINGS,
    VARIABLE,
    Settings,
    Value,
    read_settings,
    set_value,
    settings_file,
    template,
    wanted_review,
)
from planterm.texts import settings as texts


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path / "settings.toml"


def test_it_is_where_the_platform_has_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert settings_file().name == "settings.toml"
    assert settings_file().parent.name == "planterm"
    assert sys.platform == "win32" or Path.home() in settings_file().parents


def test_without_a_file_the_defaults_hold(file: Path) -> None:
    assert settings_file() == file
    assert read_settings() == Settings(backups=10)


@pytest.mark.parametrize(
    ("text", "count"), [("sakerhetskopior = 25", 25), ("# inget\n", 10), ("sakerhetskopior = 0", 0)]
)
def test_what_is_set_holds(file: Path, text: str, count: int) -> None:
    file.write_text(f"\ufeff{text}\n", encoding="utf-8")
    assert read_settings() == Settings(backups=count)


def test_phrases_are_the_users_own_texts(file: Path) -> None:
    file.write_text('fraser = ["Klart.", " ", "Med \\u001b styrtecken."]\nsakerhetskopior = 3\n', encoding="utf-8")
    assert read_settings() == Settings(backups=3, phrases=("Klart.", "Med  styrtecken."))


def test_synonyms_are_lines_of_names(file: Path) -> None:
    file.write_text('synonymer = ["polisen = LPO Farsta", "BoU = barn och unga"]\n', encoding="utf-8")
    assert read_settings() == Settings(synonyms=("polisen = LPO Farsta", "BoU = barn och unga"))


def test_what_is_wrong_or_unknown_is_told_and_leaves_the_other_settings_as_they_are(file: Path) -> None:
    file.write_text('fraser = 3\nsakerhetskopior = 25\nfarg = "blå"\ntema = "lila"\nsvaga_ord = ["jobba"]\n', "utf-8")
    settings = read_settings()
    assert settings == Settings(backups=25, weak_words=("jobba",), problems=settings.problems)
    assert [key for problem in settings.problems for key in ("farg", "tema", "fraser") if f"”{key}”" in problem] == [
        "farg",
        "tema",
        "fraser",
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"sakerhetskopior = tio", "är felskriven, så inget i den gäller"),
        (b"\xff\xfe\x00", "är felskriven, så inget i den gäller"),
        (b"x = " + b"[" * 60_000, "är felskriven, så inget i den gäller"),
        (b'fraser = ["' + b"x" * 5_000_000 + b'"]', "är större än 64 kB"),
        (b'fraser = ["' + b"x" * 2_000 + b'"]', "på högst 1000 tecken"),
        (b"x" * 60_000 + b" = 1", "finns inte"),
        (
            b"fraser = [2026-01-01, nan, [], {}]",
            "”fraser” ska vara en lista med texter",
        ),
        (b"sakerhetskopior = 2026-01-01T10:00:00", "ska vara ett heltal"),
        (
            b"sakerhetskopior = 'tio'",
            "från 0 till 1000, som sakerhetskopior = 10; tills",
        ),
        (b"sakerhetskopior = true", "ska vara ett heltal"),
        (b"sakerhetskopior = -1", "ska vara ett heltal"),
        (b'fraser = "Klart."', "”fraser” ska vara en lista med texter"),
        (b'synonymer = ["polisen"]', "”synonymer” ska vara en lista med texter"),
        (b'synonymer = "polisen = LPO"', "”synonymer” ska vara en lista med texter"),
        (b'fraser = ["Klart.", 3]', "”fraser” ska vara en lista med texter"),
        (b"sakerhetskopor = 3", "inställningen ”sakerhetskopor” finns inte"),
        (b'"\\u001b[2Jx" = 3', "inställningen ”[2Jx” finns inte"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_broken_file_is_said_in_one_sentence_and_the_defaults_hold(file: Path, data: bytes, words: str) -> None:
    file.write_bytes(data)
    settings = read_settings()
    assert settings.backups == 10
    assert settings.problem is not None
    assert settings.problem.startswith(str(file))
    assert settings.problem.endswith(".")
    assert words in settings.problem
    assert "\n" not in settings.problem
    assert len(settings.problem) < 400


def test_a_folder_in_the_files_place(file: Path) -> None:
    file.mkdir()
    assert "kan inte läsas, så inget i den gäller; gör den till" in (read_settings().problem or "")


def test_rules_and_weak_words_are_off_and_on(file: Path) -> None:
    file.write_text('granska_inte = ["onskemal", "se över"]\nsvaga_ord = ["Jobba med"]\n', encoding="utf-8")
    assert read_settings().problem is None
    wanted = wanted_review()
    assert not wanted.has(Rule.WISH)
    assert "jobba med" in wanted.weak
    assert "se över" not in wanted.weak
    file.write_text('granska_inte = ["önskemål"]\n', encoding="utf-8")
    assert "”granska_inte” ska vara en lista med texter på högst 1000 tecken: granskningens regler" in (
        read_settings().problem or ""
    )
    assert wanted_review().has(Rule.WISH)


def test_the_districts_that_should_have_a_plan(file: Path) -> None:
    file.write_text('stadsdelar = ["Farsta", " ", "Skarpnäck"]\n', encoding="utf-8")
    assert read_settings().districts == ("Farsta", "Skarpnäck")
    file.write_text('stadsdelar = "Farsta"\n', encoding="utf-8")
    assert "”stadsdelar” ska vara en lista med texter" in (read_settings().problem or "")


def test_the_day_of_the_hand_in_is_a_date_or_a_text(file: Path) -> None:
    for written in ("2026-05-29", '"2026-05-29"'):
        file.write_text(f"inlamning = {written}\n", "utf-8")
        assert read_settings().hand_in_day == date(2026, 5, 29)
        assert wanted_review().hand_in == date(2026, 5, 29)
    for wrong in ('"i maj"', "2026-05-29T10:00:00", "20260529"):
        file.write_text(f"inlamning = {wrong}\n", "utf-8")
        assert "”inlamning” ska vara en dag som åååå-mm-dd" in (read_settings().problem or "")
        assert read_settings().hand_in_day is None


def test_each_setting_has_its_texts_and_its_field() -> None:
    assert [setting.key for setting in SETTINGS] == [*texts.SETTINGS]
    assert [setting.field for setting in SETTINGS] == [field for field in Settings._fields if field != "problems"]
    for setting in SETTINGS:
        assert setting.kind.taken(Settings().value(setting)) == Settings().value(setting)
        example = tomllib.loads(f"x = {texts.SETTINGS[setting.key].example}")["x"]
        assert setting.kind.taken(example) not in (None, ())


def test_the_file_is_made_with_every_setting_as_a_comment_and_sets_nothing(file: Path) -> None:
    file.write_text(template(), "utf-8")
    assert read_settings() == Settings()
    assert all(f"\n# {setting.key} = " in template() for setting in SETTINGS)


@pytest.mark.parametrize(
    "text",
    [
        template(),
        "",
        '# mitt\nfraser = [\n  "Ett.",  # varför\n]\n',
        "[eget]\n# sakerhetskopior = 10\n",
        "\ufeff# bom\r\n",
    ],
    ids=["template", "empty", "own", "table", "bom"],
)
def test_setting_changes_that_and_nothing_else(file: Path, text: str) -> None:
    file.write_bytes(text.encode())
    phrases = ("Ett.", 'Två "citat" \\ och å.')
    wanted: dict[str, Value] = {"sakerhetskopior": 3, "fraser": phrases, "tema": "ljust"}
    for setting in SETTINGS:
        if setting.key in wanted:
            set_value(setting, wanted[setting.key])
            set_value(setting, wanted[setting.key])
    settings = read_settings()
    assert settings._replace(problems=()) == Settings(
        theme="ljust", phrases=("Ett.", 'Två "citat" \\ och å.'), backups=3
    )
    kept = {line for line in text.lstrip("\ufeff").splitlines() if line.startswith(("# mitt", "# bom", "[eget]"))}
    assert kept <= {*file.read_text("utf-8").splitlines()}


def test_a_file_that_is_wrong_is_not_written_over(file: Path) -> None:
    file.write_bytes(b"fraser = tio")
    with pytest.raises(PlantermError, match="felskriven"):
        set_value(SETTINGS[0], "ljust")
    assert file.read_bytes() == b"fraser = tio"
