"""The project's ``.bib``: a look at what is there, then the addition; its undo."""

import os
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from paperterm.actions.outcome import Outcome
from paperterm.text import clean_line
from paperterm.ui.choices import Choice
from paperterm.ui.handlers.copying import copy_keys
from paperterm.ui.screens.choice import ChoiceScreen
from paperterm.ui.screens.prompt import PromptScreen

if TYPE_CHECKING:
    from paperterm.model import Entry
    from paperterm.ui.additions import Plan
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen

_SUGGESTED: Final = "references.bib"


def add(screen: "LibraryScreen") -> None:
    """Add the citations of the marked entries, else of the current one, to the project's ``.bib``."""
    entries = screen.view.chosen
    if entries:
        screen.project.find(partial(_choose_file, screen, entries))
    else:
        screen.say(Outcome("warning", "There is no entry to add."))


def _choose_file(screen: "LibraryScreen", entries: "Sequence[Entry]", found: Sequence[Path]) -> None:
    if not screen.is_active:  # something else was opened meanwhile
        return
    if len(found) == 1:
        _compare(screen, entries, found[0])
    elif found:
        choices = [Choice(str(number), clean_line(path.name), more=_shown(path)) for number, path in enumerate(found)]

        def chosen(number: str | None) -> None:
            if number is not None:
                screen.project.path = found[int(number)]
                _compare(screen, entries, found[int(number)])

        title = "Which .bib of the project?"
        screen.app.push_screen(ChoiceScreen(title, choices, "type to filter", "No such file."), chosen)
    else:
        _ask_for_file(screen, entries)


def _ask_for_file(screen: "LibraryScreen", entries: "Sequence[Entry]") -> None:
    def answered(name: str | None) -> None:
        if name is None:
            screen.say(Outcome("warning", "Nothing added: no .bib was named."))
            return
        path = Path(os.path.expanduser(name))
        if path.suffix.lower() != ".bib":
            screen.say(Outcome("failed", f"Nothing added: the name {name} does not end in .bib"))
            return
        if path.is_file():
            screen.project.path = path
        _compare(screen, entries, path)

    question = "No .tex file here names a bibliography. Add to which .bib?"
    screen.app.push_screen(PromptScreen(question, _SUGGESTED), answered)


def _compare(screen: "LibraryScreen", entries: "Sequence[Entry]", path: Path) -> None:
    screen.say(Outcome("done", f"Comparing with {clean_line(path.name)} …"))
    screen.project.compare(path, entries, partial(_confirm, screen))


def _confirm(screen: "LibraryScreen", plan: "Plan") -> None:
    from paperterm.ui.additions import nothing_words, plan_choices

    if not screen.is_active:
        return
    if not plan.has_question:
        screen.say(Outcome("warning", nothing_words(plan)))
        return
    screen.say(None)

    def chosen(value: str | None) -> None:
        if value and plan.addable(value):
            screen.project.add(plan, value)
        elif value and (keys := plan.keys_there(value)):
            copy_keys(screen, keys)
        else:
            screen.say(Outcome("warning", f"Nothing added to {plan.name}."))

    title = f"Add to {_shown(plan.path)}{'' if plan.exists else ', which is not there yet'}"
    hint = "enter does the marked line, esc adds nothing"
    screen.app.push_screen(ChoiceScreen(title, plan_choices(plan), hint, "No such line."), chosen)


def _shown(path: Path) -> str:
    """Return a path as short as it can be said from here."""
    for folder, sign in ((os.curdir, ""), (os.path.expanduser("~"), "~/")):
        with suppress(OSError):  # the working directory may be gone
            absolute = Path(folder).absolute()
            if path.is_relative_to(absolute):
                return clean_line(f"{sign}{path.relative_to(absolute)}")
    return clean_line(str(path))


HANDLERS: Final[dict[str, "Handler"]] = {
    "bib.add": add,
    "bib.undo": lambda screen: screen.project.undo(),
}
