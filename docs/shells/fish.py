"""The completions of fish: see ``complete`` in its manual."""

from docs.shells.parsers import NAMES, Command, Option

_ABOVE = r"""# Completions of paperterm for fish, made from its command line: python -m docs.readme

function __paperterm_command # the command that is typed, nothing before there is one
    set -l words (commandline -opc)
    if contains -- "$words[2]" COMMANDS
        echo $words[2]
    end
end

function __paperterm_in # NAME: whether this command is typed, '' for none
    test "$(__paperterm_command)" = "$argv[1]"
end

function __paperterm_at # NAME POSITION MORE OPTION...: whether that argument is due; the options take a value
    __paperterm_in $argv[1]; or return
    set -l words (commandline -opc)[2..]
    test -n "$argv[1]"; and set words $words[2..]
    set -l position 0
    set -l skips 0
    for word in $words
        if test $skips = 1
            set skips 0
        else if contains -- $word $argv[4..]
            set skips 1
        else if not string match -q -- '-*' $word
            set position (math $position + 1)
        end
    end
    test $position -eq $argv[2]; or test $argv[3] = more -a $position -gt $argv[2]
end

complete -c paperterm -f
"""


def fish(commands: tuple[Command, ...]) -> str:
    """Return the file that fish loads."""
    names = " ".join(command.name for command in commands if command.name)
    lines = [_ABOVE.replace("COMMANDS", names)]
    lines += [
        f"complete -c paperterm -n '__fish_is_first_arg' -a {command.name} -d {_quoted(command.summary)}"
        for command in commands
        if command.name
    ]
    for command in commands:
        lines += ["", f"# paperterm {command.name}".rstrip()]
        condition = f"__paperterm_in {_word(command.name)}"
        lines += [f"complete -c paperterm -n {_quoted(condition)} {_option(option)}" for option in command.options]
        valued = " ".join(flag for option in command.options if option.value for flag in option.flags)
        for position, value in enumerate(command.arguments):
            due = f"__paperterm_at {_word(command.name)} {position} {'more' if value.repeats else 'one'} {valued}"
            if offered := _offered(value.kind):
                lines.append(f"complete -c paperterm -n {_quoted(due)} {offered}")
    return "\n".join(lines) + "\n"


def _option(option: Option) -> str:
    parts = [f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags]
    if option.value:
        parts += ["-r", _offered(option.value.kind)]
    return " ".join([*(part for part in parts if part), "-d", _quoted(option.words)])


def _offered(kind: str) -> str:
    if kind == "files":
        return "-F"
    if kind == "paths":
        return f"-F -a {_quoted('(paperterm completion libraries 2>/dev/null)')}"
    if kind in NAMES:
        return f"-a {_quoted(f'(paperterm completion {kind} 2>/dev/null)')}"
    return f"-a {_quoted(kind)}" if kind else ""


def _word(name: str) -> str:
    return name or '""'


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
