"""The blocks of a text as citations: each with the macros and parents that it needs, and with what it inherits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple, Protocol

from paperterm.bibtex.blocks import Block, clean_text, iter_blocks
from paperterm.bibtex.definitions import Definitions, Scope
from paperterm.bibtex.fields import Fields, OpenBlock, raw_fields
from paperterm.bibtex.inheritance import REFERENCES, inherited, referred_keys
from paperterm.bibtex.rawtext import with_raw
from paperterm.bibtex.values import Macros, RawFields
from paperterm.model import Citation, CitationContext

_DEEPEST: Final = 5
"""Parents of parents that are looked for."""

_MOST_PARENTS: Final = 50
"""Parents of one entry that are taken along."""


class Cited(NamedTuple):
    """A block as a citation.

    Attributes:
        raw: its fields, with those that it inherits.
        has_title: whether it has a title of its own.
    """

    block: Block
    citation: Citation
    raw: RawFields
    has_title: bool

    @property
    def parents(self) -> frozenset[str]:
        """The keys of the entries that it inherits from or refers to, and of theirs."""
        context = self.citation.context
        return frozenset(parent.key for parent in context.parents) if context else frozenset()


class Surroundings(Protocol):
    """Where macros and parents are looked up (`paperterm.bibtex.definitions.Scope`)."""

    def macros_at(self, start: int) -> Macros:
        """Return the macros that an entry at `start` can use."""

    def parent(self, key: str) -> Block | None:
        """Return the entry with `key`."""

    def missing_macro(self, name: str) -> str:
        """Return why a macro has no value, in words."""

    def other_definitions(self, name: str) -> str:
        """Return in words that a macro is defined in several ways, "" where it is not."""


def read_citations(text: str, others: Sequence[Definitions] = (), file: str = "") -> Iterator[Cited]:
    """Yield the blocks of a ``.bib`` text as citations, those that are only parents too.

    Args:
        others: what the other files of the repository define.
        file: the name of the text's file, for messages.
    """
    clean = clean_text(text)
    scope = Scope(clean, others, file)
    return (cite(block, scope) for block in with_raw(iter_blocks(clean), clean, text))


def cite(block: Block, around: Surroundings) -> Cited:
    """Return `block` as a citation."""
    raw = raw_fields(block, around.macros_at(block.start))
    has_title = bool(raw.values.get("title"))
    is_alone = not raw.macros and not raw.unknown and raw.values.keys().isdisjoint(REFERENCES)
    context = None if is_alone else _Family(around).context_of(block, raw)
    return Cited(block, Citation(block.key, block.type, block.text, context, block.raw), raw, has_title)


def cite_again(citation: Citation, around: Surroundings | None = None) -> Cited:
    """Return what `citation` says; what it does not know of its macros and parents is looked up `around`."""
    block = next(iter_blocks(clean_text(citation.text)), None)
    if block is None:
        nothing = Block(citation.key, citation.type, citation.text, 1, "there is no BibTeX block")
        return Cited(nothing, citation, RawFields(), has_title=False)
    context = citation.context
    kept = context is not None and not context.missing
    found = cite(
        replace(block, start=-1, raw=citation.raw),
        around if around and not kept else _Kept(context or CitationContext()),
    )
    return found if not kept else found._replace(citation=citation)


def open_citation(citation: Citation) -> OpenBlock:
    """Return the block of `citation` with what it inherits."""
    found = cite_again(citation)
    return OpenBlock(found.block, found.raw)


def fields_of(citation: Citation) -> Fields:
    """Return what `citation` says, with what it inherits; of a broken block what can be had. Never raises."""
    return open_citation(citation).fields()


class _Family:
    """The parents of one entry, found one after the other."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._parents: dict[str, Citation] = {}
        self._macros: dict[str, str] = {}
        self._missing: dict[str, None] = {}

    def context_of(self, block: Block, raw: RawFields) -> CitationContext:
        """Return the context of an entry, and add to `raw` what it inherits and what is worth a remark."""
        self._inherit(block, raw, 0)
        remarks = filter(None, map(self._around.other_definitions, self._macros))
        raw.remarks += [*self._missing, *remarks]
        return CitationContext(tuple(self._macros.items()), tuple(self._parents.values()), tuple(self._missing))

    def _inherit(self, block: Block, raw: RawFields, depth: int) -> None:
        for name in raw.unknown:
            self._missing[self._around.missing_macro(name)] = None
        for name, value in raw.macros.items():
            self._macros.setdefault(name, value)
        seen_set = False
        for reference, key in referred_keys(raw.values):
            parent = self._around.parent(key)
            if parent is None or depth > _DEEPEST or len(self._parents) > _MOST_PARENTS:
                self._missing[f"{reference}: there is no entry {key}"] = None
                continue
            self._parents.setdefault(parent.key.lower(), Citation(parent.key, parent.type, parent.text))
            given = raw_fields(parent, self._around.macros_at(parent.start))
            self._inherit(parent, given, depth + 1)
            if reference != "entryset" or not seen_set:
                raw.values.update(inherited(block.type, raw.values, reference, parent.type, given.values))
            seen_set = seen_set or reference == "entryset"


class _Kept:
    """What a citation took from around it, kept in its context."""

    def __init__(self, context: CitationContext) -> None:
        self._macros: Mapping[str, str] = dict(context.macros)
        self._parents = {parent.key: parent.text for parent in context.parents}
        self._folded = {key.lower(): text for key, text in self._parents.items()}
        self._missing = context.missing

    def macros_at(self, start: int) -> Macros:
        del start
        return self._macros

    def parent(self, key: str) -> Block | None:
        text = self._parents.get(key) or self._folded.get(key.lower(), "")
        return next(iter_blocks(text), None)

    def missing_macro(self, name: str) -> str:
        words = f"the macro {name} "
        return next((missing for missing in self._missing if missing.startswith(words)), f"{words}is not defined")

    def other_definitions(self, name: str) -> str:
        del name
        return ""
