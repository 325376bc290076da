"""BibTeX blocks whose meaning is beyond doubt, read by one regular expression a field; everything else is refused.

Most blocks are ``@type{key, name = {value}, …}`` with balanced braces. What this module takes means exactly what
`paperterm.bibtex.blocks.split_blocks` and bibtexparser say of it, at a tenth of their cost. Each expression is
possessive: reading is linear, also of what is refused in the end.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

_COMMANDS: Final = ("comment", "preamble", "string")
_HEAD: Final = re.compile(r"@([A-Za-z]++)\{[ \t]*+([^\s,={}\"@\\]++)[ \t]*+,")
_FLAT: Final = r"\{[^{}]*+\}"
_NESTED: Final = rf"\{{(?:[^{{}}]++|{_FLAT})*+\}}"
_DEEP: Final = rf"\{{((?:[^{{}}]++|\{{(?:[^{{}}]++|{_NESTED})*+\}})*+)\}}"
_FIELD: Final = re.compile(
    rf"\s*+([A-Za-z][\w:+-]*+)\s*+=\s*+(?:{_DEEP}|\"([^\"{{}}\\]*+)\"|([\w.-]++))\s*+(?:,\s*+(\}})?|(\}}))"
)


class SoundBlock(NamedTuple):
    """A block as written.

    Attributes:
        type: in lower case.
        fields: (name in lower case, text between its delimiters, whether it has none: a number or a macro).
    """

    type: str
    key: str
    fields: tuple[tuple[str, str, bool], ...]


@lru_cache(maxsize=2048)  # blocks are found when a list is split, and read when its entries are complete
def read_sound(text: str) -> SoundBlock | None:
    """Return the one block that the clean `text` is, None where it is anything else or not sound beyond doubt."""
    head = _HEAD.match(text)
    if head is None or "\\{" in text or "\\}" in text or text.find("@", 1) != -1:
        return None
    kind = head[1].lower()
    if kind.startswith(_COMMANDS):
        return None
    fields: list[tuple[str, str, bool]] = []
    position, match = head.end(), _FIELD.match
    while found := match(text, position):
        name, braced, quoted, bare, ends, closes = found.groups()
        name, position = name.lower(), found.end()
        fields.append((name, braced if braced is not None else quoted if quoted is not None else bare, bool(bare)))
        if ends or closes:
            whole = position == len(text) and len({name for name, _, _ in fields}) == len(fields)
            return SoundBlock(kind, head[2], tuple(fields)) if whole else None
    return None
