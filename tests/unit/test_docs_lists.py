"""docs/lists.md: each example is read as the page says."""

import re
from pathlib import Path

import pytest

from paperterm.readers import read

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "lists.md"
_EXAMPLE = re.compile(r"^```markdown\n((?:(?!^```).*\n)*)^```\n\n((?:^\|.*\n)+)", re.MULTILINE)
HEADER = ["title", "authors", "year", "venue", "links"]


def examples():
    for number, match in enumerate(_EXAMPLE.finditer(PAGE.read_text(encoding="utf-8"))):
        rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in match[2].splitlines()]
        yield pytest.param(match[1], rows, id=f"example {number + 1}")


def shown(entry):
    year = str(entry.year) if entry.year else ""
    return [
        entry.title,
        "; ".join(map(str, entry.authors)),
        year,
        entry.venue or "",
        " ".join(link.kind for link in entry.links),
    ]


@pytest.mark.parametrize(("source", "rows"), examples())
def test_an_example_is_read_as_the_page_says(source, rows):
    assert rows[0] == HEADER
    text = source if source.startswith(("---", "##")) else f"# List\n\n## Papers\n\n{source}"
    assert [shown(entry) for entry in read(text, "list.md").entries] == rows[2:]


def test_every_example_has_its_table():
    fences = PAGE.read_text(encoding="utf-8").count("```markdown\n")
    assert fences == len(list(examples())) >= 9
