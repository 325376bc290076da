"""What a group decided, as values to be shown, and the marks of what is not sure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from paperterm.readers.evidence import Unit
from paperterm.readers.fields.flat import SEP
from paperterm.readers.layouts.anchors import Hypothesis, Stretch
from paperterm.readers.layouts.apply import decide, member_of
from paperterm.readers.layouts.choice import Decision, Member, Ranked
from paperterm.readers.layouts.decided import RULES, written
from paperterm.readers.layouts.group import Group, Sibling
from paperterm.readers.layouts.words import in_words
from paperterm.readers.reading import FieldLayout, LayoutOption
from paperterm.text import clean_line

AGREES: Final = 0.5
"""The share of the best score that the chosen text must have in an entry for the entry to agree."""
_WRITTEN: Final = {"link": "linked", "bold": "bold", "italic": "italic", "quoted": "quoted", "code": "code"}
UNSURE: Final = "unsure-title"
"""The rule of `paperterm check` that a group breaks that is not sure."""
_RIGHT: Final = "one form for all of them, with the title linked, bold or in quotes"


def mark_unsure(units: Iterable[Unit]) -> None:
    """Mark the titles of the entries whose group is not sure of them as guesses; the first has the finding."""
    reported: set[int] = set()
    for unit in units:
        group = unit.group
        if group is None or not unit.admitted or group.is_sure("title"):
            continue
        unit.draft.inferred["title"] = "guess"
        if id(group) not in reported:
            reported.add(id(group))
            unit.draft.findings.append((UNSURE, _doubt(group), _RIGHT))


def _doubt(group: Group) -> str:
    options = group.decisions["title"].ranked[:2]
    said = ", or ".join(f"{words_for(one.hypothesis, group.sample)} ({one.probability:.2f})" for one in options)
    return f"the title is not sure in {group.size:,} entries of this form: {said}"


def layouts_of(group: Group) -> tuple[FieldLayout, ...]:
    """Return what a group decided, field by field."""
    return tuple(_layout(group, name) for name in dict.fromkeys(("title", *group.decisions)))


def _layout(group: Group, name: str) -> FieldLayout:
    members = [member_of(sibling.source) for sibling in group.sample]
    decided = group.decisions.get(name, Decision())
    found = decided if decided.ranked else _beside(RULES, decide(members))
    if decided.is_given:
        found = _beside(decided.chosen, decide(members))
    chosen, *others = found.ranked or (Ranked(RULES, 0.0, len(members)),)
    return FieldLayout(
        name,
        group.size,
        len(members),
        0 if decided.ranked else group.plain,
        group.is_sure(name),
        decided.is_given,
        _option(chosen, chosen, group.sample, members),
        tuple(_option(other, chosen, group.sample, members) for other in others),
        tuple(_disagreeing(chosen.hypothesis, group.sample, members)),
    )


def _beside(chosen: Hypothesis, decision: Decision) -> Decision:
    """Return the decision with a hypothesis first that was chosen without comparing it to others."""
    kept = [one for one in decision.ranked if one.hypothesis == chosen] or [Ranked(chosen, 1.0, decision.size)]
    others = [one for one in decision.ranked if one.hypothesis != chosen]
    return Decision((*kept, *others), decision.size)


def _option(ranked: Ranked, chosen: Ranked, sample: Sequence[Sibling], members: Sequence[Member]) -> LayoutOption:
    rows: dict[str, list[int]] = {"outside": [], "more": [], "other": []}
    fits = 0
    for sibling, member in zip(sample, members, strict=True):
        mine, theirs = member.options.get(ranked.hypothesis), member.options.get(chosen.hypothesis)
        fits += mine is not None
        if theirs is not None and mine != theirs:
            rows[_difference(mine, theirs)].append(sibling.line)
    return LayoutOption(
        written(ranked.hypothesis),
        words_for(ranked.hypothesis, sample),
        ranked.probability,
        fits,
        tuple(rows["outside"]),
        tuple(rows["more"]),
        tuple(rows["other"]),
    )


def _difference(mine: Stretch | None, theirs: Stretch) -> str:
    if mine is None or mine.end <= theirs.start or theirs.end <= mine.start:
        return "other"
    if mine.start <= theirs.start and theirs.end <= mine.end:
        return "more"
    return "outside"


def _disagreeing(
    hypothesis: Hypothesis, sample: Sequence[Sibling], members: Sequence[Member]
) -> Iterator[tuple[int, str]]:
    """Yield the line of each entry that by itself would take another text, and that text."""
    for sibling, member in zip(sample, members, strict=True):
        own = max(member.scores, key=member.scores.__getitem__, default=None)
        chosen = member.options.get(hypothesis)
        if own is not None and (chosen is None or member.scores[chosen] < member.best * AGREES):
            yield sibling.line, clean_line(member.text(own).replace(SEP, " "))


def words_for(hypothesis: Hypothesis, sample: Sequence[Sibling]) -> str:
    """Return which text a hypothesis takes, in words; of the rules, how the text that they find is written."""
    if hypothesis != RULES:
        return in_words(hypothesis)
    kinds = Counter(
        _WRITTEN.get(sibling.source.title.how, "plain") for sibling in sample if sibling.source.title is not None
    )
    if len(kinds) == 1:
        return f"what the rules for single entries find: {next(iter(kinds))} text"
    found = ", ".join(f"{kind} in {count}" for kind, count in kinds.most_common())
    return f"what the rules for single entries find ({found})" if found else "what the rules for single entries find"
