"""The one registry of actions: what bindings, footer, help, palette and the README's table are made from.

A key is written as Textual names it (``ctrl+d``, ``pageup``) or as the character itself (``/``); a chord is
written with a space (``y b``: the key that opens a menu, then the key in it).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

GROUPS: Final = (
    *("Move", "Panes", "Filter", "Marks", "Copy", "Links", "Project", "Yours", "View", "Lists", "Own", "Program"),
)
"""The groups of actions in the order of the help."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a person can do.

    Attributes:
        id: dotted, stable: people remap keys by it.
        keys: keys and chords, the one to show first.
        group: one of `GROUPS`.
        words: a few words for the footer and the menus.
        sentence: what it does, for the help and the palette.
        opens: for an action that only opens a menu of chords, True.
    """

    id: str
    keys: tuple[str, ...]
    group: str
    words: str
    sentence: str
    opens: bool = False


ACTIONS: Final = (
    Action("cursor.down", ("j", "down"), "Move", "down", "Move down one line."),
    Action("cursor.up", ("k", "up"), "Move", "up", "Move up one line."),
    Action("cursor.first", ("g", "home"), "Move", "first", "Go to the first line."),
    Action("cursor.last", ("G", "end"), "Move", "last", "Go to the last line."),
    Action("cursor.half-down", ("ctrl+d",), "Move", "half a page down", "Move down half a page."),
    Action("cursor.half-up", ("ctrl+u",), "Move", "half a page up", "Move up half a page."),
    Action("cursor.page-down", ("pagedown",), "Move", "page down", "Move down one page."),
    Action("cursor.page-up", ("pageup",), "Move", "page up", "Move up one page."),
    Action("cursor.left", ("h", "left"), "Move", "left", "Fold the section, or go to the pane on the left."),
    Action("cursor.right", ("l", "right"), "Move", "right", "Unfold the section, or go to the pane on the right."),
    Action(
        "cursor.enter", ("enter",), "Move", "open", "Go on to the entries of the section, or to the entry's detail."
    ),
    Action("pane.next", ("tab",), "Panes", "next pane", "Go to the next pane."),
    Action("pane.previous", ("shift+tab",), "Panes", "previous pane", "Go to the pane before."),
    Action("pane.sections", ("1",), "Panes", "sections", "Go to the tree of sections."),
    Action("pane.entries", ("2",), "Panes", "entries", "Go to the table of entries."),
    Action("pane.detail", ("3",), "Panes", "detail", "Go to the detail of the entry."),
    Action("pane.more", ("+",), "Panes", "more panes", "Show one pane more."),
    Action("pane.fewer", ("_",), "Panes", "fewer panes", "Show one pane fewer."),
    Action("filter.focus", ("/",), "Filter", "filter", "Type a filter: every key narrows the table at once."),
    Action("filter.saved", ("f",), "Filter", "saved filters", "Choose among your saved filters."),
    Action(
        "filter.back",
        ("escape",),
        "Filter",
        "back",
        "Take back one thing: the typing, the range, the filter, the marks. Never quits.",
    ),
    Action("mark.toggle", ("space",), "Marks", "mark", "Mark or unmark the entry and move on."),
    Action("mark.range", ("v",), "Marks", "range", "Start a range of marks here; again, end it."),
    Action("mark.shown", ("V",), "Marks", "mark all", "Mark all entries that the table shows."),
    Action("mark.none", ("U",), "Marks", "unmark all", "Remove all marks."),
    Action("entry.copy-bibtex", ("b", "y b"), "Copy", "BibTeX", "Copy the BibTeX as the list has it."),
    Action("entry.copy-cite", ("c", "y c"), "Copy", "cite", "Copy the cite command with the citation keys."),
    Action("entry.copy", ("y",), "Copy", "copy …", "Choose what to copy.", opens=True),
    Action("entry.copy-key", ("y k",), "Copy", "key", "Copy the citation key."),
    Action("entry.copy-reference", ("y r",), "Copy", "reference", "Copy the reference as text."),
    Action(
        "entry.choose-reference",
        ("y s",),
        "Copy",
        "style",
        "Choose how references look; it is remembered.",
    ),
    Action("entry.copy-url", ("y u",), "Copy", "URL", "Copy the address of the paper."),
    Action("entry.copy-pdf", ("y p",), "Copy", "PDF", "Copy the address of the PDF."),
    Action("entry.copy-title", ("y t",), "Copy", "title", "Copy the title."),
    Action("entry.copy-markdown", ("y m",), "Copy", "Markdown", "Copy a Markdown link to the paper."),
    Action("entry.choose-cite", ("C",), "Copy", "cite command", "Choose the cite command; it is remembered."),
    Action("entry.open", ("o",), "Links", "open", "Open the paper in the browser."),
    Action("entry.choose-link", ("O",), "Links", "links", "Choose among all links of the entry."),
    Action(
        "entry.show-address",
        ("L",),
        "Links",
        "address",
        "Show the paper's address alone, to select it, or as a QR code.",
    ),
    Action("bib.add", ("a",), "Project", "to .bib", "Add to the project's .bib, after a look at what is there."),
    Action("bib.undo", ("u",), "Project", "undo", "Take the last addition to the .bib back."),
    Action("entry.export", ("x",), "Project", "export", "Export the marked entries, else all shown, to a file."),
    Action("yours.star", ("*",), "Yours", "star", "Star the paper, or take the star off."),
    Action("yours.status", ("t",), "Yours", "to read", "Go on: to read, reading, read, none of them."),
    Action("yours.collect", ("@",), "Yours", "collections", "Put the paper into a collection, or take it out."),
    Action("yours.note", ("n",), "Yours", "note", "Write about the paper in your editor."),
    Action("view.sort", ("s",), "View", "sort", "Sort by the next column: list order, year, title, author."),
    Action("view.reverse", ("S",), "View", "reverse", "Turn the order around."),
    Action("view.detail", ("i",), "View", "BibTeX, source", "Show the detail, only the BibTeX, or the list's source."),
    Action("view.new", ("N",), "View", "new", "Show what came to the lists since your last visit, or since a time."),
    Action("view.similar", ("~",), "View", "similar", "Show the papers that are most like this one, and why."),
    Action("view.merge", ("M",), "View", "papers, places", "Show each paper once, or each place where one stands."),
    Action("paper.apart", ("|",), "Lists", "not the same", "Tell two places apart that were taken for one paper."),
    Action("list.edit", ("e",), "Lists", "edit", "Open the list at this line in your editor."),
    Action(
        "entry.explain",
        ("E",),
        "Lists",
        "explain",
        "Show how the entry was read: which reader, which field from where.",
    ),
    Action("list.update", ("P",), "Lists", "update", "Update the lists that are Git clones, in the background."),
    Action("list.reload", ("R",), "Lists", "reload", "Read the lists again."),
    Action(
        "list.problems",
        ("!",),
        "Lists",
        "check",
        "Check the lists: what could not be read, and what a curator should mend.",
    ),
    Action("own.output", ("&",), "Own", "output", "Show the output of your last command; the settings bind them."),
    Action("app.help", ("?",), "Program", "keys", "Show all keys; typing filters them."),
    Action("app.palette", (":", "ctrl+p"), "Program", "actions", "Find an action by its name."),
    Action("app.theme", (), "Program", "theme", "Choose the theme; each is shown while you stand on it."),
    Action("app.swap-theme", (), "Program", "light, dark", "Change between the dark and the light theme."),
    Action(
        "app.save-bytes",
        ("B",),
        "Program",
        "slow line",
        "Save bytes on a slow line, or do not; over SSH they are saved from the start.",
    ),
    Action("app.suspend", ("ctrl+z",), "Program", "to the shell", "Go back to the shell for a while; fg returns."),
    Action("app.quit", ("q", "ctrl+c"), "Program", "quit", "Quit."),
)
"""All actions, grouped in the order of `GROUPS`."""

OWN: Final = "commands."
"""What the ids of the user's own commands begin with, as in the settings; the key follows."""


def own_actions(commands: Mapping[str, str]) -> tuple[Action, ...]:
    """Return the actions of the user's own commands, by their keys in the settings."""
    return tuple(
        Action(f"{OWN}{key}", (key,), "Own", command.split()[0].rpartition("/")[2], f"Run {command}")
        for key, command in commands.items()
    )


_LABELS: Final = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "escape": "esc",
}


def key_label(key: str) -> str:
    """Return a key or chord as people read it: ``↑``, ``PgDn``, ``y b``."""
    return " ".join(_LABELS.get(part, part) for part in key.split(" "))


def keys_label(action: Action) -> str:
    """Return all keys of `action` as people read them."""
    return " ".join(key_label(key).replace(" ", "") if " " in key else key_label(key) for key in action.keys)


def markdown_table(actions: Iterable[Action] = ACTIONS) -> str:
    """Return the table of keys for the README."""
    actions = tuple(actions)
    lines = ["| keys | what |", "|---|---|"]
    for group in GROUPS:
        lines.append(f"| **{group}** | |")
        for action in actions:
            if action.group == group:
                keys = ", ".join(f"`{key_label(key)}`" for key in action.keys) or "from the palette"
                lines.append(f"| {keys} | {action.sentence} |")
    return "\n".join(lines) + "\n"
