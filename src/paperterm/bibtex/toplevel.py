"""What is at the top level of a ``.bib`` text as BibTeX itself reads it: strictly, without recovery.

`paperterm.bibtex.blocks.split_blocks` finds what an author meant; this module finds what the program will take it
for, which is what matters before something is added behind it.
"""

from dataclasses import dataclass

from paperterm.bibtex.lexer import COMMANDS, commands, key_of


@dataclass(frozen=True, slots=True)
class TopLevel:
    """The entries at the top level.

    Attributes:
        keys: citation keys in order, as written.
        spans: where each entry begins and ends.
        open_line: 1-based line of the entry or command that the text ends inside of, 0 where it ends outside.
    """

    keys: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    open_line: int = 0


def scan(text: str) -> TopLevel:
    """Return what is at the top level of `text`; a line that begins with ``%`` between entries is a comment."""
    keys: list[str] = []
    spans: list[tuple[int, int]] = []
    for command in commands(text):
        if command.end is None:
            return TopLevel(tuple(keys), tuple(spans), 1 + text.count("\n", 0, command.start))
        if command.kind not in COMMANDS:
            keys.append(key_of(text, command.opening))
            spans.append((command.start, command.end))
    return TopLevel(tuple(keys), tuple(spans))


def is_sound(text: str, key: str) -> bool:
    """Whether `text` is one whole entry with `key`, with nothing else but ``%`` comments and space before it."""
    top = scan(text)
    if top.open_line or top.keys != (key,):
        return False
    [(start, end)] = top.spans
    before = [line for line in text[:start].splitlines() if line.strip()]
    return not text[end:].strip() and all(line.lstrip().startswith("%") and "@" not in line for line in before)
