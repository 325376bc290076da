"""Whether a list names all authors is kept, wherever it says so."""

import pytest

from paperterm.readers import read
from tests.people import shown

FRONT = "---\ntitle: A Soup of Peas\nauthors: {}\nvenue: ICML 2021\n---\n"
COLUMN = "| title | authors |\n|---|---|\n| [A Soup of Peas](https://x.org/a.pdf) | {} |\n"
LABEL = "## A Soup of Peas\n- **Authors:** {}\n- **Link:** https://x.org/a.pdf\n"
FENCE = "- A Soup of Peas\n\n  ```bibtex\n  @misc{{a, title = {{A Soup of Peas}}, author = {{{}}}}}\n  ```\n"


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("- [A Soup of Peas](https://x.org/a.pdf), Ann Doe et al., ICML 2021\n", ("Ann Doe",)),
        (
            "- **A Soup of Peas**. Ann Doe, Bo Roe, et al. ICML 2021. [pdf](https://x.org/a.pdf)\n",
            ("Ann Doe", "Bo Roe"),
        ),
        ("- Doe, A., Roe, B., et al. (2019). A soup of peas. *Soup Journal*, 3(1), 1-9.\n", ("A. Doe", "B. Roe")),
        (COLUMN.format("Ann Doe, Bo Roe (et al.)"), ("Ann Doe", "Bo Roe")),
        (COLUMN.format("Ann Doe (MIT), and others"), ("Ann Doe",)),
        (COLUMN.format("王小明等"), ("王小明",)),
        (LABEL.format("Ann Doe, Bo Roe, etc."), ("Ann Doe", "Bo Roe")),
        (FRONT.format("[Ann Doe, et al.]"), ("Ann Doe",)),
        (FRONT.format("[Ann Doe, Bo Roe et al.]"), ("Ann Doe", "Bo Roe")),
        (FRONT.format("Ann Doe et al."), ("Ann Doe",)),
        (FENCE.format("Doe, Ann and others"), ("Ann Doe",)),
    ],
)
def test_who_says_that_there_are_more_authors_is_believed(source: str, names: tuple[str, ...]) -> None:
    (entry,) = read(source, "a.md").entries
    assert (shown(entry.authors), entry.authors_complete) == (names, False)


@pytest.mark.parametrize(
    "source",
    [
        "- [A Soup of Peas](https://x.org/a.pdf), Ann Doe, Bo Roe, ICML 2021\n",
        COLUMN.format("Ann Doe; Bo Roe"),
        LABEL.format("Ann Doe, Bo Roe"),
        FRONT.format("[Ann Doe, Bo Roe]"),
        FENCE.format("Doe, Ann and Roe, Bo"),
    ],
)
def test_who_names_all_authors_is_complete(source: str) -> None:
    (entry,) = read(source, "a.md").entries
    assert (shown(entry.authors), entry.authors_complete) == (("Ann Doe", "Bo Roe"), True)
