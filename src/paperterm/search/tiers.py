"""The tiers of the terms of a query (`paperterm.search.match`), kept for the next key.

A person types a term letter by letter: what goes on a term that was looked for matches only where that one did.
"""

from collections.abc import Sequence
from typing import Final

from paperterm.search import masks
from paperterm.search.columns import Columns
from paperterm.search.match import Among, Matching, Stop
from paperterm.search.terms import Term
from paperterm.search.words import other_number

_KEPT: Final = 32
"""Terms whose tiers are kept for the next key."""

Given = tuple[object, ...]
"""What came before a term and left few entries: filters, negated terms, section, terms; () for all entries."""

Key = tuple[Term, int, Given]
"""A term, the stage of its tiers, and what they are limited to."""


class Tiers:
    """How well the rows of a library match terms, in stages: 0 plainly, 1 also subsequences, 2 also typos.

    Searches may run in several threads.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._kept: dict[Key, bytes] = {}

    def forget(self) -> None:
        """Drop what the last searches found."""
        self._kept = {}

    def match(
        self, terms: list[Term], allowed: masks.Mask | None, given: Given, stages: Sequence[int], stopped: Stop
    ) -> tuple[list[bytes], masks.Mask]:
        """Return the tiers of each term in its stage, right where all match, and which positions these are."""
        alive = allowed
        found: list[bytes] = []
        for number, (term, stage) in enumerate(zip(terms, stages, strict=True)):
            tiers = self._kept.get((term, stage, ()))
            if tiers is None:
                among = None if alive is None else masks.sparse_positions(alive)
                before = (*given, *zip(terms[:number], stages, strict=False))
                tiers = (
                    self.everywhere(term, stage, stopped)
                    if among is None
                    else self._few(term, stage, among, before, stopped)
                )
            found.append(tiers)
            alive = tiers if alive is None else masks.where(alive, tiers)
            if not masks.count(alive):
                return [tiers] * len(terms), alive
        return found, alive or b""

    def everywhere(self, term: Term, stage: int, stopped: Stop) -> bytes:
        """Return the tiers of all that matches in a stage, which is kept for the next key."""
        known = self._kept.get((term, stage, ()))
        if known is not None:
            return known
        if stage == 0:
            tiers = self._among(term, 0, self._narrowed(term, ()), stopped)
        else:
            matching = Matching(self._columns, term, self.everywhere(term, stage - 1, stopped), None, stopped)
            if stage == 1:
                matching.find_subsequences()
            else:
                matching.find_typos()
            tiers = bytes(matching.tiers)
        return self._keep((term, stage, ()), tiers)

    def _few(self, term: Term, stage: int, among: Among, before: Given, stopped: Stop) -> bytes:
        """Return the tiers of what matches in a stage among the few positions that `before` leaves."""
        if stage:
            return self._among(term, stage, among, stopped)
        known = self._kept.get((term, 0, before))
        if known is None:
            narrowed = self._narrowed(term, before)
            known = self._keep(
                (term, 0, before), self._among(term, 0, among if narrowed is None else narrowed, stopped)
            )
        return known

    def _among(self, term: Term, stage: int, among: Among, stopped: Stop) -> bytes:
        """Return the tiers of what matches in a stage among some positions."""
        matching = Matching(self._columns, term, b"", among, stopped)
        matching.find_plain()
        if stage >= 1:
            matching.find_subsequences()
        if stage >= 2:
            matching.find_typos()
        return bytes(matching.tiers)

    def _keep(self, key: Key, tiers: bytes) -> bytes:
        kept = {**self._kept, key: tiers}
        self._kept = dict(list(kept.items())[-_KEPT:])
        return tiers

    def _narrowed(self, term: Term, before: Given) -> Among:
        """Return where alone `term` can match, by a kept term that it goes on, None if that may be anywhere."""
        best: bytes | None = None
        for (shorter, stage, given), tiers in self._kept.items():
            if (
                (stage, given) == (0, before)
                and _goes_on(term, shorter)
                and (best is None or tiers.count(0) > best.count(0))
            ):
                best = tiers
        return None if best is None else masks.sparse_positions(best)


def _goes_on(term: Term, shorter: Term) -> bool:
    """Whether all that `term` can match plainly, `shorter` matches."""
    return (
        term.form == shorter.form == "any"
        and term.field == shorter.field
        and " " not in term.text
        and len(shorter.text) >= 3
        and term.text.startswith(shorter.text)
        and (other_number(term.text) or term.text).startswith(shorter.text)
    )
