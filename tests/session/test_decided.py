"""The copy of a plan as it was decided."""

import os
from pathlib import Path

import pytest

from official_form import At, form_row
from planterm.errors import PlantermError
from planterm.model.edits import Place, set_cell, set_details
from planterm.model.form import Role
from planterm.model.plan import Plan, Stage
from planterm.session.session import Session
from planterm.session.written_plan import decided_file, new_plan
from planterm.store.planfile import create, load

pytestmark = pytest.mark.usefixtures("folder")


def opened(comment: str = "") -> Session:
    plan = new_plan(2026, "Farsta")
    plan = plan.with_area(plan.areas[0]._replace(rows=(form_row("a").with_cell(At.PROBLEM, "Klotter"),)))
    file = create(Path("plan.toml"), plan)
    if comment:
        file.path.write_text(file.text + comment, encoding="utf-8")
    return Session.open(Path("plan.toml"))


def decide(session: Session, day: int) -> Path:
    details = set_details(session.plan, Place("unga"), {"skede": "beslutad", "beslutsdatum": f"2026-04-{day:02}"})
    session.apply(details)
    return session.keep_decided()


def test_the_copy_stands_in_a_folder_beside_the_plan_under_its_date() -> None:
    session = opened("# Beslutat av nämnden.\n")
    path = decide(session, 23)
    assert path == Path("beslutade/plan 2026-04-23.toml")
    assert load(path).plan == session.plan
    assert "# Beslutat av nämnden." in path.read_text(encoding="utf-8")
    assert Path("plan.toml").read_text(encoding="utf-8").count("utkast") > 0, "the plan itself is saved by nobody"
    session.close(discard=True)


def test_it_stays_as_it_was_decided_whatever_becomes_of_the_plan() -> None:
    session = opened()
    path = decide(session, 23)
    session.apply(set_cell(session.plan, Place("unga", "a"), "Skadegörelse"))
    session.save()
    assert [row.text(Role.PROBLEM) for row in load(path).plan.rows()] == ["Klotter"]
    session.close()


def test_the_latest_decision_is_found_and_only_of_this_plan() -> None:
    session = opened()
    assert decided_file(session.path) is None
    decide(session, 23)
    latest = decide(session, 30)
    for other in ("plan B 2026-05-01.toml", "plan 2026.toml", "plan.toml", "plan 2026-05-01.txt"):
        Path("beslutade", other).touch()
    assert decided_file(session.path) == latest
    session.close(discard=True)


def test_a_copy_of_the_same_day_is_replaced() -> None:
    session = opened()
    decide(session, 23)
    session.apply(set_cell(session.plan, Place("unga", "a"), "Skadegörelse"))
    path = session.keep_decided()
    problems: list[str] = [row.text(Role.PROBLEM) for row in load(path).plan.rows()]
    assert problems == ["Skadegörelse"]
    assert len(list(Path("beslutade").iterdir())) == 1
    session.close(discard=True)


@pytest.mark.skipif(os.name != "posix", reason="making links takes rights on Windows")
@pytest.mark.parametrize("linked", ["beslutade", "beslutade/plan 2026-04-23.toml"])
def test_a_link_that_somebody_has_put_in_the_copys_place_is_refused(linked: str) -> None:
    session = opened()
    Path("annans").mkdir()
    Path("annans/plan 2026-04-23.toml").write_text("annans", encoding="utf-8")
    Path(linked).parent.mkdir(exist_ok=True)
    target = Path("annans", *Path(linked).parts[1:]).absolute()
    Path(linked).symlink_to(target)
    with pytest.raises(PlantermError, match=f"{linked} är en länk till {target} och används inte"):
        decide(session, 23)
    assert Path("annans/plan 2026-04-23.toml").read_text("utf-8") == "annans"
    assert len(list(Path("annans").iterdir())) == 1
    session.close(discard=True)


def test_a_folder_that_cannot_be_made_is_told_in_one_sentence() -> None:
    session = opened()
    Path("beslutade").touch()
    with pytest.raises(PlantermError, match="beslutade"):
        decide(session, 23)
    decided: Plan = session.plan
    assert decided.stage is Stage.DECIDED
    session.close(discard=True)
