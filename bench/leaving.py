"""Compare what bibtex and biber print of entries in their own file and of what paperterm lets leave of them.

    python -m bench.leaving PATH ...     files, and folders with .bib files

For each ``.bib`` that bibtex takes without an error: some entries, one by one, by bibtex from the file itself, from
what leaves of them, and from what leaves of them behind another entry; and all entries at once by ``biber --tool`` with
macros and inheritance resolved. Prints how many are equal, and those that differ; exit code 1 if one differs.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from paperterm.bibtex.citations import read_citations
from paperterm.bibtex.keys import key_problem
from paperterm.bibtex.standalone import Target, stand_alone
from paperterm.library.files import decode
from paperterm.model import Citation

_KEYS = 12
"""Entries of a file that are looked at one by one."""

_THERE = "@string{joh = {J}}\n@misc{the-entry-that-is-there, title = {T}}\n"


def bibtex(folder: Path, text: str, key: str) -> str | None:
    """Return what bibtex prints of an entry, None where it finds an error."""
    (folder / "refs.bib").write_text(text, encoding="utf-8")
    (folder / "a.aux").write_text(
        f"\\relax\n\\citation{{{key}}}\n\\bibstyle{{plain}}\n\\bibdata{{refs}}\n", encoding="utf-8"
    )
    done = subprocess.run(["bibtex", "a"], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if b"error message" in done.stdout or b"repeated entry" in done.stdout:
        return None
    printed = (folder / "a.bbl").read_text(encoding="utf-8", errors="replace")
    return printed[printed.find("\\begin{thebibliography}") :]  # a @preamble stays where it is


def resolved(folder: Path, text: str) -> dict[str, dict[str, str]]:
    """Return the fields of each entry as biber resolves them, of none where it finds an error."""
    (folder / "refs.bib").write_text(text, encoding="utf-8")
    (folder / "out.bib").unlink(missing_ok=True)
    argv = ["biber", "--tool", "--nolog", "--quiet", "--output-resolve", "--output-file", "out.bib", "refs.bib"]
    done = subprocess.run(argv, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode or not (folder / "out.bib").exists():
        return {}
    out = (folder / "out.bib").read_text(encoding="utf-8")
    return {one.block.key: dict(one.raw.values) for one in read_citations(out)}


def compare(path: Path, counts: Counter[str]) -> Iterator[str]:
    """Yield what differs in the file at `path`, in words."""
    text, _ = decode(path.read_bytes())
    cited = {one.block.key: one.citation for one in read_citations(text) if not key_problem(one.block.key)}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for key in list(cited)[:: max(1, len(cited) // _KEYS)]:
            own = bibtex(folder, text, key)
            if own is None:
                counts["bibtex refuses"] += 1
                continue
            for target in ("", _THERE):
                after = target + stand_alone([cited[key]], Target(target)).text
                equal = bibtex(folder, after, key) == own
                counts["bibtex equal" if equal else "bibtex different"] += 1
                if not equal:
                    yield f"{path}: {key}: bibtex"
        theirs = resolved(folder, text)
        ours = resolved(folder, leaving_all(list(cited.values()))) if theirs else {}
        for key in theirs.keys() & cited.keys():
            equal = theirs[key] == ours.get(key)
            counts["biber equal" if equal else "biber different"] += 1
            if not equal:
                yield f"{path}: {key}: biber"
        counts["biber refuses"] += not theirs


def leaving_all(citations: Sequence[Citation]) -> str:
    """Return all citations of a file as they leave together."""
    return stand_alone(citations).text


def main() -> int:
    """Print the figures; return 1 if something differs."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="+", metavar="PATH")
    counts: Counter[str] = Counter()
    different = 0
    for path in parser.parse_args().paths:
        files = sorted(Path(path).rglob("*.bib")) if os.path.isdir(path) else [Path(path)]
        for file in files:
            for words in compare(file, counts):
                different += 1
                sys.stdout.write(f"{words}\n")
    for name, count in sorted(counts.items()):
        sys.stdout.write(f"{count:8,} {name}\n")
    return int(different > 0)


if __name__ == "__main__":
    sys.exit(main())
