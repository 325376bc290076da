"""What biber makes of names: the oracle for ours."""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from paperterm.bibtex.latex import decode
from paperterm.text import clean_line
from tests.tools import need

_SPACE = {"b": "http://biblatex-biber.sourceforge.net/biblatexml"}
_PARTS = ("family", "given", "prefix", "suffix")
Parts = tuple[str, ...]


def biber_names(fields: Sequence[str], folder: Path) -> list[tuple[list[Parts], bool]]:
    """Return for each value of an author field its names (last, first, von, jr), and whether they are all."""
    need("biber")
    blocks = [f"@misc{{k{number},\n author = {{{field}}}}}\n" for number, field in enumerate(fields)]
    (folder / "names.bib").write_text("".join(blocks), encoding="utf-8")
    command = ["biber", "--tool", "--output-format=biblatexml", "--output-file=names.xml", "names.bib"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    found: dict[str, tuple[list[Parts], bool]] = {}
    root = ElementTree.parse(folder / "names.xml").getroot()  # noqa: S314
    for entry in root.iterfind("b:entry", _SPACE):
        names = entry.find("b:names", _SPACE)
        if names is not None:
            made = [_parts(name) for name in names.iterfind("b:name", _SPACE)]
            found[entry.get("id", "")] = made, names.get("morenames") != "1"
    return [found[f"k{number}"] for number in range(len(fields))]


def _parts(name: ElementTree.Element) -> Parts:
    said = {part.get("type", ""): " ".join(part.itertext()) for part in name.iterfind("b:namepart", _SPACE)}
    return tuple(clean_line(decode(said.get(part, ""))).strip() for part in _PARTS)
