"""Times since when: a span back from now, or a date."""

import re
import time
from datetime import UTC, datetime
from typing import Final

SINCE_FORMS: Final = "a span such as 10d, 2w, 3m, 1y, or a date such as 2026-10 or 2026-10-31"

_DAY: Final = 86_400
_DAYS: Final = {"d": 1, "w": 7, "m": 30, "y": 365}
_SPAN: Final = re.compile(r"(\d{1,4})([dwmy])", re.IGNORECASE)
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def since(text: str, now: float | None = None) -> int | None:
    """Return the time that `text` means, in seconds since the epoch; None where it is none of `SINCE_FORMS`."""
    now = time.time() if now is None else now
    if span := _SPAN.fullmatch(text):
        return int(now - int(span[1]) * _DAYS[span[2].lower()] * _DAY)
    if date := _DATE.fullmatch(text):
        try:
            return int(datetime(int(date[1]), int(date[2] or 1), int(date[3] or 1), tzinfo=UTC).timestamp())
        except ValueError:
            return None
    return None


def is_since(text: str) -> bool:
    """Whether `text` means a time."""
    return since(text, 0) is not None
