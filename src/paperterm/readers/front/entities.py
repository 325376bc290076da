"""Entity and numeric character references (CommonMark 0.31, section 2.5)."""

import re
from typing import Final

_ENTITY: Final = re.compile(r"&(?:#(?:[xX]([a-fA-F0-9]{1,6})|([0-9]{1,7}))|([a-zA-Z][a-zA-Z0-9]{1,31}));")


def find_entity(source: str, position: int) -> tuple[str, int] | None:
    """Return what the reference at `position` stands for and where it ends; None where there is none."""
    from markdown_it.common.entities import entities
    from markdown_it.common.utils import isValidEntityCode

    match = _ENTITY.match(source, position)
    if match is None:
        return None
    name: str | None = match[3]
    if name is not None:
        return (entities[name], match.end()) if name in entities else None
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if isValidEntityCode(code) else "\ufffd", match.end()
