"""``paperterm cite-check``: what a manuscript cites against its bibliography and the lists."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from paperterm.cite.bibtex import split_blocks
from paperterm.cite.manuscript import Manuscript, read_manuscript
from paperterm.commands.add import add_citations
from paperterm.commands.arguments import add_bib, add_paths, load_paths
from paperterm.commands.output import ERROR, say
from paperterm.errors import UnreadableError, UsageError
from paperterm.library.files import decode, read_file
from paperterm.model import Citation, Library

SUMMARY = "compare what a manuscript cites with its .bib and with the lists"
COMPLETE = 0
MISSING = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("manuscript", metavar="PAPER", help="a .tex with all that it includes, an .aux or a .bcf")
    add_paths(parser)
    add_bib(parser)
    parser.add_argument("--add", action="store_true", help="add what is missing and what the lists have to the .bib")
    parser.set_defaults(create=False, rename=False, mend=False, dangerous=False)


def run(options: argparse.Namespace) -> int:
    """Print what is missing and what is not cited; exit code 1 if a cited key is missing.

    Raises:
        UsageError: the manuscript or a bibliography cannot be read, or there is no bibliography to add to.
    """
    manuscript = _read(Path(options.manuscript))
    bib = options.settings.bib
    bibs = [Path(bib)] if bib else manuscript.bibliographies
    there = {key for bib in bibs for key in _keys(bib)}
    library, unreadable = load_paths(options.paths, options.settings)
    missing = [key for key in manuscript.cited if key not in there]
    found = _found(library, missing)
    _print(manuscript, missing, found, sorted(there - set(manuscript.cited)))
    if options.add and found:
        if len(bibs) != 1:
            raise UsageError("choose the .bib to add to with --bib")
        if not add_citations(list(found.values()), bibs[0], options):
            return ERROR
        missing = [key for key in missing if key not in found]
    return unreadable or (MISSING if missing else COMPLETE)


def _read(path: Path) -> Manuscript:
    manuscript = read_manuscript(path)
    if manuscript.problems and not manuscript.cited:
        raise UsageError(manuscript.problems[0])
    for problem in manuscript.problems:
        say(problem)
    return manuscript


def _keys(bib: Path) -> list[str]:
    try:
        return [block.key for block in split_blocks(decode(read_file(str(bib)))[0]) if block.key]
    except UnreadableError as error:
        raise UsageError(f"{bib}: {error}") from error


def _found(library: Library, missing: Sequence[str]) -> dict[str, Citation]:
    wanted = set(missing)
    found: dict[str, Citation] = {}
    for entry in library.entries:
        for citation in entry.citations:
            if citation.key in wanted:
                found.setdefault(citation.key, citation)
    return found


def _print(manuscript: Manuscript, missing: Sequence[str], found: dict[str, Citation], uncited: Sequence[str]) -> None:
    for key in missing:
        file, line = manuscript.cited[key]
        place = f"{file}:{line}" if line else str(file)
        sys.stdout.write(f"missing\t{key}\t{place}\t{'in the lists' if key in found else 'not in the lists'}\n")
    if not manuscript.everything:
        for key in uncited:
            sys.stdout.write(f"uncited\t{key}\n")
