"""Dates of BibTeX and biblatex as dates of CSL."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.cite.dates import iso_date, old_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2020-02-20", {"date-parts": [[2020, 2, 20]]}),
        ("2020-02", {"date-parts": [[2020, 2]]}),
        ("1950/1955", {"date-parts": [[1950], [1955]]}),
        ("2020-01-02/2020-03", {"date-parts": [[2020, 1, 2], [2020, 3]]}),
        ("2020/", {"date-parts": [[2020]]}),
        ("2020/..", {"date-parts": [[2020]]}),
        ("1723~", {"date-parts": [[1723]], "circa": True}),
        ("2020-22", {"date-parts": [[2020]], "season": 2}),
        ("2020-02-20T12:30:00Z", {"date-parts": [[2020, 2, 20]]}),
        ("2020-13", {"date-parts": [[2020]]}),
        ("soon", {}),
        ("", {}),
    ],
)
def test_dates_of_biblatex(text: str, date: dict[str, Any]) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        (("2020", "September"), {"date-parts": [[2020, 9]]}),
        (("2020", "Sept."), {"date-parts": [[2020, 9]]}),
        (("2020", "9"), {"date-parts": [[2020, 9]]}),
        (("2020", "10 January"), {"date-parts": [[2020, 1, 10]]}),
        (("2020", "9–13 June"), {"date-parts": [[2020, 6]]}),
        (("2020", "", "3"), {"date-parts": [[2020]]}),
        (("2020", "May", "3"), {"date-parts": [[2020, 5, 3]]}),
        (("c. 1999",), {"date-parts": [[1999]]}),
        (("in press",), {"literal": "in press"}),
        (("",), {}),
    ],
)
def test_years_and_months_of_bibtex(fields: tuple[str, ...], date: dict[str, Any]) -> None:
    assert old_date(*fields) == date


@given(st.text("0129-/~T.:JanMay ", max_size=16), st.text("0129-Jan. ", max_size=12), st.text("0129", max_size=3))
def test_any_text_gives_sound_dates(text: str, month: str, day: str) -> None:
    for date in (iso_date(text), old_date(text, month, day)):
        for parts in date.get("date-parts", []):
            assert len(parts) in (1, 2, 3)
            assert all(1 <= part <= limit for part, limit in zip(parts[1:], (12, 31), strict=False))
