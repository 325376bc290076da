"""The original text of blocks that were found in cleaned text.

The display needs clean text; a file may have the characters that the list has: private use, soft hyphens, joiners.
Control and bidirectional characters are replaced in both.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import accumulate

from paperterm.bibtex.blocks import Block, clean_text
from paperterm.bibtex.lexer import key_of
from paperterm.text import clean_controls

REPLACED = "control or bidirectional characters are replaced"


def with_raw(blocks: Iterable[Block], clean: str, original: str) -> Iterator[Block]:
    """Yield `blocks`, found in `clean`, each with what `original` has in its place where that differs.

    `clean` is `clean_text` of `original`, which has the same lines.
    """
    if clean == original:
        yield from blocks
        return
    lines = _Lines(clean, original.replace("\r\n", "\n").replace("\r", "\n"))
    for block in blocks:
        found = lines.original(block.start, block.start + len(block.text))
        raw = clean_controls(found)
        # What was cleaned in a way that does not go character by character is left clean.
        if found == block.text or clean_text(found) != block.text or key_of(raw, raw.find("{")) != block.key:
            yield block
        else:
            yield replace(block, raw="" if raw == block.text else raw, remark=REPLACED if raw != found else "")


class _Lines:
    """The lines of a text beside those of the text that it was cleaned from."""

    def __init__(self, clean: str, original: str) -> None:
        self._clean, self._original = clean.split("\n"), original.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self._clean), initial=0))

    def original(self, start: int, end: int) -> str:
        """Return the original of the clean text from `start` to `end`."""
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end) - 1
        stop = self._column(last, end - self._starts[last])
        begin = self._column(first, start - self._starts[first])
        if first == last:
            return self._original[first][begin:stop]
        middle = self._original[first + 1 : last]
        return "\n".join((self._original[first][begin:], *middle, self._original[last][:stop]))

    def _column(self, line: int, column: int) -> int:
        """Return where the original of a line stands that the clean one has at `column`."""
        original = self._original[line]
        if original == self._clean[line]:
            return column
        made = 0
        for at, character in enumerate(original):
            if made >= column:
                return at
            made += len(clean_text(character))
        return len(original)
