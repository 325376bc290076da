"""Marks: one, a range, all that is shown, none."""

from typing import TYPE_CHECKING, Final

from paperterm.actions.outcome import Outcome

if TYPE_CHECKING:
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen


def toggle(screen: "LibraryScreen") -> None:
    """Mark or unmark the current entry and move on."""
    entry = screen.view.current
    if entry is None:
        return
    screen.view.marks.toggle(entry)
    screen.table.refresh_lines(screen.view.cursor)
    screen.table.move(1)
    screen.follower.follow()


def mark_range(screen: "LibraryScreen") -> None:
    """Start a range at the cursor; where one was started, mark it."""
    view = screen.view
    if view.marks.anchor:
        view.marks.add(map(view.entry, view.range_rows()))
        view.marks.anchor = ""
    elif view.current is not None:
        view.marks.anchor = view.current.id
    screen.table.refresh()


def mark_shown(screen: "LibraryScreen") -> None:
    """Mark all rows."""
    screen.feed.complete()
    screen.view.marks.add(map(screen.view.entry, range(len(screen.view.rows))))
    screen.table.refresh()


def unmark(screen: "LibraryScreen") -> None:
    """Remove all marks."""
    screen.view.marks.clear()
    screen.table.refresh()


def back(screen: "LibraryScreen") -> None:
    """Take back one thing: the look into the history, a range, the filter, the marks, the reading."""
    if screen.news.break_off():
        screen.say(Outcome("warning", "Stopped looking into the history: when papers came is not known."))
    elif screen.view.marks.anchor:
        screen.view.marks.anchor = ""
        screen.table.refresh()
    elif not screen.feed.clear():
        if screen.view.marks:
            unmark(screen)
        elif progress := screen.intake.break_off():
            reload = screen.app.keymap.label("list.reload")
            screen.say(Outcome("warning", f"Stopped after {progress.words or 'no file'}; {reload} reads them all."))
        elif screen.message is not None:
            screen.say(None)
        else:
            screen.say(Outcome("done", f"Nothing to take back: {screen.app.keymap.label('app.quit')} quits."))


HANDLERS: Final[dict[str, "Handler"]] = {
    "mark.toggle": toggle,
    "mark.range": mark_range,
    "mark.shown": mark_shown,
    "mark.none": unmark,
    "filter.back": back,
}
