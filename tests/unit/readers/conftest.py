from collections.abc import Callable

import pytest

from paperterm.model import Entry
from paperterm.readers import read

ReadList = Callable[[str], tuple[Entry, ...]]


@pytest.fixture
def entries() -> ReadList:
    """Reads a Markdown list that stands below the headings "List" and "Papers" unless it has its own."""

    def read_list(text: str, file: str = "list.md") -> tuple[Entry, ...]:
        return read(text if text.startswith(("#", "-" * 3)) else f"# List\n\n## Papers\n\n{text}", file).entries

    return read_list
