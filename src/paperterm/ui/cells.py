"""What the terminal shows, cell by cell, so that only what changes is sent.

Textual draws a frame as cursor moves, styles and text. `Cells.update` reads such a frame, compares it with what
the terminal shows already, and returns the shortest frame that makes it show the same: over a slow line a
cursor move costs some hundred bytes instead of many thousand.
"""

import re
from typing import Final

from rich.cells import get_character_cell_size

from paperterm.ui.sgr import PLAIN, Look, blank, change, look_of, toward_blank

_TOKEN: Final = re.compile(
    r"\x1b\[(?P<y>\d+);(?P<x>\d+)H|\x1b\[(?P<codes>[\d;]*)m|(?P<line>\n)|(?P<text>[^\x1b\n]+)|(?P<other>[\s\S])"
)
_FRAME: Final = re.compile(r"\x1b\[\d+;\d+H")
_NEAR: Final = 5
"""Cells that did not change are sent again when they are fewer than a cursor move has bytes."""

_TAIL: Final = ""
"""Stands in the second cell of a wide character."""


class _Row:
    """The cells of one line: characters (with their combining marks) and looks; None where it is not known."""

    __slots__ = ("chars", "dirty", "looks")

    def __init__(self) -> None:
        self.chars: list[str | None] = []
        self.looks: list[Look] = []
        self.dirty: set[int] = set()

    def put(self, x: int, char: str, look: Look) -> None:
        missing = x + 1 - len(self.chars)
        if missing > 0:
            self.chars += [None] * missing
            self.looks += [PLAIN] * missing
        if self.chars[x] != char or self.looks[x] != look:
            if self.chars[x] == _TAIL and char != _TAIL and x and self.chars[x - 1] not in (None, _TAIL):
                self.chars[x - 1] = None  # half of a wide character is drawn over: terminals drop the other half
            if x + 1 < len(self.chars) and self.chars[x + 1] == _TAIL and char != _TAIL:
                self.chars[x + 1] = None
            self.chars[x] = char
            self.looks[x] = look
            self.dirty.add(x)


class Cells:
    """The cells of a terminal, all unknown at first.

    Args:
        colors: whether colors are sent at all.
    """

    def __init__(self, *, colors: bool = True) -> None:
        self._colors = colors
        self._rows: dict[int, _Row] = {}

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
                if char and _after(row, x, char) != x + 1:
                    sent.append(f"\x1b[{y + 1};{x + 2 + (row.chars[x + 1 : x + 2] == [_TAIL])}H")
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
                x = self._write(self._rows.setdefault(y, _Row()), x, match[0], look)
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
    def _write(row: _Row, x: int, text: str, look: Look) -> int:
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
                    put(start + 1, _TAIL, look)
                continue
            cluster, start = char, x
            put(x, char, on_blank if char == " " else look)
            if size == 2:
                put(x + 1, _TAIL, look)
            x += size
        return x

    def _changes(self) -> str:
        sent: list[str] = []
        look = PLAIN
        for y in sorted(self._rows):
            row = self._rows[y]
            if row.dirty:
                look = _send_row(row, y, look, sent)
                row.dirty = set()
        if look != PLAIN:
            sent.append("\x1b[m")
        return "".join(sent)


def _send_row(row: _Row, y: int, look: Look, sent: list[str]) -> Look:
    """Send the changed cells of a row; return the look that the terminal is left with."""
    at = -1
    for start, stop in _runs(row):
        if at < 0:
            sent.append(f"\x1b[{y + 1};{start + 1}H" if start else f"\x1b[{y + 1}H")
        elif at < start:
            sent.append(f"\x1b[{start - at}C")
        at = start
        for x in range(start, stop):
            char = row.chars[x]
            if not char:
                continue
            if x != at:
                sent.append(f"\x1b[{y + 1};{x + 1}H")
            wanted = toward_blank(look, row.looks[x]) if char == " " else row.looks[x]
            if wanted != look:
                sent.append(change(look, wanted))
                look = wanted
            sent.append(char)
            at = x + 1
            if len(char) > 1 or char > "\u2fff":
                at = _after(row, x, char)
    return look


def _after(row: _Row, x: int, char: str) -> int:
    """Return where the terminal's cursor is behind a character; -1 where terminals do not agree about it."""
    wide = x + 1 < len(row.chars) and row.chars[x + 1] == _TAIL
    agreed = len(char) == 1 and char < "\U0001f000"
    return x + 1 + wide if agreed else -1


def _runs(row: _Row) -> list[tuple[int, int]]:
    """Return the runs of cells to send: changed ones with their whole characters, near ones joined."""
    runs: list[tuple[int, int]] = []
    for x in sorted(row.dirty):
        start, stop = x, x + 1
        while start and row.chars[start] == _TAIL:
            start -= 1
        while stop < len(row.chars) and row.chars[stop] == _TAIL:
            stop += 1
        if runs and start - runs[-1][1] <= _NEAR and None not in row.chars[runs[-1][1] : start]:
            runs[-1] = (runs[-1][0], max(stop, runs[-1][1]))
        else:
            runs.append((start, stop))
    return runs
