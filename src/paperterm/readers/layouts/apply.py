"""The choice applied to the units of a file: siblings are grouped, decide, and are read again where they disagree."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from paperterm.readers.evidence import NONE, REFUSED, Unit
from paperterm.readers.fields.boundary import words_in
from paperterm.readers.fields.title import Title
from paperterm.readers.layouts.anchors import EntryText, Stretch, stretch_of
from paperterm.readers.layouts.choice import RULES, SAMPLE, Decision, Member, Ranked, rank
from paperterm.readers.layouts.group import Group, Sibling
from paperterm.readers.source import Source

SIZES: Final = (5, 16, 40)
"""Entries of a group that are looked at: more only where fewer do not decide."""
PLAIN_SHARE: Final = 0.9
"""Share of the entries of a group that must be plain cases for it to keep the rules without a further look."""
CLEAR: Final = 2.0
"""How much more, as a logit, must speak for the best hypothesis than for the next to decide early."""
_MARKS: Final = re.compile(r"[,.:|;：，。(（\[]|\s[-–—]\s|\sby\s")
_NAME: Final = re.compile(r"(?:[\w+.-]{2,20}: )?")
"""A method's name before the colon of a title."""
_YEAR_LAST: Final = re.compile(r"(?:19|20)\d\d\W*$")
MARGIN: Final = 0.5
"""How much more, as a logit, must speak for a hypothesis than for the rules in a large group."""
FEW: Final = 6.0
"""How much more again must speak for it in a group of one entry; larger groups need their share of it."""
LEAST_GROUP: Final = 3
"""Entries that a group must have to decide anything: fewer are no evidence of a layout."""


def rules_stretch(entry: EntryText, source: Source) -> Stretch | None:
    """Return what the rules take for the title."""
    title = source.title
    if title is None or title.start >= len(entry.text):
        return None
    start, end = title.start, entry.trail(title.start, min(title.end, len(entry.text)))
    return Stretch(start, end) if end > start else None


def choose_titles(units: list[Unit]) -> None:
    """Let the units of a file decide where their titles are; those that the rules read otherwise are read again."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        if unit.source is not None and (unit.strength != REFUSED or not unit.draft.links):
            groups[unit.reader].append(number)
    for numbers in groups.values():
        members = _spread([number for number in numbers if units[number].strength > NONE], SAMPLE)
        if len(members) < LEAST_GROUP:
            continue
        group = _group(units, numbers, members)
        if group.plain < len(members) * PLAIN_SHARE:
            group.decisions["title"] = _choose(units, numbers, members)
        for number in numbers:
            units[number].group = group


def _group(units: Sequence[Unit], numbers: Sequence[int], members: Sequence[int]) -> Group:
    """Return the group of the units with these `numbers`, of which the `members` are looked at."""
    sample = [Sibling(unit.draft.line, unit.source) for number in members if (unit := units[number]).source is not None]
    return Group(len(numbers), tuple(sample), sum(is_plain_case(units[number]) for number in members))


def _spread(numbers: Sequence[int], most: int) -> list[int]:
    """Return up to `most` of `numbers`, from all parts."""
    count = min(most, len(numbers))
    return [numbers[place * len(numbers) // count] for place in range(count)]


def is_plain_case(unit: Unit) -> bool:
    """Whether nothing in an entry speaks against its title by the rules, so that no other reading is looked for.

    The title is marked from end to end, or it is all there is before the labels, and no words are left over.
    """
    source, draft = unit.source, unit.draft
    title = source.title if source is not None else None
    if source is None or title is None:
        return False
    text = source.flat.text
    shown = text[title.start : title.end]
    if len(text) - len(shown) < 4 and _has_no_mark(shown) and not source.below:
        return True
    if not 3 <= words_in(draft.title) <= 25 or draft.sources.get("remarks") == "behind the title":
        return False
    if title.how == "plain":
        begins = not title.prefix and title.start == title.body
        return begins and (not source.below or words_in(draft.title) > 3) and _has_no_mark(shown)
    return text[title.end : title.end + 3].lstrip("*_ ")[:1] not in (":", "：") and _YEAR_LAST.search(shown) is None


def _has_no_mark(title: str) -> bool:
    """Whether a title without type holds no mark at which it could end or begin, but for the colon behind a name."""
    name = _NAME.match(title)
    return _MARKS.search(title, name.end() if name is not None else 0) is None


def _choose(units: list[Unit], numbers: Sequence[int], sample: Sequence[int]) -> Decision:
    decision = Decision()
    for size in SIZES:
        members = [member for number in _spread(sample, size) if (member := _member(units[number])) is not None]
        decision = decide(members)
        if (decision.is_clear and decision.chosen == RULES) or len(sample) <= size:
            break
    if decision.chosen != RULES:
        for number in numbers:
            units[number] = _read_again(units[number], decision)
    return decision


def _member(unit: Unit) -> Member | None:
    return member_of(unit.source) if unit.source is not None else None


def member_of(source: Source) -> Member:
    """Return the entry with this source as a member of its group."""
    entry = EntryText(source.whole())
    return Member(entry, rules_stretch(entry, source))


def decide(members: Sequence[Member]) -> Decision:
    """Return what a group decides: the likeliest hypothesis, the rules unless another is likelier by a margin."""
    found = rank(members)
    order = list(found)
    if not order:
        return Decision()
    best, rules = found[order[0]], found.get(RULES)
    if order[0] != RULES and rules is not None and best.logit < rules.logit + MARGIN + FEW / len(members):
        order = [RULES, *(one for one in order if one != RULES)]
    ranked = tuple(Ranked(one, found[one].share, sum(one in member.options for member in members)) for one in order[:4])
    clear = len(order) < 2 or abs(found[order[0]].logit - found[order[1]].logit) > CLEAR
    return Decision(ranked, len(members), clear)


def _read_again(unit: Unit, decision: Decision) -> Unit:
    """Return the unit read with the title of the best hypothesis that fits it; as it was where the rules are next."""
    source = unit.source
    if source is None:
        return unit
    entry = EntryText(source.whole())
    for ranked in decision.ranked:
        stretch = stretch_of(entry, ranked.hypothesis) if ranked.hypothesis != RULES else None
        if stretch is not None and stretch != rules_stretch(entry, source):
            return source.read(title_at(entry, stretch))
        if stretch is not None or ranked.hypothesis == RULES:
            return unit
    return unit


def title_at(entry: EntryText, stretch: Stretch) -> Title:
    """Return a stretch as a title, with how it shows."""
    how = next(
        (
            kind
            for kind in ("link", "bold", "italic", "code")
            if any(
                span.start <= stretch.start < span.end or stretch.start <= span.start < stretch.end
                for span in entry.flat.spans[kind]
            )
        ),
        "plain",
    )
    if any(quote.start == stretch.start for quote in entry.quotes):
        how = "quoted"
    body = min(entry.body, stretch.start)
    return Title(stretch.start, stretch.end, how, (), body)
