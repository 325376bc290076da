"""Citations as BibTeX that needs nothing else: with the macros before them and the parents behind them.

An entry stays as it was written. Only where the file that it goes to has another value for a macro, or has the parent
already (BibTeX wants parents behind their children), what it means is written into the entry.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from paperterm.bibtex.blocks import clean_text, iter_blocks
from paperterm.bibtex.citations import cite_again
from paperterm.bibtex.definitions import macros_of
from paperterm.bibtex.fields import raw_fields
from paperterm.bibtex.inheritance import referred_keys
from paperterm.bibtex.lexer import fields_behind_key, first_command
from paperterm.bibtex.toplevel import is_sound, scan
from paperterm.bibtex.values import MONTHS, STYLE_MACROS
from paperterm.model import Citation, CitationContext

_ORDERLESS: Final = ("xref", "entryset")
"""References to entries that give no fields, or none that are printed: biber finds these in any order."""


@dataclass(frozen=True)
class Target:
    """The ``.bib`` text that citations go to; "" for a new one."""

    text: str = ""

    @cached_property
    def macros(self) -> Mapping[str, str]:
        """The macros that are defined at its end, by name in lower case."""
        return macros_of(self.text)

    @cached_property
    def _spans(self) -> Mapping[str, tuple[int, int]]:
        top = scan(self.text)
        return {key.lower(): span for key, span in zip(top.keys, top.spans, strict=True)}

    def holds(self, key: str) -> bool:
        """Whether an entry has `key`, in any case."""
        return key.lower() in self._spans

    def has_same(self, citation: Citation) -> bool:
        """Whether the entry with the key of `citation` reads the same, but for white space."""
        start, end = self._spans.get(citation.key.lower(), (0, 0))
        return _words(self.text[start:end]) == _words(citation.text)


@dataclass(frozen=True, slots=True)
class Standalone:
    """What leaves.

    Attributes:
        macros: ``@string`` commands that go before the entries.
        entries: the entries, parents behind their children.
        notes: what was written into entries, in words.
    """

    macros: tuple[str, ...] = ()
    entries: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def blocks(self) -> tuple[str, ...]:
        """The texts in their order."""
        return (*self.macros, *(entry.text for entry in self.entries))

    @property
    def file_blocks(self) -> tuple[str, ...]:
        """The texts in their order, as they are written to a file."""
        return (*self.macros, *(entry.file_text for entry in self.entries))

    @property
    def text(self) -> str:
        """All of it, an empty line between two entries; "" for nothing."""
        return self._joined([entry.text for entry in self.entries])

    @property
    def file_text(self) -> str:
        """The `text` as it is written to a file."""
        return self._joined([entry.file_text for entry in self.entries])

    def _joined(self, texts: Sequence[str]) -> str:
        return "\n\n".join((*(("\n".join(self.macros),) if self.macros else ()), *texts))


def stand_alone(citations: Iterable[Citation], target: Target | None = None) -> Standalone:
    """Return `citations`, whose keys differ, as text that means the same in `target` as where they come from."""
    citations = list(dict.fromkeys(citations))
    if not any(citation.context for citation in citations):
        return Standalone(entries=tuple(citations))
    return _Bundle(target or Target()).of(citations)


def whole_text(citation: Citation) -> str:
    """Return the text of `citation` with all that it needs."""
    return stand_alone([citation]).text


class _Bundle:
    """Citations that leave together, the parents that they bring, and the macros that these use."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._items: dict[str, Citation] = {}
        self._needed_by: defaultdict[str, set[str]] = defaultdict(set)
        self._macros: dict[str, str] = {}
        self._notes: list[str] = []

    def of(self, citations: Sequence[Citation]) -> Standalone:
        """Return the bundle of `citations`."""
        for number, citation in enumerate(citations):
            self._items[citation.key.lower() or f" {number}"] = citation
        waiting = list(self._items)
        for key in waiting:  # grows by the parents that are brought along
            self._items[key] = self._with_macros(self._with_parents(key, waiting))
        strings = tuple(f"@string{{{name} = {{{value}}}}}" for name, value in self._macros.items())
        return Standalone(strings, tuple(self._items[key] for key in self._ordered()), tuple(self._notes))

    def _with_parents(self, key: str, waiting: list[str]) -> Citation:
        """Return an item, and let its parents wait; where that cannot be, with what it inherits written into it."""
        citation = self._items[key]
        context = citation.context
        block = next(iter_blocks(clean_text(citation.text)), None) if context and context.parents else None
        if context is None or block is None:
            return citation
        own = raw_fields(block, dict(context.macros)).values
        parents = {parent.key.lower(): parent for parent in context.parents}
        written: list[str] = []
        for reference, name in referred_keys(own):
            parent = parents.get(name.lower())
            if parent is None or self._is_there(reference, parent):
                continue
            if self._bring(parent, context, waiting):
                self._needed_by[parent.key.lower()].add(key)
            elif reference not in _ORDERLESS:
                written.append(reference)
                why = "is in the file already, before it" if self._target.holds(parent.key) else "cannot be added"
                self._notes.append(f"{citation.key}: {parent.key} {why}: what it inherits is written into it")
        if not written:
            return citation
        values = cite_again(citation).raw.values
        return _rewritten(citation, written, _missing_in(own, values), {})

    def _is_there(self, reference: str, parent: Citation) -> bool:
        """Whether the target has the parent, for a reference that finds it in any order."""
        return reference != "crossref" and self._target.has_same(parent)

    def _bring(self, parent: Citation, context: CitationContext, waiting: list[str]) -> bool:
        """Take a parent along, unless another entry has its key."""
        key = parent.key.lower()
        if key in self._items:
            return _words(self._items[key].text) == _words(parent.text)
        if self._target.holds(key) or not is_sound(parent.text, parent.key):
            return False
        self._items[key] = replace(parent, context=context)
        waiting.append(key)
        return True

    def _with_macros(self, citation: Citation) -> Citation:
        """Return an item whose macros are defined; those that mean something else in the target are written out."""
        context = citation.context
        block = next(iter_blocks(clean_text(citation.text)), None) if context and context.macros else None
        if context is None or block is None:
            return citation
        written: dict[str, str] = {}
        for name, value in raw_fields(block, dict(context.macros)).macros.items():
            there = self._value_there(name)
            if there is None:
                self._macros[name] = value
            elif _words(there) != _words(value):
                written[name] = value
                self._notes.append(
                    f"{citation.key}: the macro {name} has another value in the file: its own is written out"
                )
        return _rewritten(citation, (), {}, written) if written else citation

    def _value_there(self, name: str) -> str | None:
        known = (self._macros, self._target.macros, MONTHS, STYLE_MACROS)
        return next((macros[name] for macros in known if name in macros), None)

    def _ordered(self) -> list[str]:
        """Return the keys of the items, each behind those that need it."""
        ordered: dict[str, None] = {}
        left = list(self._items)
        while left:
            ready = [key for key in left if self._needed_by.get(key, set()) <= ordered.keys()]
            ordered |= dict.fromkeys(ready or left)  # a circle has no order
            left = [key for key in left if key not in ordered]
        return list(ordered)


def _missing_in(own: Mapping[str, str], values: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if name not in own}


def _rewritten(
    citation: Citation, without: Collection[str], extra: Mapping[str, str], macros: Mapping[str, str]
) -> Citation:
    """Return `citation` without some fields, with others in their place, and with some macros written out."""
    text, raw = (_rewrite(one, without, extra, macros) for one in (citation.text, citation.raw))
    return replace(citation, text=text, raw=raw)


def _rewrite(text: str, without: Collection[str], extra: Mapping[str, str], macros: Mapping[str, str]) -> str:
    start = first_command(text)
    if start is None:
        return text
    run = fields_behind_key(text, start.start(2), len(text))
    between = ",\n  " if "\n" in text else ", "
    added = between.join(f"{name} = {{{value}}}" for name, value in extra.items())
    made: list[str] = []
    position = 0
    for item in run.fields:
        if item.name.lower() in without:
            made += (text[position : item.start], added)
            position, added = item.end, ""
            if not made[-1]:  # nothing in its place: its comma goes too
                rest = text[position:].lstrip()
                position = len(text) - len(rest[1:].lstrip() if rest.startswith(",") else rest)
            continue
        for piece in item.pieces:
            if piece.kind == "bare" and (value := macros.get(text[piece.start : piece.end].lower())) is not None:
                made += (text[position : piece.start], f"{{{value}}}")
                position = piece.end
    return "".join((*made, text[position:]))


def _words(text: str) -> str:
    return " ".join(text.split())
