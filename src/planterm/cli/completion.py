"""Scripts that let a shell complete commands and options with Tab, written from the commands' declarations."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from planterm.cli.arguments import Subcommand
from planterm.texts.command_line import HELP


class Option(NamedTuple):
    """An option of a command as a shell completes it."""

    name: str
    help: str
    takes_value: bool
    values: tuple[str, ...]
    """What the value can be, where there is a choice."""


Known = Mapping[str, tuple[Option, ...]]
"""The options of each command; the one without a name is the program itself."""


def script(shell: str, commands: Sequence[Subcommand]) -> str:
    """The script for a shell."""
    known = {command.name: tuple(_options(command)) for command in commands}
    return {"powershell": _powershell, "bash": _bash, "zsh": _zsh, "fish": _fish}[shell](known)


def _options(command: Subcommand) -> Iterator[Option]:
    for argument in command.arguments:
        name, how = argument.names[-1], argument.how
        if name.startswith("--"):
            yield Option(name, str(how["help"]), "action" not in how, tuple(map(str, how.get("choices", ()))))


def _first(known: Known) -> list[tuple[str, str]]:
    """What can stand first, and what it does."""
    return [*((name, HELP[name]) for name in known if name), *((each.name, each.help) for each in known[""])]


def _choices(known: Known) -> list[tuple[str, tuple[str, ...]]]:
    """What has a choice of values: the first word and the one before the value, and the values."""
    return [(f"{name or each.name} {each.name}", each.values) for name in known for each in known[name] if each.values]


_BASH = """\
_planterm() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" first="${{COMP_WORDS[1]}}" known=
    case "$first ${{COMP_WORDS[COMP_CWORD-1]}}" in
{values}
    esac
    case "$first" in
{options}
    esac
    [ "$COMP_CWORD" -eq 1 ] && known='{first}'
    if [ "$COMP_CWORD" -eq 1 ] || [ "${{word#-}}" != "$word" ]; then
        COMPREPLY=($(compgen -W "$known" -- "$word"))
    fi
}}
complete -o bashdefault -o default -F _planterm planterm"""


def _bash(known: Known) -> str:
    values = [
        f"        '{key}') COMPREPLY=($(compgen -W '{' '.join(values)}' -- \"$word\")); return ;;"
        for key, values in _choices(known)
    ]
    options = [f"        {name}) known='{' '.join(each.name for each in known[name])}' ;;" for name in known if name]
    first = " ".join(name for name, _ in _first(known))
    return _BASH.format(values="\n".join(values), options="\n".join(options), first=first)


_ZSH = """\
_planterm() {{
    local -a known
    if (( CURRENT == 2 )); then
        known=({first})
        _describe planterm known
        _files
        return
    fi
    case "$words[2] $words[CURRENT-1]" in
{values}
    esac
    case "$words[2]" in
{options}
    esac
    if [[ "$PREFIX" == -* ]]; then _describe planterm known; else _files; fi
}}
(( $+functions[compdef] )) || {{ autoload -Uz compinit && compinit }}
compdef _planterm planterm"""


def _zsh(known: Known) -> str:
    def described(pairs: Sequence[tuple[str, str]]) -> str:
        return " ".join(_quoted(f"{name}:{text}") for name, text in pairs)

    values = [f"        '{key}') compadd {' '.join(values)}; return ;;" for key, values in _choices(known)]
    options = [
        f"        {name}) known=({described([(each.name, each.help) for each in known[name]])}) ;;"
        for name in known
        if name
    ]
    return _ZSH.format(values="\n".join(values), options="\n".join(options), first=described(_first(known)))


def _fish(known: Known) -> str:
    start = "complete -c planterm -n"
    lines = [f"{start} __fish_use_subcommand -a {name} -d {_quoted(HELP[name])}" for name in known if name]
    for name, options in known.items():
        when = f"'__fish_seen_subcommand_from {name}'" if name else "__fish_use_subcommand"
        for each in options:
            value = f" -x -a '{' '.join(each.values)}'" if each.values else " -r" * each.takes_value
            lines.append(f"{start} {when} -l {each.name[2:]}{value} -d {_quoted(each.help)}")
    return "\n".join(lines)


_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName planterm -ScriptBlock {{
    param($word, $ast, $cursor)
    $first = @({first})
    $options = @{{
{options}
    }}
    $values = @{{
{values}
    }}
    $words = @($ast.CommandElements | ForEach-Object {{ $_.ToString() }})
    $place = if ($word) {{ $words.Count - 1 }} else {{ $words.Count }}
    $found = @()
    if ($place -eq 1) {{ $found = $first }}
    elseif ($values.ContainsKey("$($words[1]) $($words[$place - 1])")) {{
        $found = $values["$($words[1]) $($words[$place - 1])"]
    }}
    elseif ($word.StartsWith('-') -and $options.ContainsKey($words[1])) {{ $found = $options[$words[1]] }}
    $found | Where-Object {{ $_ -like "$word*" }} | ForEach-Object {{
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }}
}}"""
"""Without the Swedish of the help, since PowerShell 5.1 reads what a program writes in another encoding."""


def _powershell(known: Known) -> str:
    def array(words: Sequence[str]) -> str:
        return ", ".join(f"'{word}'" for word in words)

    options = [f"        '{name}' = @({array([each.name for each in known[name]])})" for name in known if name]
    values = [f"        '{key}' = @({array(values)})" for key, values in _choices(known)]
    first = array([name for name, _ in _first(known)])
    return _POWERSHELL.format(first=first, options="\n".join(options), values="\n".join(values))


def _quoted(text: str) -> str:
    """A help text, without argparse's sign for a percent sign, and quoted for zsh and fish."""
    return "'" + text.replace("%%", "%").replace("'", "’") + "'"
