r"""Citation keys: which programs take them.

Sources: BibTeX 0.99d takes all but white space, commas and braces; biber refuses what the biblatex manual (2.4.1)
lists; LaTeX reads ``\cite{key}`` and the auxiliary file, where a few characters are commands.
"""

import re
from typing import Final

from paperterm.bibtex.fields import Fields
from paperterm.bibtex.lexer import first_command, key_span

_BROKEN: Final = re.compile(r"[\s,{}\\%#~]")
_NOT_FOR_BIBER: Final = re.compile(r"[\"'()=]")


def key_problem(key: str) -> str:
    """Return why `key` cannot be cited, "" where it can."""
    if not key:
        return "it has no key"
    odd = _BROKEN.search(key)
    return f"its key has {'a space' if odd[0].isspace() else odd[0]} in it, and cannot be cited" if odd else ""


def key_remark(key: str) -> str:
    """Return which programs do not take `key`, "" where all do."""
    odd = list(dict.fromkeys(_NOT_FOR_BIBER.findall(key)))
    if odd:
        return f"biber does not take {' '.join(odd)} in a key"
    return "" if key.isascii() else "its key needs biber, or BibTeX with XeLaTeX or LuaLaTeX"


def remark_on(key: str, fields: Fields) -> str:
    """Return what is worth a word about an entry and stops nothing, "" for nothing."""
    return "; ".join(filter(None, (key_remark(key), fields.remark)))


def with_other_key(text: str, key: str, other: str) -> str:
    """Return the entry in `text` with the key `other` in place of `key`, "" where it does not begin with that."""
    start = first_command(text)
    if start is None or not text.startswith(key, place := key_span(text, start.start(2))[0]):
        return ""
    end = place + len(key)
    comma = "" if key or text.startswith((",", "}", ")"), end) else ", "
    return f"{text[:place]}{other}{comma}{text[end:]}"
