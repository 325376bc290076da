"""What adding a citation to a ``.bib`` would mean for what stands there already."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from string import ascii_lowercase
from typing import Final, Literal

from paperterm.bibtex.citations import fields_of, read_citations
from paperterm.bibtex.danger import dangerous_commands
from paperterm.bibtex.fields import Fields, OpenBlock
from paperterm.cite.mend import mend, why_broken
from paperterm.model import Citation
from paperterm.text import fold, fold_key

VerdictKind = Literal["new", "present", "key-clash", "other-key", "broken"]

_SHORT_TITLE: Final = 16
"""Folded titles below this length ("Introduction") name no paper by themselves."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What would happen to one citation.

    Attributes:
        kind: ``new``; ``present``: the same paper under the same key; ``key-clash``: the key belongs to another
            paper there; ``other-key``: the same paper has another key there; ``broken``: it would break the file.
        citation: what would be added.
        key: the key to cite: of ``key-clash`` a free one (see `with_key`), of ``other-key`` the one that is there,
            of ``broken`` that of the mended citation.
        words: the verdict as a sentence.
        danger: commands in it that do more than typeset (`paperterm.bibtex.danger`).
        mended: of a ``broken`` one what could be added instead, if it can be mended.
    """

    kind: VerdictKind
    citation: Citation
    key: str
    words: str
    danger: tuple[str, ...] = ()
    mended: Citation | None = None


@dataclass(slots=True)
class BibIndex:
    """The papers of a ``.bib``, found by key (in any case), DOI, arXiv id and title."""

    _by_key: dict[str, tuple[str, Fields]] = field(default_factory=dict)
    _by_id: dict[tuple[str, str], list[tuple[str, Fields]]] = field(default_factory=dict)
    _taken: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> "BibIndex":
        """Read the ``.bib`` in `text`."""
        index = cls()
        for cited in read_citations(text):
            index.add(cited.block.key, OpenBlock(cited.block, cited.raw).fields())
        return index

    def add(self, key: str, fields: Fields) -> None:
        """Remember a paper under `key`."""
        self._by_key.setdefault(key.lower(), (key, fields))
        for identity in _identities(fields):
            self._by_id.setdefault(identity, []).append((key, fields))

    def holds_key(self, key: str) -> bool:
        """Whether an entry has `key`, in any case: BibTeX takes them for one."""
        return key.lower() in self._by_key

    def same_key(self, key: str) -> tuple[str, Fields] | None:
        """Return key and fields of the entry with `key` in any case."""
        return self._by_key.get(key.lower())

    def same_paper(self, fields: Fields, preferred: str = "") -> str | None:
        """Return the key under which the paper stands there, by DOI, arXiv id, or title and an author."""
        found = self.keys_of(fields)
        return preferred if preferred in found else next(iter(found), None)

    def keys_of(self, fields: Fields) -> list[str]:
        """Return all keys under which the paper stands there, by DOI, arXiv id, or title and an author."""
        return [
            key
            for identity in _identities(fields)
            for key, other in self._by_id.get(identity, ())
            if identity[0] != "title" or _titles_agree(fields, other)
        ]

    def free_key(self, key: str) -> str:
        """Return `key` with a letter or number behind it that no entry has."""
        number = self._taken.get(key.lower(), 0)
        while self.holds_key(free := key + _suffix(number)):
            number += 1
        self._taken[key.lower()] = number
        return free


def _suffix(number: int) -> str:
    """Return a to z, then 2, 3 and so on."""
    return ascii_lowercase[number : number + 1] or str(number - len(ascii_lowercase) + 2)


def judge(citations: Iterable[Citation], index: BibIndex) -> list[Verdict]:
    """Return the verdict on each citation, as if those before it had been added; `index` is not changed."""
    index = BibIndex(dict(index._by_key), {identity: list(keys) for identity, keys in index._by_id.items()})
    verdicts = []
    for citation in citations:
        fields = fields_of(citation)
        verdict = _judge(citation, fields, index)
        if verdict.kind in ("new", "key-clash") or verdict.mended:
            index.add(verdict.key, fields)
        verdicts.append(replace(verdict, danger=dangerous_commands(citation.text)))
    return verdicts


def judge_keys(citations: Iterable[Citation]) -> list[Verdict]:
    """Return the verdict on each citation of a file that keeps them all: only keys and texts are compared."""
    index = BibIndex()
    texts: dict[str, set[str]] = {}
    verdicts = []
    for citation in citations:
        fields = fields_of(citation)
        known = texts.setdefault(citation.key.lower(), set())
        text = "".join(citation.text.split())
        if citation.key and text in known:
            verdict = Verdict("present", citation, citation.key, f"{citation.key}: there already")
        else:
            verdict = _as_addition(citation, fields, index)
            if verdict.kind != "broken" or verdict.mended:
                index.add(verdict.key, fields)
        known.add(text)
        verdicts.append(replace(verdict, danger=dangerous_commands(citation.text)))
    return verdicts


def with_key(citation: Citation, key: str) -> Citation:
    """Return `citation` under another key, its text otherwise verbatim."""
    head = re.search(r"@[ \t]*[^\W\d_][\w+-]*\s*[{(]\s*", citation.text)
    if not head or not citation.text.startswith(citation.key, head.end()):
        return citation
    end = head.end() + len(citation.key)
    return replace(citation, key=key, text=citation.text[: head.end()] + key + citation.text[end:])


def _with_free_key(verdict: Verdict, index: BibIndex) -> Verdict:
    """Return the verdict on a broken citation with the key that its mended form can be cited by."""
    mended = verdict.mended
    if mended and index.holds_key(mended.key):
        mended = with_key(mended, index.free_key(mended.key))
    return replace(verdict, mended=mended, key=mended.key if mended else verdict.key)


def _judge(citation: Citation, fields: Fields, index: BibIndex) -> Verdict:
    key = citation.key
    there, paper = index.same_key(key), index.same_paper(fields, key)
    if there is not None and there[0] == key and (paper == key or _is_same(fields, there[1])):
        return Verdict("present", citation, key, f"{key}: there already")
    if paper not in (None, key):
        return Verdict("other-key", citation, paper or "", f"{key}: the same paper is there as {paper}")
    return _as_addition(citation, fields, index)


def _as_addition(citation: Citation, fields: Fields, index: BibIndex) -> Verdict:
    """Return the verdict on a citation of a paper that is not there."""
    key = citation.key
    if broken := why_broken(citation, fields):
        verdict = Verdict("broken", citation, key, f"{key or 'it'}: {broken}", mended=mend(citation, broken))
        return _with_free_key(verdict, index)
    if not index.holds_key(key):
        return Verdict("new", citation, key, f"{key}: new")
    free = index.free_key(key)
    return Verdict("key-clash", citation, free, f"{key}: the key belongs to another paper there, {free} is free")


def same_paper(fields: Fields, other: Fields) -> bool:
    """Whether two blocks are of one paper, by DOI, arXiv id, or title and an author."""
    shared = set(_identities(fields)) & set(_identities(other))
    return any(scheme != "title" for scheme, _ in shared) or (bool(shared) and _titles_agree(fields, other))


def _identities(fields: Fields) -> Sequence[tuple[str, str]]:
    known = (("doi", fields.doi.lower()), ("arxiv", fields.arxiv.lower()), ("title", fold_key(fields.title)))
    return [identity for identity in known if identity[1]]


def _titles_agree(fields: Fields, other: Fields) -> bool:
    """Whether two papers of one title are one: an author in common, or too little known of a telling title."""
    names, others = _last_names(fields), _last_names(other)
    if names and others:
        return bool(names & others)
    return len(fold_key(fields.title)) >= _SHORT_TITLE


def _is_same(fields: Fields, other: Fields) -> bool:
    """Whether two papers of one key are one; of one key, a short title is enough to tell."""
    names, others = _last_names(fields), _last_names(other)
    if fields.title or other.title:
        return fold_key(fields.title) == fold_key(other.title) and (not (names and others) or bool(names & others))
    return fields.authors == other.authors and fields.url == other.url


def _last_names(fields: Fields) -> set[str]:
    return {fold(name.last_word) for name in fields.authors}
