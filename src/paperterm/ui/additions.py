"""What adding citations to the project's ``.bib`` would do, as rows to choose from. No widgets.

It reads BibTeX: import it with the first addition, not before the first frame.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from paperterm.bibtex.keys import key_problem
from paperterm.cite.generate import citation_of
from paperterm.cite.verdicts import BibIndex, Verdict, VerdictKind, judge, with_key
from paperterm.library.project import read_bib
from paperterm.model import Citation, Entry
from paperterm.text import clean_line
from paperterm.ui.choices import Choice
from paperterm.ui.text import truncate_middle, width

_KEY_CELLS: Final = 22
_KEY_END_CELLS: Final = 12
_KIND_WORDS: Final[dict[VerdictKind, str]] = {
    "new": "new",
    "present": "there already",
    "key-clash": "with the key of another paper",
    "other-key": "there under another key",
    "broken": "broken",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A citation to add, and the title of its paper."""

    citation: Citation
    title: str

    @classmethod
    def of(cls, entry: Entry) -> "Wanted":
        """Return the citation that is copied for `entry` too."""
        return cls(citation_of(entry), entry.title)


@dataclass(frozen=True, slots=True)
class Plan:
    """The verdicts on what somebody wants to add to the ``.bib`` at `path`, in the order of `wanted`."""

    path: Path
    wanted: tuple[Wanted, ...]
    verdicts: tuple[Verdict, ...]
    exists: bool

    @property
    def name(self) -> str:
        """The name of the file, to be shown."""
        return clean_line(self.path.name)

    def addable(self, value: str) -> tuple[Citation, ...]:
        """Return what the choice of `value` adds: ``safe``, ``new``, ``all``, or the number of a verdict."""
        verdicts = self.verdicts if value in ("safe", "new", "all") else ()
        if value.isdecimal():
            verdicts = (self.verdicts[int(value)],)
        elif value == "safe":
            verdicts = tuple(verdict for verdict in verdicts if not verdict.danger)
        elif value == "new":
            verdicts = tuple(verdict for verdict in verdicts if not verdict.danger and verdict.kind == "new")
        return tuple(citation for verdict in verdicts if (citation := to_add(verdict)))

    def keys_there(self, value: str) -> list[str]:
        """Return the keys to cite of the papers that are there: of all, or of the verdict of this number."""
        verdicts = (self.verdicts[int(value)],) if value.isdecimal() else self.verdicts
        keys = (verdict.key for verdict in verdicts if verdict.kind in ("present", "other-key"))
        return list(dict.fromkeys(keys))

    @property
    def has_question(self) -> bool:
        """Whether there is anything to decide: something to add, or another key to cite."""
        return bool(self.addable("all")) or any(verdict.kind == "other-key" for verdict in self.verdicts)


def make_plan(path: Path, wanted: Sequence[Wanted]) -> Plan:
    """Compare what is wanted with what stands in the ``.bib`` at `path`.

    Raises:
        UnreadableError: it cannot be read.
    """
    verdicts = judge((each.citation for each in wanted), BibIndex.of(read_bib(path)))
    return Plan(path, tuple(wanted), tuple(verdicts), path.exists())


def to_add(verdict: Verdict) -> Citation | None:
    """Return what would be added: as it is, under a free key, or repaired; None for what is there or cannot be."""
    match verdict.kind:
        case "new":
            return verdict.citation
        case "key-clash":
            return with_key(verdict.citation, verdict.key)
        case "broken":
            return verdict.repaired
    return None


def plan_choices(plan: Plan) -> list[Choice]:
    """Return what can be done, the cautious first, then the verdict on each citation, which can be chosen alone."""
    safe, every, fresh = plan.addable("safe"), plan.addable("all"), plan.addable("new")
    danger = dict.fromkeys(command for verdict in plan.verdicts if to_add(verdict) for command in verdict.danger)
    verb = "Add" if plan.exists else f"Create {plan.name} and add"
    actions = []
    if safe:
        actions.append(Choice("safe", f"{verb} {_citations(len(safe))}", more=_keys(safe)))
    if 0 < len(fresh) < len(safe):
        actions.append(Choice("new", f"{verb} only what is new as it stands", more=_keys(fresh)))
    if danger:
        if not safe:
            actions.append(Choice("", "Add nothing", more="what a list holds is text from strangers"))
        risky = f"{verb} {_citations(len(every))}, also what TeX would run"
        actions.append(Choice("all", risky, more=", ".join(danger)))
    if any(verdict.kind == "other-key" for verdict in plan.verdicts):
        keys = ", ".join(plan.keys_there("cite"))
        actions.append(Choice("cite", "Copy the cite command with what is there", more=keys))
    return [*actions, *(_row(number, plan) for number in range(len(plan.verdicts)))]


def verdict_words(verdict: Verdict) -> str:
    """Return a verdict, and what would come of it, in words."""
    words = verdict.words.removeprefix(f"{verdict.citation.key}: ")
    if verdict.kind == "key-clash":
        why = key_problem(verdict.citation.key) or "other paper's key"
        words = f"{why}; added as {_end(verdict.key)}"
    elif verdict.kind == "broken":
        repaired = verdict.repaired
        words += f"; added repaired as {repaired.key}" if repaired else "; it cannot be repaired"
    return f"{words}; TeX would run {', '.join(verdict.danger)}" if verdict.danger else words


def nothing_words(plan: Plan) -> str:
    """Return why there is nothing to add."""
    if len(plan.verdicts) == 1:
        return f"Nothing to add to {plan.name}: {plan.verdicts[0].citation.key}: {verdict_words(plan.verdicts[0])}"
    counts = Counter(_KIND_WORDS[verdict.kind] for verdict in plan.verdicts)
    return f"Nothing to add to {plan.name}: {', '.join(f'{count} {words}' for words, count in counts.items())}"


def _row(number: int, plan: Plan) -> Choice:
    verdict = plan.verdicts[number]
    sign = "=" if verdict.kind in ("present", "other-key") else "+" if to_add(verdict) and not verdict.danger else "!"
    text = f"{truncate_middle(verdict.citation.key, _KEY_CELLS)}: {verdict_words(verdict)}"
    return Choice(str(number), text, sign, plan.wanted[number].title, "Verdicts (enter: this one alone)")


def _end(key: str) -> str:
    """Return the end of a key, which tells it from the one that is taken and stands in the same row."""
    return key if width(key) <= _KEY_END_CELLS else f"…{key[1 - _KEY_END_CELLS :]}"


def _citations(count: int) -> str:
    return "1 citation" if count == 1 else f"{count:,} citations"


def _keys(citations: Sequence[Citation]) -> str:
    return ", ".join(citation.key for citation in citations)
