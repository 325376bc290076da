"""Lists to choose from (help, palette, links, cite commands, problems): their rows and how typing filters them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from paperterm.text import fold
from paperterm.ui.keys import GROUPS, Action, keys_label
from paperterm.ui.text import Run, fit, one_line, truncate, truncate_middle, width

_MOST_KEY_CELLS: Final = 26


@dataclass(frozen=True, slots=True)
class Choice:
    """A row.

    Attributes:
        value: what is chosen by it.
        text: what it says.
        key: what stands before it.
        more: what stands behind it, as far as there is room.
        group: the heading that it stands under, "" for none.
    """

    value: str
    text: str
    key: str = ""
    more: str = ""
    group: str = ""


Row = Choice | str
"""A choice, or the heading of a group."""


def filter_choices(choices: Iterable[Choice], query: str) -> list[Row]:
    """Return the choices that hold every word of `query`, each group under its heading."""
    words = fold(query).split()
    rows: list[Row] = []
    group = ""
    for choice in choices:
        said = fold(f"{choice.key} {choice.text} {choice.more} {choice.group}")
        if not all(word in said for word in words):
            continue
        if choice.group != group:
            group = choice.group
            rows.append(group)
        rows.append(choice)
    return rows


def key_cells(choices: Sequence[Choice]) -> int:
    """Return the width of the column of keys."""
    return min(_MOST_KEY_CELLS, max((width(choice.key) for choice in choices), default=0))


def choice_runs(choice: Choice, keys: int, cells: int) -> list[Run]:
    """Return a row as runs; of what it says nothing is lost before what stands behind it is."""
    runs = [Run(" ")]
    room = cells - 2
    if keys:
        runs += [Run(fit(truncate_middle(one_line(choice.key), keys), keys), "key"), Run("  ")]
        room -= keys + 2
    text = truncate(one_line(choice.text), max(1, room))
    runs.append(Run(text, "strong" if choice.more else ""))
    room -= width(text) + 2
    if choice.more and room >= 8:
        runs += [Run("  "), Run(truncate_middle(one_line(choice.more), room), "muted")]
    return runs


def help_choices(actions: Sequence[Action]) -> tuple[Choice, ...]:
    """Return all actions with their keys, by group; their ids are for the settings."""
    return tuple(
        Choice(action.id, action.sentence, keys_label(action), action.id, group)
        for group in GROUPS
        for action in actions
        if action.group == group
    )


def palette_choices(
    actions: Sequence[Action], lists: Sequence[str], filters: Mapping[str, str], themes: Sequence[str]
) -> tuple[Choice, ...]:
    """Return all there is to do by name: actions, lists to go to, saved filters, themes; values say which kind."""
    return (
        *(
            Choice(f"action:{action.id}", action.sentence, action.group.lower(), more=keys_label(action))
            for action in actions
            if not action.opens and action.id != "app.palette"
        ),
        *(Choice(f"list:{number}", f"Go to {name}", "list") for number, name in enumerate(lists)),
        *(Choice(f"filter:{name}", f"Filter: {name}", "filter", more=query) for name, query in filters.items()),
        *(Choice(f"theme:{name}", f"Theme: {name}", "theme") for name in themes),
    )
