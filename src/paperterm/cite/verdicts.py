"""What adding a citation to a ``.bib`` would mean for what stands there already."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from string import ascii_lowercase
from typing import Final, Literal

from paperterm.bibtex.citations import fields_of, read_citations
from paperterm.bibtex.danger import dangerous_commands
from paperterm.bibtex.fields import Fields, OpenBlock
from paperterm.bibtex.keys import key_problem, remark_on, with_other_key
from paperterm.bibtex.standalone import whole_text
from paperterm.bibtex.validity import is_taken
from paperterm.cite.evidence import evidence_of_fields, ids_of_fields
from paperterm.cite.repairs import citable_key, repaired, why_broken
from paperterm.model import Citation
from paperterm.model.evidence import Evidence, Person
from paperterm.model.identity import MANY_WORKS, is_junk, same_paper
from paperterm.text import fold_key

VerdictKind = Literal["new", "present", "key-clash", "other-key", "broken"]

_LOOKS: Final = 32
"""Entries with one identifier that are compared to find out whether it is junk."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What would happen to one citation.

    Attributes:
        kind: ``new``; ``present``: the same paper under the same key; ``key-clash``: the key belongs to another
            paper there, or LaTeX cannot cite it; ``other-key``: the same paper has another key there; ``broken``: it
            would break the file.
        citation: what would be added.
        key: the key to cite: of ``key-clash`` a free one (see `with_key`), of ``other-key`` the one that is there,
            of ``broken`` that of the repaired citation.
        words: the verdict as a sentence.
        danger: commands in it that do more than typeset (`paperterm.bibtex.danger`).
        repaired: of a ``broken`` one what could be added instead, if it can be repaired.
        remark: what is worth a word and stops nothing, "" for nothing.
    """

    kind: VerdictKind
    citation: Citation
    key: str
    words: str
    danger: tuple[str, ...] = ()
    repaired: Citation | None = None
    remark: str = ""


@dataclass(slots=True)
class BibEntry:
    """An entry of a ``.bib``, and what it says about which paper it is of."""

    key: str
    fields: Fields
    _evidence: Evidence | None = None

    @property
    def evidence(self) -> Evidence:
        """What it says, put together when it is asked for: most entries are never compared."""
        if self._evidence is None:
            self._evidence = evidence_of_fields(self.fields)
        return self._evidence


@dataclass(slots=True)
class BibIndex:
    """The papers of a ``.bib``, found by key (in any case), DOI, arXiv id and title.

    Attributes:
        base: another index, all of whose entries come before those of this one.
    """

    base: "BibIndex | None" = None
    _by_key: dict[str, BibEntry] = field(default_factory=dict)
    _by_name: dict[str, list[BibEntry]] = field(default_factory=dict)
    _taken: dict[str, int] = field(default_factory=dict)
    _junk: dict[str, tuple[int, bool]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> "BibIndex":
        """Read the ``.bib`` in `text`."""
        index = cls()
        for cited in read_citations(text):
            index.add(cited.block.key, OpenBlock(cited.block, cited.raw).fields())
        return index

    def add(self, key: str, fields: Fields) -> None:
        """Remember a paper under `key`."""
        entry = BibEntry(key, fields)
        self._by_key.setdefault(key.lower(), entry)
        for name in (*paper_names(fields), *_title_names(fields)):
            self._by_name.setdefault(name, []).append(entry)

    def holds_key(self, key: str) -> bool:
        """Whether an entry has `key`, in any case: BibTeX takes them for one."""
        return self.same_key(key) is not None

    def same_key(self, key: str) -> BibEntry | None:
        """Return the entry with `key` in any case."""
        found = self.base.same_key(key) if self.base else None
        return found or self._by_key.get(key.lower())

    def same_paper(self, fields: Fields, preferred: str = "") -> str | None:
        """Return the key of the entry of the same paper, `preferred` where several are; None where none is."""
        found = self.keys_of(fields)
        return preferred if preferred in found else next(iter(found), None)

    def keys_of(self, fields: Fields) -> list[str]:
        """Return the keys of all entries of the same paper (`paperterm.model.identity`)."""
        said = evidence_of_fields(fields)
        ids = ids_of_fields(fields)
        junk = [name for name in ids if self._is_junk(name)]
        names = [*(name for name in ids if name not in junk), *_titles_to_look_up(fields)]
        entries = (entry for name in names for entry in self._named(name))
        return list(
            dict.fromkeys(entry.key for entry in entries if same_paper(said, entry.evidence, junk=junk).is_same)
        )

    def _named(self, name: str) -> Sequence[BibEntry]:
        own = self._by_name.get(name, [])
        return [*self.base._named(name), *own] if self.base else own

    def _is_junk(self, name: str) -> bool:
        entries = self._named(name)
        if self._junk.get(name, (0, False))[0] != len(entries):
            self._junk[name] = len(entries), _are_many_works(entries)
        return self._junk.get(name, (0, False))[1]

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
    index = BibIndex(index)
    verdicts = []
    for citation in citations:
        fields = fields_of(citation)
        verdict = _judge(citation, fields, index)
        if verdict.kind in ("new", "key-clash") or verdict.repaired:
            index.add(verdict.key, fields)
        verdicts.append(_with_words(verdict, fields))
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
            if verdict.kind != "broken" or verdict.repaired:
                index.add(verdict.key, fields)
        known.add(text)
        verdicts.append(_with_words(verdict, fields))
    return verdicts


def _with_words(verdict: Verdict, fields: Fields) -> Verdict:
    """Return a verdict with the commands in its citation, and what is worth a word."""
    citation = verdict.citation
    danger = dangerous_commands(whole_text(citation))
    return replace(verdict, danger=danger, remark=remark_on(citation.key, fields))


def with_key(citation: Citation, key: str) -> Citation:
    """Return `citation` under another key, its text otherwise verbatim."""
    text, raw = (with_other_key(one, citation.key, key) for one in (citation.text, citation.raw))
    return replace(citation, key=key, text=text, raw=raw) if text else citation


def _with_free_key(verdict: Verdict, index: BibIndex) -> Verdict:
    """Return the verdict on a broken citation with the key that its repaired form can be cited by."""
    citation = verdict.repaired
    if citation and index.holds_key(citation.key):
        citation = with_key(citation, index.free_key(citation.key))
    return replace(verdict, repaired=citation, key=citation.key if citation else verdict.key)


def _judge(citation: Citation, fields: Fields, index: BibIndex) -> Verdict:
    key = citation.key
    there, paper = index.same_key(key), index.same_paper(fields, key)
    if there is not None and there.key == key and (paper == key or _is_entry(fields, there)):
        return Verdict("present", citation, key, f"{key}: there already")
    if paper not in (None, key):
        return Verdict("other-key", citation, paper or "", f"{key}: the same paper is there as {paper}")
    return _as_addition(citation, fields, index)


def _is_entry(fields: Fields, there: BibEntry) -> bool:
    """Whether the entry with the same key is of the same paper: then a title that says little is enough."""
    if fields.title or there.fields.title:
        return same_paper(evidence_of_fields(fields), there.evidence, same_key=True).is_same
    return fields.authors == there.fields.authors and fields.url == there.fields.url


def _as_addition(citation: Citation, fields: Fields, index: BibIndex) -> Verdict:
    """Return the verdict on a citation of a paper that is not there."""
    key = citation.key
    if (problem := key_problem(key)) and is_taken(citation.text):
        made = index.free_key(citable) if index.holds_key(citable := citable_key(citation)) else citable
        if not why_broken(with_key(citation, made)):
            return Verdict("key-clash", citation, made, f"{key or 'it'}: {problem}: {made} can be cited")
    if broken := why_broken(citation, fields):
        verdict = Verdict("broken", citation, key, f"{key or 'it'}: {broken}", repaired=repaired(citation, broken))
        return _with_free_key(verdict, index)
    if not index.holds_key(key):
        return Verdict("new", citation, key, f"{key}: new")
    free = index.free_key(key)
    return Verdict("key-clash", citation, free, f"{key}: the key belongs to another paper there, {free} is free")


def paper_names(fields: Fields) -> list[str]:
    """Return what the papers that may be the same as that of `fields` share with it, identifiers first."""
    title = fold_key(fields.title)
    return [*ids_of_fields(fields), *([f"title:{title}"] if title else [])]


def _title_names(fields: Fields) -> list[str]:
    """Return the names under which an entry is indexed by title and first author: thousands of papers share a title.

    Lists do not agree on which word of a name is the family name: the one has to be among the words of the other.
    """
    title = fold_key(fields.title)
    if not title or not fields.authors:
        return [f"title:{title}|"] if title else []
    person = Person.of(fields.authors[0])
    return [f"title:{title}|{person.family}|", *(f"title:{title}||{word}" for word in sorted(person.words))]


def _titles_to_look_up(fields: Fields) -> list[str]:
    """Return the names of `_title_names` by which the entries are found that may be of the same paper."""
    title = fold_key(fields.title)
    if not title or not fields.authors:
        return [f"title:{title}"] if title else []
    person = Person.of(fields.authors[0])
    families = (f"title:{title}|{word}|" for word in sorted(person.words))
    return [f"title:{title}|", *families, f"title:{title}||{person.family}"]


def _are_many_works(entries: Sequence[BibEntry]) -> bool:
    """Whether the identifier that `entries` share is that of many works (`paperterm.model.identity.is_junk`)."""
    if len(entries) < MANY_WORKS:
        return False
    works: list[list[BibEntry]] = []
    for entry in entries[:_LOOKS]:
        for work in works:
            if same_paper(entry.evidence, work[0].evidence).is_same:
                work.append(entry)
                break
        else:
            works.append([entry])
    return is_junk([len(work) for work in works])
