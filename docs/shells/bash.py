"""The completions of bash: see *Programmable Completion* in its manual. Bash 3.2 (macOS) has no ``compopt``."""

from docs.shells.parsers import NAMES, Command

_FUNCTIONS = r"""# Completions of paperterm for bash, made from its command line: python -m docs.readme

_paperterm_offer() { # CURRENT NAME...: the names that begin so, in quotes where the shell needs them
    local current=$1 name
    shift
    for name; do
        [[ $name == "$current"* ]] && COMPREPLY+=("$(printf '%q' "$name")")
    done
}

_paperterm_names() { # CURRENT WHAT: names that the program knows
    local name
    while IFS= read -r name; do
        _paperterm_offer "$1" "$name"
    done < <(paperterm completion "$2" 2>/dev/null)
}

_paperterm_files() { # CURRENT
    local name
    while IFS= read -r name; do
        COMPREPLY+=("$name")
    done < <(compgen -f -- "$1")
    compopt -o filenames 2>/dev/null
}

_paperterm_complete() { # CURRENT KIND
    case $2 in
        files) _paperterm_files "${COMP_WORDS[COMP_CWORD]#=}" ;;
        paths) _paperterm_names "$1" libraries; _paperterm_files "${COMP_WORDS[COMP_CWORD]}" ;;
        NAMES) _paperterm_names "$1" "$2" ;;
        *) _paperterm_offer "$1" $2 ;;
    esac
}

_paperterm() {
    COMPREPLY=()
    # The words of bash end at colons and equal signs, those of a command line do not.
    local line=${COMP_LINE:0:COMP_POINT}
    local current=${line##*[[:space:]]}
    local -a words=()
    read -r -a words <<<"${line%"$current"}"
    local command='' options='' position=0 index=1 word
    case ${words[1]-} in COMMANDS) command=${words[1]} index=2 ;; esac
    _paperterm_options "$command"
    while ((index < ${#words[@]})); do
        word=${words[index++]}
        case $word in
            -*)
                if _paperterm_value "$command" "$word"; then
                    ((index >= ${#words[@]})) && { _paperterm_complete "$current" "$kind"; return; }
                    ((index += 1))
                fi ;;
            *) ((position += 1)) ;;
        esac
    done
    case $current in
        --*=*)
            local prefix=${current%%=*}=
            _paperterm_value "$command" "${current%%=*}" && _paperterm_complete "${current#*=}" "$kind" ;;
        -*) _paperterm_offer "$current" $options ;;
        *)
            [[ -z $command && $position == 0 && ${#words[@]} == 1 ]] && _paperterm_offer "$current" COMMAND_WORDS
            _paperterm_argument "$command" "$position" && _paperterm_complete "$current" "$kind" ;;
    esac
    # Readline replaces only what follows the last colon.
    if [[ $current == *:* && $COMP_WORDBREAKS == *:* && $current != --*=* ]]; then
        local before=${current%"${current##*:}"}
        COMPREPLY=("${COMPREPLY[@]#"$before"}")
    fi
}
"""


def bash(commands: tuple[Command, ...]) -> str:
    """Return the file that bash sources."""
    named = [command.name for command in commands if command.name]
    functions = _FUNCTIONS.replace("NAMES", " | ".join(NAMES)).replace("COMMAND_WORDS", " ".join(named))
    parts = [functions.replace("COMMANDS", " | ".join(named))]
    options = [(f"'{each.name}'", " ".join(flag for o in each.options for flag in o.flags)) for each in commands]
    values = [
        (" | ".join(f"'{each.name} {flag}'" for flag in option.flags), option.value.kind)
        for each in commands
        for option in each.options
        if option.value
    ]
    parts.append(_case("_paperterm_options", "$1", "options", options))
    parts.append(_case("_paperterm_value", "$1 $2", "kind", values))
    parts.append(_case("_paperterm_argument", "$1 $2", "kind", _arguments(commands)))
    return "\n".join([*parts, "complete -F _paperterm paperterm\n"])


def _arguments(commands: tuple[Command, ...]) -> list[tuple[str, str]]:
    return [
        (f"'{each.name} '*" if value.repeats else f"'{each.name} {position}'", value.kind)
        for each in commands
        for position, value in enumerate(each.arguments)
    ]


def _case(name: str, asked: str, variable: str, rows: list[tuple[str, str]]) -> str:
    """Return a function that sets `variable` to what belongs to its arguments, and fails where nothing does."""
    lines = [f"{name}() {{", f'    case "{asked}" in']
    lines += [f"        {pattern}) {variable}='{found}' ;;" for pattern, found in rows]
    lines += ["        *) return 1 ;;", "    esac", "}", ""]
    return "\n".join(lines)
