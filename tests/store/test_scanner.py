import pytest

from planterm.store.scanner import Kind, Statement, statements


def only(text: str) -> Statement:
    [statement] = statements(text)
    return statement


def value_of(text: str) -> str:
    statement = only(text)
    assert (statement.start, statement.end) == (0, len(text))
    return text[statement.value_start : statement.value_end]


@pytest.mark.parametrize(
    "value",
    [
        '"text"',
        '"med \\" och # i"',
        '"slutar med \\\\"',
        '""',
        "''",
        "'C:\\mapp'",
        '""""""',
        '"""a"""',
        '"""\nrad\n[[omrade]]\n# inget\nett "citat" och ""två""\\"""""',
        '"""slutar med ett""""',
        '"""slutar med två"""""',
        '"""""börjar med två"""',
        '"""\\""" inte slut"""',
        "'''\nliteral \\ ''\n'''",
        "'''slutar med ett''''",
        "''''''",
        "1979-05-27 07:32:00",
        "+1_000",
        "true",
        '[1, [2, "]"], # en kommentar med ] i\n  {a = 1}]',
        '{a = "}", b = [1]}',
        "[\n[[1]],\n]",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "  # efteråt ]\n", "\t#\r\n", ""])
def test_a_value_is_found_whole_and_nothing_more(value: str, end: str) -> None:
    assert value_of(f"nyckel = {value}{end}") == value


@pytest.mark.parametrize(
    ("line", "kind", "key"),
    [
        ("\n", Kind.BLANK, ()),
        (" \t\r\n", Kind.BLANK, ()),
        ("  # text\n", Kind.COMMENT, ()),
        ("[plan]\n", Kind.TABLE, ("plan",)),
        ('  [ "plan" ]  # kommentar\r\n', Kind.TABLE, ("plan",)),
        ("[[omrade]]", Kind.ARRAY_TABLE, ("omrade",)),
        ("[[ 'omrade' . \"rad\" ]]\n", Kind.ARRAY_TABLE, ("omrade", "rad")),
        ('["a]b".c]\n', Kind.TABLE, ("a]b", "c")),
        ('"\\u00e5r" = 1\n', Kind.KEY, ("år",)),
        ("a.'b.c' . d = 1\n", Kind.KEY, ("a", "b.c", "d")),
        ("\t1234 = 1\n", Kind.KEY, ("1234",)),
    ],
)
def test_every_kind_of_line_is_known_by_its_key(line: str, kind: Kind, key: tuple[str, ...]) -> None:
    statement = only(line)
    assert (statement.kind, statement.key, statement.end) == (kind, key, len(line))


def test_statements_leave_nothing_out() -> None:
    text = '# a\n\nb = """\nc = 1\n"""\n[d]\ne = [\n 1,\n] # f\n\n  \ng = 2'
    found = list(statements(text))
    assert "".join(text[statement.start : statement.end] for statement in found) == text
    assert [statement.key for statement in found if statement.key] == [("b",), ("d",), ("e",), ("g",)]
