"""The frames of changed cells, looked at by a small terminal of the test's own."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperterm.terminfo import Abilities
from paperterm.ui.cells import Cells
from paperterm.ui.scrolling import find_shift

TOKEN = re.compile(
    r"\x1b\[(\d*)(?:;(\d+))?H|\x1b\[(\d*)C|\x1b\[([\d;]*)m|\x1b\[(\d*)(?:;(\d+))?([rMLX])|(\n)|(.)", re.DOTALL
)
ALL = Abilities(erases=True, fills=True, moves_lines=True)
WITHOUT_FILLING = Abilities(erases=True, fills=False, moves_lines=True)
COLUMNS, LINES = 44, 14
WIDE = "大模🚀"


class Terminal:
    """Understands cursor moves, SGR, wide and combining characters, erasing, and lines that move in a region."""

    def __init__(self, *, fills: bool = True) -> None:
        self.fills = fills
        self.region = (0, LINES - 1)
        self.cells: dict[tuple[int, int], tuple[str, str]] = {}
        self.state: dict[str, str] = {}
        self.x = self.y = 0

    def feed(self, data: str) -> None:
        for y, x, right, codes, count, more, letter, line, char in (found.groups() for found in TOKEN.finditer(data)):
            if char is not None:
                self.draw(char)
            elif letter == "r":
                self.region = (int(count or 1) - 1, int(more or LINES) - 1)
                self.x = self.y = 0
            elif letter == "X":
                for place in range(self.x, self.x + int(count)):
                    self.cells[place, self.y] = (" ", self.look(" ") if self.fills else "[]  ")
            elif letter is not None:
                self.move(int(count), letter)
            elif line is not None:
                self.x, self.y = 0, self.y + 1
            elif codes is not None:
                self.style(codes)
            elif right is not None:
                self.x += int(right or 1)
            else:
                self.y, self.x = int(y or 1) - 1, int(x or 1) - 1

    def move(self, count: int, letter: str) -> None:
        """Delete or insert lines at the cursor, as a VT102 does."""
        assert self.look(" ") == "[]  "
        top, bottom = self.y, self.region[1]
        assert self.region[0] <= top
        before = dict(self.cells)
        for y in range(top, bottom + 1):
            source = y + (count if letter == "M" else -count)
            for x in range(COLUMNS):
                blank = (" ", "[]  ")
                self.cells[x, y] = before.get((x, source), blank) if top <= source <= bottom else blank

    def draw(self, char: str) -> None:
        if char == "\u0301":
            at = self.x - 1
            while at and self.cells.get((at, self.y), ("", ""))[0] == "":
                at -= 1
            old, look = self.cells[at, self.y]
            self.cells[at, self.y] = (old + char, look)
            return
        look = self.look(char)
        self.cells[self.x, self.y] = (char, look)
        if char in WIDE:
            self.cells[self.x + 1, self.y] = ("", look)
        self.x += 2 if char in WIDE else 1

    def style(self, codes: str) -> None:
        parts = re.findall(r"[34]8;5;\d+|[34]8;2;\d+;\d+;\d+|\d+", codes) or ["0"]
        off = {"22": "12", "23": "3", "24": "4", "27": "7", "29": "9"}
        for part in parts:
            if part == "0":
                self.state = {}
            elif part in off:
                for flag in off[part]:
                    self.state.pop(flag, None)
            elif part[0] == "3" and len(part) > 1:
                self.state["ink"] = part
            elif part[0] == "4" and len(part) > 1:
                self.state["ground"] = part
            else:
                self.state[part] = part
        for name, default in (("ink", "39"), ("ground", "49")):
            if self.state.get(name) == default:
                del self.state[name]

    def look(self, char: str) -> str:
        flags = [flag for flag in "12347" if flag in self.state]
        if char == " ":
            flags = [flag for flag in flags if flag in "47"]
        ink = self.state.get("ink", "") if char != " " or flags else ""
        return f"{flags} {ink} {self.state.get('ground', '')}"


styles = st.sampled_from(["", "1", "38;5;248", "1;3;38;5;117;48;5;25", "4;48;5;233", "7;31", "38;5;253;48;5;233"])
texts = st.text(st.sampled_from("abc   …é大模🚀"), min_size=1, max_size=14)
accents = st.builds(lambda text: text + "e\u0301", texts)
segments = st.lists(st.tuples(styles, texts | accents), max_size=4)
pieces = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 30), segments), min_size=1, max_size=4)


def frame(piece: list[tuple[int, int, list[tuple[str, str]]]]) -> str:
    drawn = ""
    for y, x, parts in piece:
        drawn += f"\x1b[{y + 1};{x + 1}H"
        drawn += "".join(f"\x1b[{style}m{text}\x1b[0m" if style else text for style, text in parts)
    return drawn + "\x1b[1;1H"


def lines(terminal: Terminal) -> dict[tuple[int, int], tuple[str, str]]:
    """What is seen: halves of wide characters that were drawn over are nobody's business."""
    halves = {
        at
        for at, (char, _) in terminal.cells.items()
        if char == "" or (char[0] in WIDE and terminal.cells.get((at[0] + 1, at[1]), ("", ""))[0] != "")
    }
    return {at: cell for at, cell in terminal.cells.items() if at not in halves}


@given(st.lists(st.tuples(st.integers(0, 5), segments), min_size=1, max_size=6))
def test_the_terminal_shows_the_same_after_fewer_bytes(rows: list[tuple[int, list[tuple[str, str]]]]) -> None:
    """Lines are drawn again and again, whole, as a screen does."""
    whole, changed, cells = Terminal(), Terminal(), Cells()
    for y, parts in rows:
        used = sum(2 if char in WIDE else char != "\u0301" for _, text in parts for char in text)
        drawn = frame([(y, 0, [*parts, ("48;5;233", " " * (70 - used))])])
        whole.feed(drawn)
        changed.feed(cells.update(drawn))
        assert lines(changed) == lines(whole)


LABELS = ("Ann Salt", "大模 model", "sage and thyme", "🚀 rockets", "an e\u0301clair of mint", "")


def window(tree: int, top: int, cursor: int, height: int) -> str:
    """A tree beside a table that is scrolled, with a bar of its own at the right edge, and two lines below."""
    drawn = ""
    for y in range(LINES):
        left = f"{'>' if y == tree else ' '} section {y * y}"
        number = top + y
        right = f"entry {number * number} {LABELS[number % len(LABELS)]}" if y < height else f"status {top} {cursor}"
        parts = [("", f"{left:14.14}"), ("4;48;5;233" if y == cursor else "1;38;5;248;48;5;233", right)]
        used = sum(2 if char in WIDE else char != "\u0301" for char in right)
        parts.append(("48;5;233", " " * (COLUMNS - 15 - used) + ("|" if y == top % LINES else " ")))
        drawn += frame([(y, 0, parts)]).removesuffix("\x1b[1;1H")
    return drawn + "\x1b[1;1H"


views = st.builds(window, st.integers(0, 5), st.integers(0, 30), st.integers(0, 13), st.integers(4, LINES))


@pytest.mark.parametrize("abilities", [ALL, WITHOUT_FILLING, Abilities(moves_lines=True), Abilities(erases=True)])
@settings(deadline=None)
@given(st.lists(views, min_size=2, max_size=6))
def test_a_window_that_scrolls_shows_the_same(abilities: Abilities, drawn: list[str]) -> None:
    whole, changed = Terminal(), Terminal(fills=abilities.fills)
    cells = Cells(abilities=abilities)
    for view in drawn:
        whole.feed(view)
        changed.feed(cells.update(view))
        assert lines(changed) == lines(whole)


def test_a_list_that_scrolls_costs_less_than_a_fifth() -> None:
    def listing(top: int) -> str:
        rows = [(y, 0, [("38;5;253", f"{top + y:>4}  {chr(97 + (top + y) * 7 % 26) * 60}")]) for y in range(20)]
        return frame(rows)

    plain, able = Cells(), Cells(abilities=ALL)
    for cells in (plain, able):
        cells.update(listing(10))
    drawn = listing(11)
    assert 5 * len(able.update(drawn)) < len(plain.update(drawn))


def test_lines_of_which_only_a_few_are_the_same_have_not_moved() -> None:
    shown = {y: list(f"line of entry number {y:<20}") for y in range(3)}
    wanted = {y: list(f"line of entry number {y + 1:<20}") for y in range(3)}
    assert find_shift(shown, wanted) is None
    assert find_shift({}, {}) is None


def test_what_is_shown_already_is_not_sent() -> None:
    cells = Cells()
    drawn = frame([(2, 3, [("1", "sage")])])
    assert "sage" in cells.update(drawn)
    assert cells.update(drawn) == "\x1b[H"


def test_only_the_changed_cells_are_sent() -> None:
    cells = Cells()
    cells.update(frame([(0, 0, [("", "sage and salt")])]))
    assert cells.update(frame([(0, 0, [("", "sage and malt")])])) == "\x1b[1;10Hm\x1b[H"


def test_after_forgetting_everything_is_sent() -> None:
    cells = Cells()
    drawn = frame([(0, 0, [("", "sage")])])
    cells.update(drawn)
    cells.forget()
    assert "sage" in cells.update(drawn)


def test_what_is_no_frame_passes_as_it_is() -> None:
    cells = Cells()
    for data in ("\x1b[?1049h", "\x1b]52;c;YQ==\x07", "\x1b[?2026$p"):
        assert cells.update(data) == data


def test_a_frame_with_unknown_sequences_passes_as_it_is_and_nothing_is_taken_for_granted() -> None:
    cells = Cells()
    cells.update(frame([(0, 0, [("", "sage")])]))
    strange = "\x1b[1;1H\x1b]8;;https://example.org\x1b\\sage\x1b[1;1H"
    assert cells.update(strange) == strange
    assert "sage" in cells.update(frame([(0, 0, [("", "sage")])]))


def test_behind_characters_whose_width_terminals_dispute_the_cursor_is_set_anew() -> None:
    sent = Cells().update(frame([(0, 0, [("", "🚀sage")])]))
    assert "🚀\x1b[1;3Hsage" in sent


def test_colors_of_the_palette_are_sent_by_number() -> None:
    sent = Cells().update(frame([(0, 0, [("38;2;255;175;95;48;2;18;18;18", "x")])]))
    assert "38;5;215" in sent
    assert "48;5;233" in sent
