"""Forms of any kind as hypothesis strategies, and plans on them."""

from collections.abc import Sequence
from datetime import date
from unicodedata import normalize

from hypothesis import strategies as st

from planterm.excel.table_rows import is_ditto
from planterm.model.folding import folded_line
from planterm.model.form import (
    Analysis,
    Column,
    Columns,
    Counted,
    Form,
    FormArea,
    Instruction,
    Resource,
    Role,
)
from planterm.model.plan import Area, Effect, GoalReached, Plan, Row, Stage, Status
from planterm.model.text import clean

_HEADERS = {
    Role.PROBLEM: ["Problem", "Utmaning", "Vad är problemet?"],
    Role.CAUSE: ["Orsak", "Bakomliggande orsaker", "Varför"],
    Role.MEASURE: ["Åtgärd", "Insats", "Aktivitet", "Vad"],
    Role.GOALS: ["Operativa mål", "Mål", "Effektmål"],
    Role.WHEN: ["När", "Klart", "Tidplan", "Tid"],
    Role.WHO: ["Vem", "Ansvarig", "Ansvar", "Åtgärdsägare"],
    Role.FOLLOW_UP: ["Uppföljning", "Uppföljning T1", "Uppföljning T2", "Uppföljning helår", "Resultat", "Utfall"],
}
_OTHERS = [
    "Kostnad", "Nr", "Prioritet", "Ansvarig chef", "Problemägare", "Mål", "Målgrupp", "Åtgärd nr", "Område",
    "Vem", "Ansvarig", "Klart", "Tid för möte", "Orsakskod", "2026", "Budget (tkr)", "Antal problem", "=A1",
    "Uppföljning av kostnad",
]  # fmt: skip
_GUIDANCE = [
    "",
    "",
    "Ange här.",
    "Beskriv vad som ska göras, och hur.",
    "Fylls i vid uppföljningen. " * 12,
    "Två\n\nstycken",
]
_TITLES = [
    "Barn och unga", "Våld i nära relationer", "Otrygga och brottsutsatta platser", "Uppföljning", "Trygghet", "Mål",
    "Kostnad", "Ett område med ett mycket långt namn som ingen flik och ingen rad har plats för",
]  # fmt: skip


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """A form of 3 to 12 columns in any order: some roles missing, some columns without, up to three follow-ups."""
    further = draw(st.lists(st.sampled_from([each for each in Role if each not in _NEEDED]), unique=True))
    roles: list[Role | None] = [*_NEEDED, *further, *(Role.FOLLOW_UP,) * draw(st.integers(0, 2))]
    most = 12 - len(roles)
    roles += (None,) * draw(st.integers(max(0, 3 - len(roles)), most))
    columns = _columns(draw, draw(st.permutations(roles)))
    titles = draw(st.lists(st.sampled_from(_TITLES), min_size=1, max_size=5, unique=True))
    areas = tuple(FormArea(f"omr{n}", title, f"{n} {title}"[:31].strip()) for n, title in enumerate(titles, 1))
    return Form(
        id="nagons",
        year=2025,
        name="Någons formulär",
        title_pattern=draw(
            st.sampled_from(["Åtgärdsplan {ar}", "Plan mot brott {ar}", "Handlingsplan", "{ar} års plan"])
        ),
        annex=draw(st.sampled_from(["", "Bilaga 1"])),
        instruction=draw(st.none() | st.just(_INSTRUCTION)),
        columns=columns,
        areas=areas,
        own_area=draw(st.none() | st.just(FormArea("eget", "[Eget område]", "Eget område"))),
        analysis=_analysis(draw, columns),
    )


_NEEDED = (Role.MEASURE, Role.FOLLOW_UP)
_INSTRUCTION = Instruction("Instruktion", ("Så fylls planen i.",), (Resource("Stöd", "", "bra.se", "https://bra.se"),))


def _columns(draw: st.DrawFn, roles: Sequence[Role | None]) -> Columns:
    columns: list[Column] = []
    for number, role in enumerate(roles):
        taken = {folded_line(column.header) for column in columns}
        words = [*(_HEADERS[role] if role else _OTHERS), f"Rubrik {number}"]
        header = draw(st.sampled_from([word for word in words if folded_line(word) not in taken]))
        key = f"k{number}" if role is None or role is Role.FOLLOW_UP else role.value
        columns.append(Column(number, key, header, draw(st.sampled_from(_GUIDANCE)), draw(st.integers(1, 30)), role))
    return Columns(columns)


def _analysis(draw: st.DrawFn, columns: Columns) -> Analysis:
    counted = draw(st.lists(st.sampled_from(columns), max_size=4, unique=True))
    headings = tuple(Counted(column, f"Antal {column.header}") for column in counted)
    return Analysis("Analys", "Sammanställning", "Område", headings, has_sheet=draw(st.booleans()))


TEXTS = (
    st.one_of(
        st.sampled_from(
            ["", "", " ", "Linjearbete", "Rad ett\nrad två", "=1+1", "-\tpunkt", '"""', "'''\\", "[[omrade.rad]]"]
        ),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    )
    .map(clean)
    .filter(lambda text: not is_ditto(text))
)
_LINES = TEXTS.filter(lambda text: "\n" not in text and text.strip() == text)


@st.composite
def plans(draw: st.DrawFn, form: Form | None = None) -> Plan:
    """A plan on any form, or on that one, with up to four rows an area."""
    form = form or draw(forms())
    cells = st.lists(st.tuples(*[TEXTS] * len(form.columns)), max_size=4)
    official = {area.title for area in form.areas}  # an own area of that title would be read as the form's
    others = [each for each in ("Heder", "Mål", "Analys", "Åtgärd", "Trygghet i centrum") if each not in official]
    titles = draw(st.lists(st.sampled_from(others), max_size=2, unique=True))
    areas = [Area(area.id, area.title, own=False) for area in form.areas]
    areas += [Area(f"egna{number}", title, own=True) for number, title in enumerate(titles)]
    chosen = st.tuples(*(st.none() | st.sampled_from(kind) for kind in (Status, GoalReached, Effect)))
    return Plan(
        form,
        draw(st.integers(1900, 2200)),
        draw(_LINES),
        draw(_LINES),
        draw(st.sampled_from(Stage)),
        draw(_LINES),
        draw(st.none() | st.dates(date(1000, 1, 1))),
        tuple(
            area._replace(
                rows=tuple(
                    Row(f"rad{place}-{number}", form.columns, texts, *draw(chosen))
                    for number, texts in enumerate(draw(cells))
                ),
            )
            for place, area in enumerate(areas)
        ),
    )


def shown(plan: Plan) -> tuple[object, ...]:
    """What a workbook can show of a plan: white space alone is blank, and blank rows are none."""
    areas = [
        (_shown(area.title), area.own, [tuple(map(_shown, row.cells)) for row in area.rows if not row.is_blank])
        for area in plan.areas
    ]
    return plan.form.id, plan.year, plan.district, plan.police_area, plan.case_number, plan.decided_on, areas


def _shown(text: str) -> str:
    """The text as it is once it has entered a plan, its letters composed."""
    return normalize("NFC", text) if text.strip() else ""
