"""What a reader returns, and how it came to it."""

from dataclasses import dataclass, replace

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

    def moved(self, lines: int) -> "Reading":
        """Return this as it is where the text begins so many lines further down."""
        if not lines:
            return self
        return Reading(
            self.title,
            tuple(
                replace(
                    entry,
                    line=entry.line + lines,
                    end_line=entry.end_line + lines,
                    problems=_moved(entry.problems, lines),
                )
                for entry in self.entries
            ),
            _moved(self.problems, lines),
        )


def _moved(problems: tuple[Problem, ...], lines: int) -> tuple[Problem, ...]:
    return tuple(replace(problem, line=problem.line + lines) if problem.line else problem for problem in problems)


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
