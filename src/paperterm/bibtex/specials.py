"""Characters that stop LaTeX when they stand bare in a field that bibliography styles typeset."""

import re
from typing import Final

_TYPESET: Final = frozenset(
    {
        *("title", "booktitle", "journal", "journaltitle", "maintitle", "author", "editor", "publisher", "series"),
        *("address", "organization", "institution", "school", "howpublished", "note", "edition", "chapter", "pages"),
        *("volume", "number", "year", "month", "type", "eventtitle", "location"),
    }
)
_SPECIAL: Final = re.compile(
    r"\\(?:url|path|nolinkurl|href)\s*\{[^{}]*\}"
    r"|\\\((?:[^\\]|\\[^()]){0,2000}+\\\)|\\\[(?:[^\\]|\\[^\[\]]){0,2000}+\\\]"
    r"|\\ifmmode(?:[^\\]|\\(?!else|if|fi)){0,200}+\\else(?![A-Za-z])|\\.|\$[^$]*\$|(\$|[&#_^%])",
    re.DOTALL,
)
_MAYBE: Final = re.compile(r"[$&#_^%]")


def bare_special(name: str, value: str) -> str:
    r"""Return the first bare special character in the LaTeX `value` of field `name`, "" if there is none.

    Math and addresses in ``\url`` may hold them, and so may fields that styles do not typeset or hand to ``\url``.
    """
    if name in _TYPESET and _MAYBE.search(value):
        for match in _SPECIAL.finditer(value):
            if match[1]:
                return match[1]
    return ""
