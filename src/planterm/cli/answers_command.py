"""``planterm answers``: what parties have written in their own rows, taken into the plan."""

from argparse import Namespace
from collections.abc import Iterator

from planterm.cli.arguments import FORCE, PLAN, Subcommand, file, new_file, option, output
from planterm.cli.laid_out import report_lines, terminal_width
from planterm.cli.streams import DONE, FOUND, write
from planterm.model.answers import Meeting, with_answers
from planterm.model.form import Role
from planterm.model.plan import Plan, Row
from planterm.model.text import one_line
from planterm.publish.answer_text import answer_lines
from planterm.publish.wrap import hanging
from planterm.session.workbooks import AnswerFile, read_answers
from planterm.store.planfile import load, save_as
from planterm.texts import command_line as texts
from planterm.texts import party_answers as words


def _run(arguments: Namespace) -> int:
    own, force = arguments.plan, arguments.force
    path = new_file(arguments.output, ".toml", force=force, reads=arguments.answers, own=own)
    file = load(arguments.plan)
    taking = _Taking(file.plan, Meeting(arguments.existing))
    for answer in arguments.answers:
        taking.take(read_answers(taking.plan, answer))
    save_as(file, taking.plan, path, overwrite=force)
    write("\n".join([words.ANSWERS_SAVED.format(path=one_line(str(path))), *taking.lines()]))
    return FOUND if taking.is_to_look_at else DONE


class _Taking:
    """Answers taken into a plan, one file after the other, and what is to be told of them."""

    def __init__(self, plan: Plan, existing: Meeting) -> None:
        self.plan = plan
        self._lines = list[str]()
        self.is_to_look_at = False
        self._existing = existing
        self._is_left = False
        self._answered: dict[str, list[tuple[str, Row]]] = {}
        """By the ids of the rows, the files whose follow-up is in the plan and what they say: none takes another's
        place."""

    def take(self, handed_back: AnswerFile) -> None:
        """Take in what a file says."""
        name, width = one_line(str(handed_back.path)), terminal_width()
        decided = dict.fromkeys(self._answered, Meeting.BELOW)
        taken = with_answers(self.plan, handed_back.answers, decided, self._existing)
        together = any(each.ours.id in decided for each in taken.met)
        self._is_left |= any(each.is_left and each.ours.id not in decided for each in taken.met)
        self.is_to_look_at |= bool(self._is_left or together or taken.changed or taken.unknown or handed_back.report)
        self._lines += [
            words.answers_taken(name, len(taken.taken)),
            *answer_lines(self.plan, taken, width, name, self._answered),
            *report_lines(handed_back.report, width),
        ]
        self._remember(name, taken.plan, handed_back.answers)

    def lines(self) -> Iterator[str]:
        """What was taken in and what was not, and how to take that in."""
        yield from self._lines
        if self._is_left:
            yield from hanging("", words.TAKE_THEM, 0, terminal_width())

    def _remember(self, name: str, plan: Plan, answers: Plan) -> None:
        """Make that plan the one to go on with; the answers whose text is in it since now are the file's."""
        for before, row in zip(self.plan.rows(), plan.rows(), strict=True):
            if row.text(Role.FOLLOW_UP) != before.text(Role.FOLLOW_UP):
                self._answered.setdefault(row.id, []).append((name, answers.standings[row.id].row))
        self.plan = plan


_ARGUMENTS = (
    PLAN,
    file("answers", metavar=texts.ANSWER, nargs="+", help=texts.ANSWER_HELP),
    output(texts.OUT, texts.ANSWERS_OUTPUT_HELP),
    option(
        "--existing",
        metavar=texts.MEETING,
        choices=[each.value for each in Meeting],
        default=Meeting.KEEP.value,
        help=texts.EXISTING_HELP,
    ),
    FORCE,
)
COMMANDS = (Subcommand("answers", _ARGUMENTS, _run),)
