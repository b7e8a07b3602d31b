"""The settings file, right and wrong."""

import sys
from pathlib import Path

import pytest

from planterm.model.findings import Rule
from planterm.store.settings import VARIABLE, Settings, read_settings, settings_file, wanted_review


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
    assert read_settings() == Settings(backups=10, problem=None)


@pytest.mark.parametrize(
    ("text", "count"), [("sakerhetskopior = 25", 25), ("# inget\n", 10), ("sakerhetskopior = 0", 0)]
)
def test_what_is_set_holds(file: Path, text: str, count: int) -> None:
    file.write_text(f"\ufeff{text}\n", encoding="utf-8")
    assert read_settings() == Settings(count)


def test_phrases_are_the_users_own_texts(file: Path) -> None:
    file.write_text('fraser = ["Klart.", " ", "Med \\u001b styrtecken."]\nsakerhetskopior = 3\n', encoding="utf-8")
    assert read_settings() == Settings(3, ("Klart.", "Med  styrtecken."))


def test_synonyms_are_lines_of_names(file: Path) -> None:
    file.write_text('synonymer = ["polisen = LPO Farsta", "BoU = barn och unga"]\n', encoding="utf-8")
    assert read_settings() == Settings(synonyms=("polisen = LPO Farsta", "BoU = barn och unga"))


def test_phrases_that_are_wrong_leave_the_other_settings_as_they_are(file: Path) -> None:
    file.write_text("fraser = 3\nsakerhetskopior = 25\n", encoding="utf-8")
    assert read_settings().backups == 25
    assert read_settings().phrases == ()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"sakerhetskopior = tio", "kan inte tolkas som TOML"),
        (b"\xff\xfe\x00", "kan inte tolkas som TOML"),
        (b"x = " + b"[" * 60_000, "kan inte tolkas som TOML"),
        (b'fraser = ["' + b"x" * 5_000_000 + b'"]', "är större än 64 kB"),
        (b'fraser = ["' + b"x" * 2_000 + b'"]', "på högst 1000 tecken"),
        (b"x" * 60_000 + b" = 1", "finns inte"),
        (b"fraser = [2026-01-01, nan, [], {}]", "”fraser” ska vara en lista med texter"),
        (b"sakerhetskopior = 2026-01-01T10:00:00", "ska vara ett heltal"),
        (b"sakerhetskopior = 'tio'", "”sakerhetskopior” ska vara ett heltal från 0 till 1000; 10 gäller"),
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
    assert "kan inte läsas, så standardinställningarna gäller; gör den till" in (read_settings().problem or "")


def test_rules_and_weak_words_are_off_and_on(file: Path) -> None:
    file.write_text('granska_inte = ["onskemal", "se över"]\nsvaga_ord = ["Jobba med"]\n', encoding="utf-8")
    assert read_settings().problem is None
    wanted = wanted_review()
    assert not wanted.has(Rule.WISH)
    assert "jobba med" in wanted.weak
    assert "se över" not in wanted.weak
    file.write_text('granska_inte = ["önskemål"]\n', encoding="utf-8")
    assert "”granska_inte” ska vara en lista med granskningens regler" in (read_settings().problem or "")
    assert wanted_review().has(Rule.WISH)


def test_the_districts_that_should_have_a_plan(file: Path) -> None:
    file.write_text('stadsdelar = ["Farsta", " ", "Skarpnäck"]\n', encoding="utf-8")
    assert read_settings().districts == ("Farsta", "Skarpnäck")
    file.write_text('stadsdelar = "Farsta"\n', encoding="utf-8")
    assert "”stadsdelar” ska vara en lista med namn" in (read_settings().problem or "")
