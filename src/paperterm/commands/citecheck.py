"""``paperterm cite-check``: what a manuscript cites against its bibliography and the lists."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from paperterm.bibtex.citations import read_citations
from paperterm.cite.generate import citation_key, generate
from paperterm.cite.verdicts import BibIndex, judge
from paperterm.commands.add import add_citations
from paperterm.commands.arguments import add_bib, add_paths, found_paths, load, make_loader
from paperterm.commands.output import ERROR, say
from paperterm.errors import UnreadableError, UsageError
from paperterm.library.files import MAX_NAMED_BIB_BYTES, decode, read_file
from paperterm.model import Citation, Library
from paperterm.project.manuscript import Manuscript, read_manuscript
from paperterm.text import clean_line

SUMMARY = "compare what a manuscript cites with its .bib and with the lists"
_IN_LISTS = "in the lists"
COMPLETE = 0
MISSING = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("manuscript", metavar="PAPER", help="a .tex with all that it includes, an .aux or a .bcf")
    add_paths(parser, "your libraries, else the lists that were opened last, else none")
    add_bib(parser)
    parser.add_argument("--add", action="store_true", help="add what is missing and what the lists have to the .bib")
    parser.set_defaults(create=False, rename=False, fix=False, dangerous=False)


def run(options: argparse.Namespace) -> int:
    """Print what is missing and what is not cited; exit code 1 if a cited key is missing, 2 without a bibliography.

    Raises:
        UsageError: the manuscript or a bibliography cannot be read, or there is no bibliography to add to.
    """
    manuscript = read_manuscript(Path(options.manuscript))
    bib = options.settings.bib
    bibs = [Path(bib)] if bib else list(manuscript.bibliographies)
    _say_what_is_absent(manuscript, bibs, Path(options.manuscript))
    if not bibs and not manuscript.items:
        return ERROR
    texts = "\n".join(map(_text, bibs))
    parents = {cited.block.key: cited.parents for cited in read_citations(texts) if cited.block.key}
    there = parents.keys()
    library, unreadable = load(make_loader(found_paths(options.paths, options.settings), options.settings))
    missing = [key for key in manuscript.cited if key not in there and key not in manuscript.items]
    found = _found(library, missing)
    places = _places(found, texts)
    used = set(manuscript.cited).union(*(parents.get(key, ()) for key in manuscript.cited))
    _print(manuscript, missing, places, sorted(there - used))
    if options.add and found:
        if len(bibs) != 1:
            raise UsageError("choose the .bib to add to with --bib")
        if not add_citations(list(found.values()), bibs[0], options):
            return ERROR
        missing = [key for key in missing if places.get(key) != _IN_LISTS]
    return unreadable or (MISSING if missing else COMPLETE)


def _say_what_is_absent(manuscript: Manuscript, bibs: Sequence[Path], file: Path) -> None:
    """Say which bibliographies and files could not be read: first, where there is no bibliography at all."""
    absent = [f"{name} (named in {place}:{line})" for name, (place, line) in manuscript.absent.items()]
    if not bibs and not manuscript.items:
        why = f"found none of {', '.join(absent)}" if absent else f"{file} names no .bib"
        say(f"{why}: nothing was compared; name the .bib with --bib")
    else:
        for each in absent:
            say(f"{each} was not found")
    for problem in manuscript.problems:
        say(problem)


def _text(bib: Path) -> str:
    try:
        return decode(read_file(str(bib), MAX_NAMED_BIB_BYTES))[0]
    except UnreadableError as error:
        raise UsageError(f"{bib}: {error}") from error


def _found(library: Library, missing: Sequence[str]) -> dict[str, Citation]:
    wanted = set(missing)
    found: dict[str, Citation] = {}
    for entry in library.entries:
        for citation in entry.citations:
            if citation.key in wanted:
                found.setdefault(citation.key, citation)
        if not entry.citations and (key := citation_key(entry)) in wanted:
            found.setdefault(key, generate(entry))
    return found


def _places(found: dict[str, Citation], texts: str) -> dict[str, str]:
    """Return where each of the missing keys would be had: in the lists, or in `texts` by another key."""
    verdicts = zip(found, judge(found.values(), BibIndex.of(texts)), strict=True)
    return {key: f"in the .bib as {v.key}" if v.kind == "other-key" else _IN_LISTS for key, v in verdicts}


def _print(manuscript: Manuscript, missing: Sequence[str], places: dict[str, str], uncited: Sequence[str]) -> None:
    for key in missing:
        file, line = manuscript.cited[key]
        place = clean_line(f"{file}:{line}" if line else str(file))
        sys.stdout.write(f"missing\t{key}\t{place}\t{places.get(key, 'not in the lists')}\n")
    if not manuscript.everything:
        for key in uncited:
            sys.stdout.write(f"uncited\t{key}\n")
