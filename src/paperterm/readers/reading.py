"""What a reader returns, and how it came to it."""

from dataclasses import dataclass

from paperterm.model import Entry, Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in one file.

    Attributes:
        title: the file's first heading or front matter title, "" where it has none.
        entries: in the order of the file; with file, line and section, without id and path.
        problems: what could not be read.
    """

    title: str
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class LayoutOption:
    """A hypothesis where a field is in the entries of a group.

    Attributes:
        anchors: the hypothesis as the settings write it (``link to bar``).
        words: which text it takes, in words.
        probability: for which share of the group it is likely right.
        fits: the entries that it fits, of those looked at.
        outside: lines of the entries in which it leaves words of the chosen text outside.
        more: lines of those in which it takes in more words.
        other: lines of those in which it takes other words, or does not fit.
    """

    anchors: str
    words: str
    probability: float
    fits: int
    outside: tuple[int, ...] = ()
    more: tuple[int, ...] = ()
    other: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldLayout:
    """Where a field is in all entries of a group, as they decided together.

    Attributes:
        field: its name.
        size: the entries of the group.
        looked_at: those that were looked at.
        plain: for how many of them nothing speaks against the rules, where they were kept for that; else 0.
        is_sure: whether the decision is above the threshold.
        is_given: whether the settings decide.
        chosen: the hypothesis that the group follows.
        others: the next ones, the likeliest first.
        disagreeing: (line, text) of the entries that by themselves would have another text.
    """

    field: str
    size: int
    looked_at: int
    plain: int
    is_sure: bool
    is_given: bool
    chosen: LayoutOption
    others: tuple[LayoutOption, ...] = ()
    disagreeing: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a line was read.

    Attributes:
        reader: the layout that read it ("items", "tables" …), "" where none did.
        line, end: the lines of the unit.
        admitted: whether the unit became an entry.
        verdict: why.
        evidence, doubts: what speaks for and against an entry.
        fields: (field, value, where it comes from).
        section: the headings it stands below.
        layouts: what its group decided.
    """

    reader: str
    line: int
    end: int
    admitted: bool
    verdict: str
    evidence: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    fields: tuple[tuple[str, str, str], ...] = ()
    section: tuple[str, ...] = ()
    layouts: tuple[FieldLayout, ...] = ()
