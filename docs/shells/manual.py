"""The manual page, in the language of man(7); ``paperterm man`` puts the user's keys into it."""

from docs.shells.parsers import Command, Option
from paperterm import __version__
from paperterm.commands.man import AFTER_KEYS, BEFORE_KEYS, roff, roff_keys
from paperterm.config.settings import ROWS
from paperterm.ui.keys import ACTIONS

_ABOVE = f""".\\" Made from the program: python -m docs.readme
.TH PAPERTERM 1 "" "paperterm {__version__}" "User Commands"
.SH NAME
paperterm \\- open curated Markdown paper lists, find a paper, take its citation
.SH SYNOPSIS
"""
_DESCRIPTION = r""".SH DESCRIPTION
.B paperterm
opens curated Markdown lists of papers as they are: a tree of sections, a table of entries, a detail pane with the
citation, a filter as fast as typing, and keys that copy BibTeX, cite commands and links, also over SSH and in tmux.
Without a path it opens your libraries, else the lists that were opened last, else a sample list.
Commands read the lists opened last only for a person at a terminal or with
.BR \-\-last ,
and the sample list only with
.BR \-\-sample .
Everything that a key does, a command does too.
.PP
Lists are read, never written; nothing in their folders is run, and nothing of them reaches the terminal unclean.
"""
_BELOW = r""".SH FILES
.TP
.I $XDG_CONFIG_HOME/paperterm/config.toml
The settings (\(ti/.config/paperterm where the variable is not set).
.B paperterm config
prints them with their defaults.
.TP
.I .paperterm.toml
Settings of a project, only in the folder that you are in, and only harmless ones; never read from the folder of a list.
.TP
.I $XDG_STATE_HOME/paperterm
The place where you were, what was copied last, reports of crashes.
.TP
.I $XDG_DATA_HOME/paperterm
What you keep about papers, if the settings do not say where else.
.TP
.I $XDG_CACHE_HOME/paperterm
What is kept of lists that were read;
.B paperterm cache \-\-clear
removes it.
.SH ENVIRONMENT
Each setting that is no table can be given in a variable, named below SETTINGS.
.TP
.BR VISUAL ", " EDITOR
The editor for lists, notes and settings.
.TP
.B BROWSER
The program that opens addresses, if the settings name none.
.TP
.B NO_COLOR
If it is set and not empty, nothing is told by color.
.SH EXIT STATUS
.TP
.B 0
Something was found.
.TP
.B 1
Nothing was found, or a check has findings.
.TP
.B 2
The command line is wrong, or something cannot be read.
.TP
.B 70
A mistake in the program; the report is in the state folder.
.TP
.B 130
Canceled.
.SH EXAMPLES
.TP
.B paperterm \(ti/lists/llms refs.bib
Open a folder of lists and a bibliography.
.TP
.B paperterm list \-q \(aqattention year:2020\-\(aq \(ti/lists/llms
Print what the filter finds.
.TP
.B paperterm bibtex vaswani2017attention >> refs.bib
Take the BibTeX of a paper by its citation key.
.TP
.B paperterm cite \-c citep \(aqflash attention\(aq
Print the cite command of the best hit.
"""


def manual(commands: tuple[Command, ...]) -> str:
    """Return the source of the manual page."""
    main, *others = commands
    parts = [_ABOVE, _synopsis(main)]
    parts += [f".br\n{_synopsis(command)}" for command in others]
    parts += [_DESCRIPTION, ".SH OPTIONS\n", *map(_option, main.options), ".SH COMMANDS\n"]
    for command in others:
        parts += [f".SS paperterm {roff(command.name)}\n", _sentence(command.summary)]
        parts += [f".TP\n.I {roff(value.name)}\n{roff(value.words)}\n" for value in dict.fromkeys(command.arguments)]
        parts += [_option(option) for option in command.options if option not in main.options]
    parts += [".SH KEYS\n", BEFORE_KEYS, roff_keys(ACTIONS), AFTER_KEYS, ".SH SETTINGS\n", *_settings(), _BELOW]
    return "".join(parts)


def _synopsis(command: Command) -> str:
    name = f"paperterm {command.name}".rstrip()
    values = [f"[\\fI{roff(v.name)}\\fR ...]" if v.repeats else f"\\fI{roff(v.name)}\\fR" for v in command.arguments]
    return " ".join([f"\\fB{roff(name)}\\fR [\\fIoptions\\fR]", *values]) + "\n"


def _option(option: Option) -> str:
    flags = ", ".join(f"\\fB{roff(flag)}\\fR" for flag in option.flags)
    value = f" \\fI{roff(option.value.name)}\\fR" if option.value else ""
    return f".TP\n{flags}{value}\n{roff(option.words)}\n"


def _settings() -> list[str]:
    lines = ["Of the file of settings, each under its key in TOML, with the variable that sets it.\n"]
    for row in ROWS.values():
        variable = f" (\\fB{row.variable}\\fR)" if row.variable else ""
        lines.append(f".TP\n.B {roff(row.key)}\n{roff(row.about.words)}{variable}\n")
    return lines


def _sentence(summary: str) -> str:
    return roff(summary[:1].upper() + summary[1:] + ".") + "\n"
