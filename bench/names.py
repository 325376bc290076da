"""Compare how paperterm divides the names of .bib files with how biber does.

    python -m bench.names PATH ...     files, and folders with .bib files

Prints the share of the ``author`` and ``editor`` fields whose names are divided alike, and where both differ. Fields
that biber refuses are left out.
"""

import argparse
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

from paperterm.bibtex.blocks import split_blocks
from paperterm.bibtex.fields import raw_fields
from paperterm.bibtex.latex import decode as decode_latex
from paperterm.bibtex.names import read_names
from paperterm.library.files import decode
from paperterm.text import clean_line

_SPACE = {"b": "http://biblatex-biber.sourceforge.net/biblatexml"}
_PARTS = ("family", "given", "prefix", "suffix")
_ROLES = ("author", "editor")
_DOTLESS = {"ı\u0301": "í", "ı\u0300": "ì", "ı\u0308": "ï", "ı\u0302": "î"}
"""What biber leaves of ``\\'{\\i}``: two characters for one."""

Parts = tuple[str, ...]
Divided = tuple[list[Parts], bool]
"""The last, first, von and jr parts of each name, and whether the names are all."""


def biber_names(fields: Sequence[str], folder: Path) -> list[Divided | None]:
    """Return the names in each value of an author field, None where biber refuses it."""
    blocks = [f"@misc{{k{number},\n author = {{{field}}}}}\n" for number, field in enumerate(fields)]
    (folder / "names.bib").write_text("".join(blocks), encoding="utf-8")
    command = ["biber", "--tool", "--output-format=biblatexml", "--output-file=names.xml", "names.bib"]
    subprocess.run(command, cwd=folder, check=False, capture_output=True, timeout=600)
    found: dict[str, Divided] = {}
    root = ElementTree.parse(folder / "names.xml").getroot()
    for entry in root.iterfind("b:entry", _SPACE):
        names = entry.find("b:names", _SPACE)
        if names is not None:
            made = [_parts(name) for name in names.iterfind("b:name", _SPACE)]
            found[entry.get("id", "")] = made, names.get("morenames") != "1"
    return [found.get(f"k{number}") for number in range(len(fields))]


def our_names(field: str) -> Divided:
    """Return the names in a value of an author field."""
    names, complete = read_names(field)
    return [(name.last, name.first, name.von, name.jr) for name in names], complete


def _parts(name: ElementTree.Element) -> Parts:
    said = {part.get("type", ""): " ".join(part.itertext()) for part in name.iterfind("b:namepart", _SPACE)}
    return tuple(_plain(said.get(part, "")) for part in _PARTS)


def _plain(text: str) -> str:
    for letters, letter in _DOTLESS.items():
        text = text.replace(letters, letter)
    return unicodedata.normalize("NFC", clean_line(decode_latex(text)).strip())


def _fields(paths: Sequence[Path]) -> Iterator[str]:
    """Yield the names of .bib files as they are written, each once."""
    seen: set[str] = set()
    for path in paths:
        for file in [path] if path.is_file() else sorted(path.rglob("*.bib")):
            for block in split_blocks(decode(file.read_bytes())[0]):
                values = raw_fields(block, {}).values
                named = {values.get(role, "") for role in _ROLES} - seen
                yield from (value for value in named if value and value.count("{") == value.count("}"))
                seen |= named


def main() -> None:
    """Print the share that agrees, and the fields that do not."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a .bib file, or a folder of them")
    fields = list(_fields(parser.parse_args().paths))
    with tempfile.TemporaryDirectory() as folder:
        theirs = biber_names(fields, Path(folder))
    compared = [(field, our_names(field), other) for field, other in zip(fields, theirs, strict=True) if other]
    differing = [(field, ours, other) for field, ours, other in compared if ours != other]
    for field, ours, other in differing:
        sys.stdout.write(f"{' '.join(field.split())}\n    ours  {ours}\n    biber {other}\n")
    agreed, refused = len(compared) - len(differing), len(fields) - len(compared)
    share = 100 * agreed / max(1, len(compared))
    sys.stdout.write(f"{agreed:,} of {len(compared):,} fields alike ({share:.2f} %), {refused} refused\n")


if __name__ == "__main__":
    main()
