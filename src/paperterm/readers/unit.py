"""A unit's own lines: a title with what stands around it, and labeled lines among them."""

from paperterm.readers.details import read_detail
from paperterm.readers.draft import Draft
from paperterm.readers.fields.flat import Flat, flatten
from paperterm.readers.fields.labeled import find_label, role_of
from paperterm.readers.fields.title import Title
from paperterm.readers.front.blocks import HARD, SOFT, Run, split_lines
from paperterm.readers.record import read_record


def is_labeled(line: list[Run]) -> bool:
    """Whether a line is labeled by a field's name."""
    found = find_label(line)
    return found is not None and role_of(found[0]) not in (None, "arxiv")


def read_lines(draft: Draft, runs: list[Run], chosen: Title | None = None) -> tuple[Flat, Title | None]:
    """Read the lines of a unit: labeled lines by their labels, the lines before them as one record.

    `chosen`: where the title is in the record, as the siblings decided.
    """
    lines = split_lines(runs, HARD + SOFT) if any(run.kind == "break" for run in runs) else [runs]
    labeled = [index for index, line in enumerate(lines) if is_labeled(line)]
    if not labeled or len(lines) < 2 or (labeled == [0] and len(lines) == 2):
        return read_record(draft, runs, chosen=chosen)
    first = labeled[0]
    if first == 0:
        for line in lines:
            read_detail(draft, line)
        flat = flatten(runs)
        return flat, Title(0, len(flat.text), "labeled") if draft.title else None
    head = [run for line in lines[:first] for run in (*line, Run("break", HARD, line[-1].line))]
    found = read_record(draft, head, chosen=chosen)
    for line in lines[first:]:
        read_detail(draft, line)
    return found
