"""The parts of a BibTeX entry for display, with positions."""

from collections.abc import Iterator

from paperterm.bibtex.lexer import fields_behind_key, first_command, key_span


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the parts of the first entry in `text` for display: start, end, and what it is.

    That is ``type``, ``key``, ``field``, ``value`` or ``mark``. The parts are without a gap: what is before the entry
    counts as type, what is behind the place where it stops keeping the rules as value.
    """
    position = 0
    for start, end, kind in _parts(text):
        if start > position:
            yield position, start, "mark" if position else "type"
        if end > start:
            yield start, end, kind
        position = max(position, end)
    if position < len(text):
        yield position, len(text), "value" if position else "type"


def _parts(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the parts of the first entry that are no marks."""
    start = first_command(text)
    if start is None:
        return
    opening = start.start(2)
    yield 0, opening, "type"
    yield *key_span(text, opening), "key"
    run = fields_behind_key(text, opening, len(text))
    for item in run.fields:
        yield item.start, item.start + len(item.name), "field"
        for piece in item.pieces:
            inner = 0 if piece.kind == "bare" else 1
            yield piece.start + inner, piece.end - inner, "value"
    if run.is_closed:
        yield run.end - 1, run.end, "mark"
    else:
        yield run.end, len(text), "value"
