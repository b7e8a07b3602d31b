"""Saving the plan in its file: merged with what others wrote there, and elsewhere where the file cannot be written."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from planterm.errors import PlantermError
from planterm.model.conflicts import Side
from planterm.session.session import Session
from planterm.store.disk import FileChangedError, shown
from planterm.texts import kept_safe as texts
from planterm.texts import tui as common
from planterm.tui.actions.others import Outcome, TakingIn, decide
from planterm.tui.base_screen import TellingScreen
from planterm.tui.dialogs.dialog import nothing
from planterm.tui.dialogs.file_dialogs import FilePrompt
from planterm.tui.dialogs.questions import Answer, ask
from planterm.tui.disk_news import followed


def save(screen: TellingScreen[Any], then: Callable[[], object] = nothing) -> None:
    """Save the plan and say so, and go on; where that fails, say why and offer another file."""
    if screen.session.read_only and not screen.session.is_dirty:
        screen.say(texts.READ_AND_UNCHANGED)
        return
    moved = followed(screen.session, screen.session.disk_watch.found_elsewhere())
    if screen.session.lacks_others_text:
        _ask_to_leave_out(screen, then)
        return
    if any(each.is_asked_about for each in screen.session.undecided) or screen.session.changed_on_disk():
        _merge_and_save(screen, then)
        return
    try:
        written = screen.session.save()
    except FileChangedError:  # in this very moment
        _merge_and_save(screen, then)
    except PlantermError as error:
        _offer_other_file(screen, str(error), then)
    else:
        said = common.SAVED.format(path=shown(screen.session.path)) if written else common.NOTHING_UNSAVED
        _tell(screen, f"{moved} {said}".strip())
        then()


def saved(session: Session) -> str:
    """Save the plan in its file, from where nothing may be merged into it; what to tell about it.

    Raises PlantermError where somebody has to be asked first, or the file cannot be written.
    """
    if session.lacks_others_text:
        raise PlantermError(texts.WITHOUT_OTHERS_UNSAVED)
    if not session.is_undecided_in_file:
        raise PlantermError(texts.UNDECIDED)
    return common.SAVED.format(path=shown(session.path)) if session.save() else common.NOTHING_UNSAVED


def save_as(screen: TellingScreen[Any], then: Callable[[], object] = nothing) -> None:
    """Save the plan in another file, asking for its name, and go on in that one; what is undecided is asked first."""

    def written(path: Path) -> None:
        _tell(screen, common.SAVED.format(path=shown(path)))
        then()

    session = screen.session
    prompt = FilePrompt(common.SAVE_AS_TITLE, common.SAVE_AS_LABEL, session.path, (".toml",), session.save_as)
    decide(screen, lambda: prompt.open(screen.app, written))


def quit_editor(screen: TellingScreen[Any]) -> None:
    """Leave, asking first when something is unsaved."""

    def leave() -> None:
        screen.session.close(discard=True)
        screen.app.exit()

    leave_for(screen, screen.app.exit, common.SAVE_AND_QUIT, (common.QUIT_UNSAVED, leave))


def leave_for(screen: TellingScreen[Any], go_on: Callable[[], object], save_and_go_on: str, unsaved: Answer) -> None:
    """Go on to something else once it is clear what becomes of what is unsaved."""
    if screen.session.is_dirty:
        saving = save_and_go_on, lambda: save(screen, go_on)
        ask(screen.app, common.QUIT_QUESTION, saving, unsaved, (common.CONTINUE, nothing))
    else:
        go_on()


def take_in(screen: TellingScreen[Any]) -> None:
    """Take in what somebody else has written to the file, without saving."""
    if not screen.may_write():
        return
    if not screen.session.changed_on_disk():
        screen.say(texts.NOTHING_NEW)
        return

    def settled(how: Outcome) -> None:
        screen.show_plan()
        screen.say(texts.KEPT if how is Outcome.KEPT else texts.TAKEN_IN)

    def failed(why: str) -> None:
        _offer_other_file(screen, why, nothing)

    def leave() -> None:
        screen.say(texts.FILE_LEFT, error=True)

    TakingIn(screen, settled, failed, (texts.NOT_NOW, leave), is_saving=False).begin()


def _ask_to_leave_out(screen: TellingScreen[Any], then: Callable[[], object]) -> None:
    """Ask before what somebody else has written is left out of the file."""

    def leave_out() -> None:
        screen.session.lacks_others_text = False
        save(screen, then)

    ask(screen.app, texts.WITHOUT_OTHERS, (texts.NOT_WITHOUT, nothing), (texts.SAVE_WITHOUT, leave_out))


def _merge_and_save(screen: TellingScreen[Any], then: Callable[[], object]) -> None:
    texts_of = (other.side for each in screen.session.undecided for other in each.others)
    is_merged = Side.THEIRS in texts_of or screen.session.changed_on_disk()

    def settled(how: Outcome) -> None:
        try:
            screen.session.save()
        except FileChangedError:  # once more
            _merge_and_save(screen, then)
        except PlantermError as error:
            failed(str(error))
        else:
            done = {Outcome.ALL: texts.MERGED, Outcome.KEPT: texts.MERGED_AND_KEPT}
            said = done.get(how) if is_merged else None
            _tell(screen, said or common.SAVED.format(path=shown(screen.session.path)))
            then()

    def failed(why: str) -> None:
        _offer_other_file(screen, why, then)

    TakingIn(screen, settled, failed, (texts.SAVE_ELSEWHERE, lambda: save_as(screen, then))).begin()


def _offer_other_file(screen: TellingScreen[Any], why: str, then: Callable[[], object]) -> None:
    """Say why the plan is not saved, and offer to write it elsewhere or to try again."""

    def go_on() -> None:
        screen.say(why, error=True)

    screen.show_plan()
    elsewhere = texts.SAVE_AS, lambda: save_as(screen, then)
    again = texts.TRY_AGAIN, lambda: save(screen, then)
    ask(screen.app, texts.save_failed(why), elsewhere, again, (texts.GO_ON, go_on), closed=go_on)


def _tell(screen: TellingScreen[Any], done: str) -> None:
    """Say what was done, or what it lacks."""
    screen.show_plan()
    problem = screen.session.backup_problem
    screen.say(problem or done, error=problem is not None)
