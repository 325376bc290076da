"""The parts of names in the order of speech: "Last, First", "Last, F." and "Last F" as "First Last"."""

import re
from typing import Final

from paperterm.readers.fields.names import PLAIN, has_initial, is_family, is_last_initial, only_initials

_CAPITALS_FIRST: Final = re.compile(
    r"[^\W\d_a-zß-öø-ÿ-]{3,}(?:-[^\W\d_a-zß-öø-ÿ-]+)? [^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ]+(?:-\w+)?"
)
"""A family name in capitals before the given name (``DURAND Marie``)."""


def reorder(names: list[str], et_al: bool = False, cited: bool = False, joined: int = 0) -> list[str]:
    """Pairs of "Last", "F." to "F. Last"; "Last, First" of all or of the first to "First Last".

    `joined`: which of the names "and" stands before; inside a pair it joins two people known by their family names.
    """
    if not cited and all(map(PLAIN.fullmatch, names)):
        return names
    if all(map(_CAPITALS_FIRST.fullmatch, names)):
        return [f"{first} {last.title()}" for last, _, first in (name.partition(" ") for name in names)]
    names = _with_initials(names) if any(map(only_initials, names)) else _turned(names, et_al, cited, joined)
    bare = [name.removesuffix(".") for name in names]
    if (len(names) > 1 or et_al) and all(is_last_initial(name) for name in bare):
        return [f"{name.rpartition(' ')[2]} {name.rpartition(' ')[0]}" for name in bare]
    return [_initials_first(name) for name in names]


def _with_initials(names: list[str]) -> list[str]:
    """Return family names with the initials that stand behind them in front."""
    merged: list[str] = []
    for name in names:
        if only_initials(name) and merged and not only_initials(merged[-1]) and not has_initial(merged[-1]):
            merged[-1] = f"{name} {merged[-1]}"
        else:
            merged.append(name)
    return merged


def _turned(names: list[str], et_al: bool, cited: bool, joined: int) -> list[str]:
    """Return "Last, First" of all or of the first as "First Last"."""
    single = [" " not in name and name[:1] < "\u3040" for name in names]
    family_names = joined % 2 == 1 and all(single)
    inverted = _inverted_pairs(names) if len(names) > 3 and not family_names else []
    if inverted or family_names:
        return inverted or names
    if len(names) >= 2 and single[0] and single[1]:
        if all(single) and len(names) % 2 == 0 and (len(names) > 2 or et_al):
            return [f"{names[i + 1]} {names[i]}" for i in range(0, len(names), 2)]
        if not all(single) or (cited and len(names) == 2):
            return [f"{names[1]} {names[0]}", *names[2:]]
    elif cited and _inverted_first(names, single):
        return [f"{names[1]} {names[0]}", *names[2:]]
    return names


def _inverted_pairs(names: list[str]) -> list[str]:
    """Two pairs or more of "Last", "First" as "First Last", with the full names behind them; else nothing."""
    at, found = 0, []
    while at + 1 < len(names) and is_family(names[at]) and _is_given(names[at + 1]):
        found.append(f"{names[at + 1]} {names[at]}")
        at += 2
    return [*found, *names[at:]] if at > 2 and all(" " in name for name in names[at:]) else []


def _is_given(name: str) -> bool:
    """Whether a name is a given name, with an initial or without (``Tomás``, ``K. Robert``)."""
    return name[0] < "\u3040" and " " not in re.sub(r"^[^\W\d_a-z]\. | [^\W\d_a-z]\.?$", "", name)


def _inverted_first(names: list[str], single: list[bool]) -> bool:
    """Whether of cited authors the first alone stands as "Last, First Middle" (Chicago's form)."""
    if len(names) < 2 or not is_family(names[0]) or any(single[2:]):
        return False
    return single[0] or single[1] or names[0][0].islower()


def _initials_first(name: str) -> str:
    """Return ``Ghattas O.`` as ``O. Ghattas``."""
    head, _, last = name.rpartition(" ")
    if (
        head
        and ((len(last) >= 2 and last.endswith(".")) or len(last) == 1)
        and only_initials(last)
        and not has_initial(head)
    ):
        return f"{last} {head}" if " " not in head else name
    return name
