"""The completions of zsh: see ``_arguments`` in zshcompsys(1)."""

from docs.shells.parsers import NAMES, Command, Option, Value

_ABOVE = """#compdef paperterm
# Completions of paperterm for zsh, made from its command line: python -m docs.readme

_paperterm_names() {
    local -a names
    names=(${(f)"$(_call_program $1 paperterm completion $1 2>/dev/null)"})
    compadd "${@:2}" -a names
}
"""
_PATHS = """_paperterm_paths() { _alternative 'libraries:library:_paperterm_libraries' 'files:file:_files' }
_paperterm_first() { _alternative 'commands:command:_paperterm_commands' 'paths:path:_paperterm_paths' }
"""


def zsh(commands: tuple[Command, ...]) -> str:
    """Return the file that zsh loads as the function ``_paperterm``."""
    main, *others = commands
    lines = [_ABOVE]
    lines += [f"_paperterm_{_identifier(name)}() {{ _paperterm_names {name} }}" for name in NAMES]
    lines.append(_PATHS)
    lines += ["_paperterm_commands() {", "    local -a commands=("]
    lines += [f"        {_quoted(command.name + ':' + _colons(command.summary))}" for command in others]
    lines += ["    )", "    _describe -t commands 'command' commands", "}", ""]
    lines += [
        "_paperterm_first() { _alternative 'commands:command:_paperterm_commands' 'paths:path:_paperterm_paths' }"
    ]
    lines += ["", "_paperterm() {", "    local curcontext=$curcontext ret=1", "    if (( CURRENT > 2 )); then"]
    lines += ["        local name=$words[2]", "        case $name in"]
    for command in others:
        lines += [f"            {command.name})", "                shift words; (( CURRENT-- ))"]
        lines += [f"                _arguments -s -S {_specs(command)} && ret=0", "                return ret ;;"]
    lines += ["        esac", "    fi", f"    _arguments -s -S {_specs(main, first='_paperterm_first')} && ret=0"]
    return "\n".join([*lines, "    return ret", "}", "", _BELOW])


_BELOW = """# Loaded by compinit it is the function itself; sourced, it is told to compinit.
if [[ $funcstack[1] == _paperterm ]]; then
    _paperterm "$@"
else
    compdef _paperterm paperterm
fi
"""


def _specs(command: Command, first: str = "") -> str:
    specs = [_option(option) for option in command.options]
    if first:
        specs.append(_quoted(f"1:path or command:{first}"))
    for position, value in enumerate(command.arguments, 1):
        where = "*" if value.repeats else str(position)
        specs.append(_quoted(f"{where}:{_colons(value.name)}:{_action(value)}"))
    return " \\\n                    ".join(["", *specs]).strip(" ")


def _option(option: Option) -> str:
    value = f":{_colons(option.value.name)}:{_action(option.value)}" if option.value else ""
    words = _colons(option.words).replace("[", "\\[").replace("]", "\\]")
    flags = [f"{flag}{'=' if value and flag.startswith('--') else ''}" for flag in option.flags]
    described = _quoted(f"[{words}]{value}")
    if len(flags) == 1:
        return f"{flags[0]}{described}"
    return f"'({' '.join(option.flags)})'{{{','.join(flags)}}}{described}"


def _action(value: Value) -> str:
    if value.kind == "files":
        return "_files"
    if value.kind == "paths":
        return "_paperterm_paths"
    if value.kind in NAMES:
        return f"_paperterm_{_identifier(value.kind)}"
    return f"({value.kind})" if value.kind else " "


def _identifier(name: str) -> str:
    return name.replace("-", "_")


def _colons(text: str) -> str:
    return text.replace("\\", "\\\\").replace(":", "\\:")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
