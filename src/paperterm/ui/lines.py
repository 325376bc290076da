"""What the bars say: header, status line and footer as runs, no widgets."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from paperterm.model import Library, Progress, Section
from paperterm.ui.keymap import Keymap
from paperterm.ui.keys import key_label
from paperterm.ui.layout import PaneName
from paperterm.ui.ordering import Sorting
from paperterm.ui.text import Run, one_line, runs_width, truncate_middle, width
from paperterm.ui.view import View

if TYPE_CHECKING:
    from paperterm.search import Nearest

Level = Literal["done", "warning", "failed"]
_SIGNS: Final[dict[Level, str]] = {"done": "✓", "warning": "!", "failed": "✗"}


def header_runs(path: Sequence[Section], view: View, cells: int) -> tuple[list[Run], list[Run]]:
    """Return the list's name and section, and how many entries are shown, found and marked."""
    right: list[Run] = []
    if view.marks:
        right += [Run(f"● {len(view.marks):,} marked", "marked"), Run("  ")]
    names = [one_line(section.name) for section in path]
    marked = runs_width(right)
    counts = (count for count in _counts(view) if width(count) + width(names[0]) + marked + 5 <= cells)
    right.append(Run(next(counts, _counts(view)[-1])))
    right.append(Run(" "))
    room = cells - runs_width(right) - 4
    first, rest = names[0], " › ".join(names[1:])
    left = [Run(" "), Run(truncate_middle(first, max(8, room)), "strong")]
    if rest and room - width(first) > 12:
        left += [Run(" › ", "muted"), Run(truncate_middle(rest, room - width(first) - 3))]
    return left, right


def _counts(view: View) -> tuple[str, ...]:
    """Return how many there are, in words of less and less room."""
    papers, places = view.papers, len(view.scope)
    order = _order_words(view)
    if view.hits is not None and view.hit_kind == "partial":
        some = f"{view.count:,} partial match{'' if view.count == 1 else 'es'}"
        return f"No entry has all the words: {some}, {order}", some, f"{view.count:,} partial"
    if view.hits is not None:
        some = f"{view.count:,} of {papers:,}"
        return (f"{some}, {order}", some) if view.count else (some,)
    if papers < places:
        some = f"{papers:,} {'paper' if papers == 1 else 'papers'}"
        return f"{some} in {places:,} places", some, f"{papers:,}"
    return f"{places:,} {'entry' if places == 1 else 'entries'}", f"{places:,}"


def _order_words(view: View) -> str:
    """Return how the hits are sorted, in words."""
    if view.order == "list" and view.hit_kind != "filtered":
        return "worst first" if view.reverse else "best first"
    name = "in the order of the lists" if view.order == "list" else f"by {view.order}"
    return f"{name}, reversed" if view.reverse else name


def reading_words(keymap: Keymap, progress: Progress | None) -> str:
    """Return how far the reading is and what stops it, "" where nothing is read."""
    if progress is None:
        return ""
    return " ".join(filter(None, ("reading", progress.words, f"({keymap.label('filter.back')} stops)")))


def status_runs(
    message: tuple[Level, str] | None, reading: str, view: View, problems: int, cells: int
) -> tuple[list[Run], list[Run]]:
    """Return what happened last, and what goes on as far as that leaves room: reading, order, problems, the row."""
    left: list[Run] = []
    if message is not None:
        level, words = message
        left = [Run(f" {_SIGNS[level]} ", level), Run(one_line(words))]
    parts: list[Run] = []
    if reading:
        parts.append(Run(reading, "label"))
    if view.marks.anchor:
        parts.append(Run("range", "marked"))
    if view.hits is None and view.sorting != Sorting():
        parts.append(Run(f"by {view.order}{', reversed' if view.reverse else ''}"))
    if problems:
        parts.append(Run(f"! {problems:,} problem{'s' if problems > 1 else ''}", "warning"))
    if view.rows:
        parts.append(Run(f"{view.cursor + 1:,}/{view.count:,}"))
    room = cells - runs_width(left)
    while parts and runs_width(parts) + 2 * len(parts) > room:
        del parts[0]
    right: list[Run] = []
    for part in parts:
        right += [part, Run("  ", "muted")]
    return left, [*right[:-1], Run(" ")]


_FOOTERS: Final[dict[PaneName, tuple[str, ...]]] = {
    "sections": (
        "cursor.enter",
        "cursor.right",
        "cursor.left",
        "filter.focus",
        "pane.next",
        "app.help",
        "app.quit",
        "list.reload",
        "app.palette",
    ),
    "entries": (
        "filter.focus",
        "entry.copy-bibtex",
        "entry.copy-cite",
        "entry.copy",
        "bib.add",
        "mark.toggle",
        "app.help",
        "app.quit",
        "entry.open",
        "view.detail",
        "view.sort",
        "entry.choose-link",
        "list.edit",
        "pane.next",
        "app.palette",
    ),
    "detail": (
        "cursor.down",
        "cursor.up",
        "view.detail",
        "entry.copy-bibtex",
        "entry.choose-link",
        "cursor.left",
        "app.help",
        "app.quit",
    ),
}


class Hint(NamedTuple):
    """A key, what it does in a few words, and the action of the registry, "" where it is none."""

    key: str
    words: str
    action: str = ""

    @property
    def runs(self) -> tuple[Run, Run]:
        """How it is drawn."""
        return Run(f" {self.key}", "key"), Run(f" {self.words} ")

    @property
    def width(self) -> int:
        """The cells that it takes."""
        return width(self.key) + width(self.words) + 3


_TYPING: Final = (Hint("enter", "keep"), Hint("esc", "as before"), Hint("↑ ↓", "move"), Hint("ctrl+u", "empty"))
_SELECTED: Final = (Hint("enter", "keep"), Hint("esc", "as before"), Hint("← →", "edit"), Hint("↑", "last filter"))
_PICKING: Final = (Hint("enter", "pick"), Hint("esc", "leave"))
_PICKING_TYPED: Final = (Hint("enter", "pick"), Hint("↑ ↓", "move"), Hint("tab", "to the table"), Hint("esc", "leave"))


def footer_hints(
    keymap: Keymap, pane: PaneName | None, cells: int, *, picking: bool = False, selected: bool = False
) -> list[Hint]:
    """Return the hints for the pane that takes the keys (None: the filter), as many as fit, most useful first.

    While a paper is picked, `picking`, these keys come first. There is always room for the key that shows all keys.
    `selected` is whether the text of the filter is.
    """
    if pane is None:
        return _fitting(_PICKING_TYPED if picking else _SELECTED if selected else _TYPING, cells)
    actions = (keymap.by_id[action] for action in _FOOTERS[pane])
    hints = [Hint(key_label(action.keys[0]), action.words, action.id) for action in actions if action.keys]
    if picking and pane != "sections":
        hints = [*_PICKING, *hints]
    fitting = _fitting(hints, cells)
    all_keys = [hint for hint in hints if hint.action == _ALL_KEYS and hint not in fitting]
    return [*_fitting(hints, cells - all_keys[0].width), *all_keys] if all_keys else fitting


def _fitting(hints: Iterable[Hint], cells: int) -> list[Hint]:
    fitting: list[Hint] = []
    for hint in hints:
        cells -= hint.width
        if cells < 0:
            break
        fitting.append(hint)
    return fitting


def _offered(keymap: Keymap, nearest: "Nearest | None") -> tuple[str, ...]:
    if nearest is None:
        return ()
    count = f"{nearest.count:,} {'entry' if nearest.count == 1 else 'entries'}"
    where = f"{count} in all lists" if nearest.everywhere else f"“{one_line(nearest.query)}”, {count}"
    return (f"{keymap.label('cursor.enter')} goes to the nearest: {where}.",)


_ALL_KEYS: Final = "app.help"
_SAID: Final = 4
"""Problems that are named where there are no entries."""


class Search(NamedTuple):
    """What was searched: the query, the sections from the root, and the nearest query that finds something."""

    query: str
    path: Sequence[Section]
    nearest: "Nearest | None" = None


def no_rows(keymap: Keymap, search: Search, library: Library, *, loading: bool) -> tuple[str, ...]:
    """Return what is said in place of rows: what was searched where and what is near, or why there is nothing."""
    if loading and not library.entries:
        return ("Reading the lists …",)
    if search.query.strip():
        where = " › ".join(one_line(section.name) for section in search.path)
        return (
            f"Nothing matches “{one_line(search.query)}”.",
            f"Searched in {where}.",
            *_offered(keymap, search.nearest),
            f"{keymap.label('filter.back')} takes the filter back.",
        )
    if not library.entries:
        said = [one_line(str(problem)) for problem in library.problems[:_SAID]]
        more = len(library.problems) - len(said)
        hint = (
            f"{more} more problems: {keymap.label('list.problems')} shows them."
            if more
            else ""
            if said
            else "Nothing in it reads as a list of papers."
        )
        return ("No entries here.", *said, *filter(None, [hint]))
    return ("No entries in this section.",)
