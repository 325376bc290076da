"""The bytes of a ``.bib``: which encoding and line ends it has, and text made to match them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from paperterm.bibtex.escape import accents
from paperterm.errors import PapertermError

_BOM: Final = b"\xef\xbb\xbf"
_DECLARED: Final = re.compile(rb"^%\s*Encoding:\s*([\w-]+)", re.IGNORECASE | re.MULTILINE)


class BibFileError(PapertermError):
    """Nothing was added, and why."""


@dataclass(frozen=True, slots=True)
class BibBytes:
    """A ``.bib`` as it is on disk.

    Attributes:
        data: all its bytes.
        text: for reading only; an 8-bit file is read as Latin-1, which loses no byte.
        utf8: whether what is added may be UTF-8; else it must be ASCII.
        newline: its line ends.
    """

    data: bytes
    text: str
    utf8: bool
    newline: str

    @classmethod
    def of(cls, data: bytes) -> "BibBytes":
        """Look at `data`.

        Raises:
            BibFileError: no text, or UTF-16.
        """
        if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
            raise BibFileError("it is no text in UTF-8 or an 8-bit encoding")
        try:
            text, utf8 = data.decode("utf-8-sig"), True
        except UnicodeDecodeError:
            text, utf8 = data.decode("latin-1"), False
        declared = _DECLARED.search(data[:1000])
        if declared and declared[1].lower().replace(b"-", b"") not in (b"utf8", b"usascii", b"ascii"):
            utf8 = False
        newline = "\r\n" if data.count(b"\r\n") * 2 > data.count(b"\n") else "\n"
        return cls(data, text.replace("\r\n", "\n"), utf8, newline)

    def addition(self, blocks: Sequence[str]) -> bytes:
        """Return the bytes that, added at the end, put `blocks` there with an empty line before each.

        Raises:
            BibFileError: a character that the file's encoding does not have.
        """
        text = "".join(f"\n{block.strip()}\n" for block in blocks)
        content = self.data.removeprefix(_BOM)
        if not content or content.endswith((b"\n\n", b"\n\r\n")):
            text = text[1:]
        elif not content.endswith(b"\n"):
            text = "\n" + text
        if not self.utf8:
            text = accents(text)
            if not text.isascii():
                odd = next(character for character in text if not character.isascii())
                raise BibFileError(f"it is not UTF-8, and {odd} has no other way to be written")
        return text.replace("\n", self.newline).encode()
