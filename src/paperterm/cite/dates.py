"""Dates of BibTeX and biblatex as dates of CSL.

biblatex takes ISO 8601-2 (EDTF) levels 0 and 1 (biblatex manual, "Date and Time Specifications"); BibTeX has ``year``
and ``month``, which often holds a day too.
"""

import re
from calendar import month_name
from typing import Any, Final

Date = dict[str, Any]
"""``date-parts``: a list of year, month and day, two of them for a span; ``season``, ``circa`` or ``literal``."""

_ISO: Final = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d)(?:T[\d:.Z+-]{1,20})?)?)?([?~%])?")
_YEAR: Final = re.compile(r"(?<!\d)(1[0-9]|20)\d\d(?!\d)")
_MONTHS: Final = {name[:3].lower(): number for number, name in enumerate(month_name) if name}
_MONTH_NAME: Final = re.compile(rf"\b({'|'.join(_MONTHS)})", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d+")
_SEASONS: Final = range(21, 25)


def iso_date(text: str) -> Date:
    """Return the date, or the two of a span, that biblatex writes; empty where `text` is none."""
    start, slash, end = text.strip().partition("/")
    first, last = _ISO.fullmatch(start), _ISO.fullmatch(end)
    if first is None or (slash and last is None and end not in ("", "..")):
        return {}
    date: Date = {"date-parts": [_parts(first), *([_parts(last)] if last else [])]}
    if first[2] and int(first[2]) in _SEASONS:
        date["season"] = int(first[2]) - _SEASONS.start + 1
    if first[4]:
        date["circa"] = True
    return date


def old_date(year: str, month: str = "", day: str = "") -> Date:
    """Return the date that ``year``, ``month`` and ``day`` tell; a year without a number is a literal."""
    found = _YEAR.search(year)
    if found is None:
        return {"literal": year} if year else {}
    parts = [int(found[0])]
    named = _MONTH_NAME.search(month)
    numbers = [int(number) for number in _NUMBER.findall(month)]
    if named:
        parts.append(_MONTHS[named[1].lower()])
        numbers = numbers if len(numbers) == 1 else []
    elif len(numbers) == 1 and 1 <= numbers[0] <= 12:
        parts.append(numbers.pop())
    else:
        numbers = []
    numbers = [int(day)] if day.isdecimal() else numbers
    if len(parts) > 1 and numbers and 1 <= numbers[0] <= 31:
        parts.append(numbers[0])
    return {"date-parts": [parts]}


def _parts(match: re.Match[str]) -> list[int]:
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if not 1 <= month <= 12:
        return [year]
    return [year, month, day] if 1 <= day <= 31 else [year, month]
