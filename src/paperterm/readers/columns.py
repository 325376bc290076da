"""The columns of a table: which field each holds, from its name and from its cells."""

import re
from typing import Final

from paperterm.readers.fields.authors import leading_names
from paperterm.readers.fields.boundary import words_in
from paperterm.readers.fields.dates import whole_date
from paperterm.readers.fields.flat import SEP, flatten
from paperterm.readers.fields.links import is_scholarly, label_kind
from paperterm.readers.fields.venue import is_short_venue, is_venue, trim_venue
from paperterm.readers.front.blocks import Row, visible
from paperterm.readers.words.fieldnames import ROLES, WORDS, Role

_PLACED: Final = re.compile(r"\([A-Z][\w&. /-]{1,40}[ ,'’]{1,3}(?:(?:19|20)\d\d|\d\d)\)\s*$")
"""A venue with its year in brackets behind a title."""
_TITLE_ORDER: Final = ("title", "paper", "论文", "题目")


def column_roles(header: list[str], rows: list[Row]) -> list[Role]:
    """Return the role of each column: from its name, else from what its cells hold; exactly one is the title."""
    roles: list[Role] = [_role(name) for name in header]
    for index, role in enumerate(roles):
        if role == "title" and _holds_venues(index, rows):
            roles[index] = "venue"
    titles = [index for index, role in enumerate(roles) if role == "title"]
    if len(titles) > 1:
        best = min(titles, key=lambda index: (_poor(index, rows), _order(header[index]), index))
        roles = ["links" if role == "title" and index != best else role for index, role in enumerate(roles)]
        titles = [best]
    names = [index for index, role in enumerate(roles) if role == "name"]
    if titles and names and _poor(titles[0], rows):
        roles[titles[0]] = "links"
        titles = []
    if not titles and names:
        roles[names[0]] = "title"
        titles = names[:1]
    _by_content(roles, header, rows)
    shown = None if titles else _wordiest(roles, rows)
    if shown is not None and _scholarly(shown, rows):
        roles[shown] = "title"
        return roles
    if (
        not titles
        and roles
        and roles.index(roles[0]) != len(roles) - 1 - roles[::-1].index(roles[0])
        and not _poor(0, rows)
    ):
        roles[0] = "title"
        return roles
    if not titles:
        rich = next((index for index, role in enumerate(roles) if role == "links" and not _poor(index, rows)), None)
        if rich is not None:
            roles[rich] = "title"
            return roles
        known = sum(role != "remarks" or name in ROLES for role, name in zip(roles, header, strict=True))
        guess = _wordiest(roles, rows)
        if guess is not None and (known >= 2 or (known and _linked(guess, rows))):
            roles[guess] = "title"
    return roles


def _by_content(roles: list[Role], header: list[str], rows: list[Row]) -> None:
    """Give columns with unknown names the role that most of their cells show."""
    for index, role in enumerate(roles):
        if role != "remarks" or header[index] in ROLES:
            continue
        texts = [visible(row.cells[index]) for row in rows[:30] if index < len(row.cells) and row.cells[index]]
        if not texts:
            continue
        if sum(is_venue(trim_venue(text)) for text in texts) * 2 > len(texts) and "venue" not in roles:
            roles[index] = "venue"
        elif sum(whole_date(text) is not None for text in texts) * 2 > len(texts) and "year" not in roles:
            roles[index] = "year"
        elif sum(leading_names(text).sure for text in texts) * 2 > len(texts) and "authors" not in roles:
            roles[index] = "authors"


def _role(name: str) -> Role:
    found = ROLES.get(name)
    if found is not None:
        return found
    if not name:
        return "remarks"
    kind = label_kind(name)
    if kind is not None:
        return "links"
    words = set(re.split(r"[\s/&,()]+", name))
    for word, role in WORDS.items():
        if word in words:
            return role
    return next(
        (role for known, role in ROLES.items() if len(known) > 1 and not known.isascii() and known in name), "remarks"
    )


def _order(name: str) -> int:
    return next(
        (index for index, word in enumerate(_TITLE_ORDER) if word == name),
        len(_TITLE_ORDER) if "title" not in name else 1,
    )


def _poor(index: int, rows: list[Row]) -> bool:
    """Whether a column's cells are mostly labels, not titles."""
    cells = [row.cells[index] for row in rows[:30] if index < len(row.cells) and row.cells[index]]
    rich = sum(words_in(flatten(cell).text.replace(SEP, " ").strip(" []()|,-")) >= 1 for cell in cells)
    return rich * 2 < len(cells) or not cells


def _holds_venues(index: int, rows: list[Row]) -> bool:
    """Whether most cells of a column are venues: *Publication* may head either."""
    texts = [visible(row.cells[index]) for row in rows[:30] if index < len(row.cells)]
    texts = [text for text in texts if any(map(str.isalnum, text))]
    venues = sum(label_kind(text) is None and is_short_venue(trim_venue(text)) for text in texts)
    return venues * 2 > len(texts)


def _wordiest(roles: list[Role], rows: list[Row]) -> int | None:
    best, most = None, 2.5
    for index, role in enumerate(roles):
        if role in ("remarks", "links"):
            cells = [row.cells[index] for row in rows[:30] if index < len(row.cells)]
            average = sum(words_in(flatten(cell).text.replace(SEP, " ")) for cell in cells) / max(1, len(cells))
            if average > most and average < 25:
                best, most = index, average
    return best


def _scholarly(index: int, rows: list[Row]) -> bool:
    """Whether most cells of a column link to a paper, or say where one appeared: they are titles in any language."""
    cells = [row.cells[index] for row in rows[:30] if index < len(row.cells) and row.cells[index]]
    told = sum(
        any(run.kind == "link" and is_scholarly(run.url) for run in cell)
        or _PLACED.search(visible(cell)[-80:]) is not None
        for cell in cells
    )
    return told * 2 > len(cells)


def _linked(index: int, rows: list[Row]) -> bool:
    cells = [row.cells[index] for row in rows[:30] if index < len(row.cells)]
    return sum(any(run.kind == "link" for run in cell) for cell in cells) * 2 > len(cells)
