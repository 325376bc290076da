"""How things stand, said in the bars around the panes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from paperterm.actions.outcome import Outcome
from paperterm.config.loaded import SettingProblem
from paperterm.library.sample import sample_folder
from paperterm.trouble import listen
from paperterm.ui.lines import Search, footer_hints, header_runs, no_rows, reading_words, status_runs
from paperterm.ui.text import Run, runs_width

if TYPE_CHECKING:
    from paperterm.ui.screens.library import LibraryScreen


def refresh_bars(screen: "LibraryScreen") -> None:
    """Say again how things stand; bars that would say the same are not drawn."""
    path = screen.outline.path
    cells = screen.size.width
    keymap = screen.app.keymap
    screen.header.show(*header_runs(path, screen.view, cells))
    outcome = screen.message
    said = None if outcome is None else (outcome.level, outcome.message)
    reading = reading_words(keymap, screen.intake.progress)
    problems = len(screen.view.library.problems)
    screen.status.show(*status_runs(said, reading, screen.view, problems, cells))
    if not screen.footer.is_menu:
        pane = None if screen.filter.typing else screen.pane
        picking = screen.app.picker is not None
        marks = len(screen.view.marks)
        before = [Run(f" {marks:,} marked: ", "marked")] if marks and pane else []
        room = cells - runs_width(before)
        screen.footer.show_hints(
            before, footer_hints(keymap, pane, room, picking=picking, selected=screen.filter.is_selected)
        )
    notes = [Run(f"{problem} ", "warning") for problem in screen.feed.query_problems]
    screen.filter.note(*([Run("searching … ", "label")] if screen.feed.is_slow or screen.feed.is_behind else notes))
    search = Search(screen.feed.query, path, screen.offer.nearest)
    loading = screen.intake.progress is not None
    screen.table.empty = no_rows(keymap, search, screen.view.library, loading=loading)


def slow_line_outcome(screen: "LibraryScreen") -> Outcome | None:
    """Return what is done about a slow line, once in the first session over SSH; None after that."""
    if not screen.slow_line.is_news or screen.app.picker:
        return None
    screen.slow_line.tell()
    key = screen.app.keymap.label("app.save-bytes")
    return Outcome("done", f"Over SSH the detail waits while a key repeats, to save bytes; {key} turns that off.")


def hear_trouble(screen: "LibraryScreen") -> None:
    """Show trouble with the program's own files from now on, beside a warning that is already shown."""

    def show(message: str) -> None:
        before = screen.message
        also = f"{before.message}; " if before and before.level == "warning" else ""
        screen.say(Outcome("warning", also + message))

    def hear(message: str) -> None:
        screen.call_later(show, message)

    listen(hear)


def welcome_outcome(screen: "LibraryScreen") -> Outcome | None:
    """Return what can be done with the sample list, where it is opened for the first time; None for other lists."""
    if screen.app.picker or not screen.bookmarks.is_first_visit(sample_folder()):
        return None
    label = screen.app.keymap.label
    first = f"{label('filter.focus')} filters, {label('entry.copy-bibtex')} copies the BibTeX"
    words = f"This is the sample list: {first}, {label('app.help')} shows all keys. Your own: paperterm FOLDER"
    return Outcome("done", words)


def settings_outcome(problems: Sequence[SettingProblem], themes: Sequence[SettingProblem] = ()) -> Outcome | None:
    """Return what is wrong with the settings and the user's themes, the first of each; None where nothing is."""
    more = f" ({len(problems) - 1} more: paperterm config --show)" if len(problems) > 1 else ""
    others = f" ({len(themes) - 1} more in the themes)" if len(themes) > 1 else ""
    said = [f"{some[0]}{rest}" for some, rest in ((problems, more), (themes, others)) if some]
    return Outcome("warning", "; ".join(said)) if said else None
