"""Tables of fields and values that describe one paper."""

from paperterm.readers.draft import Draft
from paperterm.readers.fields.labeled import read_labeled, role_of
from paperterm.readers.fields.links import fold_label
from paperterm.readers.front.blocks import Block, Row, Run, visible


def is_metadata(block: Block) -> bool:
    """Whether a table has two columns, the first of which names fields."""
    rows = [row for row in block.rows if len(row.cells) == 2]
    named = sum(role_of(fold_label(visible(row.cells[0]))) is not None for row in rows)
    return len(rows) * 2 > len(block.rows) and named >= 2 and named * 2 >= len(rows)


def read_metadata(draft: Draft, table: Block) -> None:
    """Read each row as a labeled line."""
    for row in table.rows:
        if len(row.cells) == 2:
            read_labeled(draft, _as_line(row))


def _as_line(row: Row) -> list[Run]:
    return [Run("text", visible(row.cells[0]).strip(" :：*") + ": ", row.line), *row.cells[1]]
