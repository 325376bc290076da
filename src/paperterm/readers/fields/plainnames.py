"""Lists of names without any doubt (``Ann Bee, C. D. Ef and Gu Hi.``), read by one regular expression.

Most authors of most lists stand like this; `paperterm.readers.fields.authors` reads all other forms name by name, and
would say the same of these.
"""

import re
from typing import Final

from paperterm.readers.fields.names import is_name

_WORD: Final = r"[A-Z][a-zß-öø-ÿ]+(?:-[A-Z]?[a-zß-öø-ÿ]+)?"
_NAME: Final = rf"{_WORD}(?: (?:[A-Z]\.|{_WORD})){{0,2}} {_WORD}"
_LIST: Final = re.compile(
    rf"{_NAME}(?:, {_NAME})*+(?:,? (?:and|&) {_NAME})?+"
    r"(?=\.?\Z|\.\s|[:：|\[]|, (?:19|20)\d\d\b|\s\((?![A-Z][\w.'-]{1,15}\)\s+[A-Z]))"
)
_BETWEEN: Final = re.compile(r",? (?:and|&) |, ")


def plain_names(text: str) -> tuple[list[str], int] | None:
    """Return the names that `text` starts with and where they end, None where they need a closer look."""
    found = _LIST.match(text)
    if found is None:
        return None
    names = _BETWEEN.split(found[0])
    if all(is_name(name, index > 0) for index, name in enumerate(names)):
        return names, found.end()
    return None
