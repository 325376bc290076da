"""What the terminal shows, cell by cell, so that only what changes is sent.

Textual draws a frame as cursor moves, styles and text. `Cells.update` reads such a frame, compares it with what
the terminal shows already, and returns the shortest frame that makes it show the same: over a slow line a
cursor move costs some hundred bytes instead of many thousand.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from rich.cells import get_character_cell_size

from paperterm.terminfo import Abilities
from paperterm.ui.pen import TAIL, Pen, Row, after
from paperterm.ui.scrolling import Shift, find_shift
from paperterm.ui.sgr import PLAIN, Look, blank, look_of

_TOKEN: Final = re.compile(
    r"\x1b\[(?P<y>\d+);(?P<x>\d+)H|\x1b\[(?P<codes>[\d;]*)m|(?P<line>\n)|(?P<text>[^\x1b\n]+)|(?P<other>[\s\S])"
)
_MUCH: Final = 1000
"""Bytes: for less nobody has scrolled, and looking for lines that moved costs as much as a cursor move."""
_FRAME: Final = re.compile(r"\x1b\[\d+;\d+H")


class Cells:
    """The cells of a terminal, all unknown at first.

    Args:
        colors: whether colors are sent at all.
        abilities: what the terminal can do beyond moving the cursor and writing.
        spell: writes a text in the characters that the terminal has, in as many cells.
    """

    def __init__(
        self, *, colors: bool = True, abilities: Abilities | None = None, spell: Callable[[str], str] | None = None
    ) -> None:
        self._colors = colors
        self._spell = spell
        self._abilities = abilities or Abilities()
        self._rows: dict[int, Row] = {}

    def forget(self) -> None:
        """Take nothing for granted any more: the terminal was resized, or somebody else drew on it."""
        self._rows = {}

    def frame(self, columns: int, lines: int) -> str:
        """Return a frame that draws all cells of a screen of this size, "" where some are not known."""
        sent: list[str] = []
        for y in range(lines):
            row = self._rows.get(y)
            if row is None or len(row.chars) < columns or None in row.chars[:columns]:
                return ""
            sent.append(f"\x1b[{y + 1};1H")
            look = None
            for x, char in enumerate(row.chars[:columns]):
                if char and row.looks[x] != look:
                    look = row.looks[x]
                    sent.append(f"\x1b[{';'.join(filter(None, ('0', *look.flags, look.ink, look.ground)))}m")
                sent.append(char or "")
                if char and after(row, x, char) != x + 1:
                    sent.append(f"\x1b[{y + 1};{x + 2 + (row.chars[x + 1 : x + 2] == [TAIL])}H")
        return "".join(sent)

    def update(self, frame: str) -> str:
        """Return what to send instead of `frame`.

        What is no frame (modes, queries, the clipboard) comes back as it is; a frame that holds anything that is not
        understood does so too, and the cells are forgotten.
        """
        if not _FRAME.match(frame):
            return frame
        rest = self._read(frame)
        if rest is None:
            self.forget()
            return frame
        return self._changes() + rest

    def _read(self, frame: str) -> str | None:
        """Take the frame into the cells; return the cursor move that ends it, None for a frame that is not known."""
        x = y = 0
        look = PLAIN
        last_move = ""
        for match in _TOKEN.finditer(frame):
            kind = match.lastgroup
            if kind == "text":
                text = self._spell(match[0]) if self._spell else match[0]
                x = self._write(self._rows.setdefault(y, Row()), x, text, look)
                last_move = ""
            elif kind == "codes":
                codes = match["codes"]
                look = PLAIN if codes in ("", "0") else look_of(codes)
                look = look if self._colors else Look(look.flags)
            elif kind == "x":
                y, x = int(match["y"]) - 1, int(match["x"]) - 1
                last_move = "\x1b[H" if x == y == 0 else match[0]
            elif kind == "line":
                y, x = y + 1, 0
            else:
                return None
        return last_move

    @staticmethod
    def _write(row: Row, x: int, text: str, look: Look) -> int:
        on_blank = blank(look)
        put = row.put
        if text.isascii():
            for char in text:
                put(x, char, on_blank if char == " " else look)
                x += 1
            return x
        cluster, start = "", x
        for char in text:
            size = get_character_cell_size(char)
            if size == 0 and cluster:
                cluster += char
                put(start, cluster, look)
                if x == start + 2:
                    put(start + 1, TAIL, look)
                continue
            cluster, start = char, x
            put(x, char, on_blank if char == " " else look)
            if size == 2:
                put(x + 1, TAIL, look)
            x += size
        return x

    def _changes(self) -> str:
        rows = {y: row for y, row in sorted(self._rows.items()) if row.dirty}
        changes = _send(self._rows, {y: row.dirty for y, row in rows.items()}, self._abilities)
        if self._abilities.moves_lines and len(changes) > _MUCH:
            shift = find_shift({y: row.shown[0] for y, row in rows.items()}, {y: row.chars for y, row in rows.items()})
            moved = shift and self._moved(shift)
            changes = min(changes, moved, key=len) if moved else changes
        for row in rows.values():
            row.dirty = set()
        return changes

    def _moved(self, shift: Shift) -> str:
        """Return what to send where the terminal moves lines itself, "" where what it shows is not known."""
        dirty = {y: row.dirty for y, row in self._rows.items() if row.dirty}
        for y in range(shift.top, shift.bottom + 1):
            row, source = self._rows.get(y), shift.source(y)
            if row is None or (source is not None and source not in self._rows):
                return ""
            blanks = len(row.chars)
            chars, looks = ([" "] * blanks, [PLAIN] * blanks) if source is None else self._rows[source].shown
            if len(chars) != len(row.chars) or None in chars or None in row.chars:
                return ""
            dirty[y] = {
                x for x, char in enumerate(row.chars) if char != chars[x] or (char and row.looks[x] != looks[x])
            }
        return shift.sequence + _send(self._rows, dirty, self._abilities)


def _send(rows: dict[int, Row], dirty: Mapping[int, set[int]], abilities: Abilities) -> str:
    """Return what draws the `dirty` cells, from the plain style to the plain style."""
    pen = Pen(abilities)
    for y, cells in sorted(dirty.items()):
        pen.draw(rows[y], cells, y)
    return pen.lift()
