"""Lines below a title: names of people are authors, keywords and places of work are not."""

import pytest

from paperterm.readers import read
from tests.people import shown

TITLE = "* Boiling Without Haste ([NSDI 2024](https://example.org/n)) [[Paper](https://example.org/p.pdf)]"
ITEM = f"# Kettles\n\n{TITLE}\n  * {{}}\n"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Ann Doe, Bo Roe", ("Ann Doe", "Bo Roe")),
        ("*Ann Doe, Bo Roe*", ("Ann Doe", "Bo Roe")),
        ("山田太郎、鈴木花子", ("山田太郎", "鈴木花子")),
        ("slowLM, PagedKettle", ()),
        ("Kubernetes; kettle API remoting", ()),
        ("UW-Madison & UT-Austin", ()),
        ("Universidad Politécnica de Ollas & Universidad Jaume", ()),
    ],
)
def test_only_full_names_below_a_title_are_authors(line, authors):
    (entry,) = read(ITEM.format(line), "a.md").entries
    assert entry.title == "Boiling Without Haste"
    assert shown(entry.authors) == authors
