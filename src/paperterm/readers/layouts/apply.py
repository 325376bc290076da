"""The choice applied to the units of a file: siblings are grouped, decide, and are read again where they disagree."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from paperterm.readers.evidence import NONE, REFUSED, Unit
from paperterm.readers.fields.authors import leading_names
from paperterm.readers.fields.boundary import words_in
from paperterm.readers.fields.title import Title
from paperterm.readers.layouts.anchors import EntryText, Hypothesis, Stretch, holds_anchors, stretch_of
from paperterm.readers.layouts.choice import SAMPLE, Decision, Member, Ranked, rank
from paperterm.readers.layouts.decided import RULES
from paperterm.readers.layouts.group import Group, Sibling
from paperterm.readers.source import Source

SIZES: Final = (6, 15, 40)
"""Entries of a group that are looked at: more only where fewer do not decide."""
PLAIN_SHARE: Final = 0.9
"""Share of the entries of a group that must be plain cases for it to keep the rules without a further look."""
CLEAR: Final = 2.0
"""How much more, as a logit, must speak for the best hypothesis than for the next to decide early."""
LEAST_FORM: Final = 4
"""Units that a form must have to be a group of its own."""
LEAST_MIXED: Final = 12
"""Units of rare forms that decide together; fewer keep the rules."""
_QUOTES: Final = '"“«'
_FORM_MARKS: Final = frozenset(":：|,.-–—\n")
_MARKS: Final = re.compile(r"[.:|;：，。(（\[]|\s[-–—]\s|\sby\s")
_NAME: Final = re.compile(r"(?:[\w+.-]{2,20}: )?")
"""A method's name before the colon of a title."""
_YEAR_LAST: Final = re.compile(r"(?:19|20)\d\d\W*$")
MARGIN: Final = 1.0
"""How much more, as a logit, must speak for a hypothesis than for the rules in a large group."""
LEAST_SHARE: Final = 0.6
"""The least share of a group for which a hypothesis must be right to be followed against the rules."""
FEW: Final = 12.0
"""How much more again must speak for it in a group of one entry; larger groups need their share of it."""
LEAST_FITTING: Final = 0.8
"""Share of a group that must have both anchors of the hypothesis that a person decided."""
LEAST_GROUP: Final = 3
"""Entries that a group must have to decide anything: fewer are no evidence of a layout."""


def rules_stretch(entry: EntryText, source: Source) -> Stretch | None:
    """Return what the rules take for the title."""
    title = source.title
    if title is None or title.start >= len(entry.text):
        return None
    start, end = title.start, entry.trail(title.start, min(title.end, len(entry.text)))
    return Stretch(start, end) if end > start else None


def choose_titles(units: list[Unit], given: Hypothesis | None = None) -> None:
    """Let the units of a file decide where their titles are; those that the rules read otherwise are read again.

    `given`: what a person decided; it holds in each group that it fits.
    """
    for numbers in group_units(units):
        members = _spread([number for number in numbers if units[number].strength > NONE], SAMPLE)
        if len(members) < LEAST_GROUP:
            continue
        plain = [number for number in members if is_plain_case(units[number])]
        sample = [Sibling(unit.draft.line, unit.source) for unit in map(units.__getitem__, members) if unit.source]
        group = Group(len(numbers), tuple(sample), len(plain))
        if given is not None and (decision := _as_given(given, group)) is not None:
            group.decisions["title"] = decision
            _follow(units, numbers, decision)
        elif len(plain) < len(members) * PLAIN_SHARE:
            group.decisions["title"] = _choose(units, numbers, members)
        else:
            _follow_type(units, numbers, plain)
        for number in numbers:
            units[number].group = group


def _as_given(given: Hypothesis, group: Group) -> Decision | None:
    """Return the decision for a hypothesis that a person gave, None where it does not fit the group."""
    fits = 0
    for sibling in group.sample:
        member = member_of(sibling.source)
        fits += member.rules is not None if given == RULES else holds_anchors(member.entry, given)
    if fits < len(group.sample) * LEAST_FITTING:
        return None
    ranked = [Ranked(one, 1.0, fits) for one in dict.fromkeys((given, RULES))]
    return Decision(tuple(ranked), len(group.sample), is_given=True)


def is_ignored(units: Sequence[Unit]) -> bool:
    """Whether a hypothesis that a person gave fits no group of a file that has groups."""
    groups = [unit.group for unit in units if unit.group is not None]
    return bool(groups) and not any(group.is_given("title") for group in groups)


def _follow_type(units: list[Unit], numbers: Sequence[int], plain: Sequence[int]) -> None:
    """Read the others of a group by the type that shows all titles of its plain cases: the first stretch of it."""
    types = {source.title.how for number in plain if (source := units[number].source) and source.title is not None}
    kind = next(iter(types)) if len(types) == 1 else ""
    if kind not in ("link", "bold", "italic"):
        return
    decision = Decision((Ranked(Hypothesis(kind, "its end"), 1.0, len(plain)),), len(plain))
    for number in numbers:
        source = units[number].source
        if source is not None and source.title is not None and source.title.how == "plain":
            spans = source.flat.spans[kind]
            if spans and words_in(source.flat.text[spans[0].start : spans[0].end]) >= 4:
                units[number] = _read_again(units[number], decision)


def group_units(units: Sequence[Unit]) -> list[list[int]]:
    """Return the groups that decide together: units of one reader whose text has the same form.

    Forms that few units have are one group, where they are many together.
    """
    forms: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        if unit.source is not None and (unit.strength != REFUSED or not unit.draft.links):
            forms[unit.reader, form_of(unit.source)].append(number)
    groups: list[list[int]] = []
    rare: dict[str, list[int]] = defaultdict(list)
    for (reader, _), numbers in forms.items():
        if len(numbers) < LEAST_FORM:
            rare[reader].extend(numbers)
        else:
            groups.append(numbers)
    return [*groups, *(numbers for numbers in rare.values() if len(numbers) >= LEAST_MIXED)]


def form_of(source: Source) -> str:
    """Return the form of a unit: what its words begin with, the mark behind it, and whether lines are below."""
    flat = source.flat
    start = source.title.body if source.title is not None else 0
    below = "below" if source.below else ""
    spans = [span for kind in flat.spans.values() for span in kind if span.start - 1 <= start < span.end]
    if not spans:
        names = leading_names(flat.text[start : start + 4000])
        several = len(names.names) > 1 or names.et_al
        quoted = any(map(flat.text.__contains__, _QUOTES))
        begins = "quoted" if quoted else "names" if several and names.end < len(flat.text) - 4 else "plain"
        linked = any(words_in(flat.text[span.start : span.end]) >= 3 for span in flat.spans["link"][:5])
        return f"{begins} {'linked' if linked else ''} {below}"
    first = min(spans, key=lambda span: (span.start, -span.end))
    behind = flat.text[first.end : first.end + 4].lstrip(" *_>")[:1]
    return f"{first.kind} {behind if behind in _FORM_MARKS else ''} {below}"


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
    """Whether a title without type holds no mark at which it could end or begin, but for a colon behind one word."""
    name = _NAME.match(title)
    if _YEAR_LAST.search(title) or _MARKS.search(title, name.end() if name is not None else 0):
        return False
    return "," not in title or not leading_names(title).names


def _choose(units: list[Unit], numbers: Sequence[int], sample: Sequence[int]) -> Decision:
    decision = Decision()
    known: dict[int, Member] = {}
    for size in SIZES:
        for number in _spread(sample, size):
            source = units[number].source
            if number not in known and source is not None:
                known[number] = member_of(source)
        members = list(known.values())
        decision = decide(members)
        if (decision.is_clear and decision.chosen == RULES) or len(sample) <= size:
            break
    _follow(units, numbers, decision)
    return decision


def _follow(units: list[Unit], numbers: Sequence[int], decision: Decision) -> None:
    if decision.chosen != RULES:
        for number in numbers:
            units[number] = _read_again(units[number], decision)


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
    least = rules.logit + MARGIN + FEW / len(members) if rules is not None else 0.0
    if order[0] != RULES and rules is not None and (best.logit < least or best.share < LEAST_SHARE):
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
