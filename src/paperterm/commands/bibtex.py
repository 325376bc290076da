"""``paperterm bibtex``: the citation of a paper as BibTeX on standard output."""

import argparse
import sys

from paperterm.bibtex.danger import dangerous_commands
from paperterm.cite.generate import bibtex_of
from paperterm.cite.mend import why_broken
from paperterm.commands.arguments import add_paths, load_papers
from paperterm.commands.output import ERROR, FOUND, NOTHING_FOUND, say
from paperterm.commands.select import add_wanted, wanted_entries

SUMMARY = "print the BibTeX of a paper, as the list has it, else made from what the list says"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_wanted(parser)
    add_paths(parser)
    parser.add_argument("--dangerous", action="store_true", help="also print BibTeX whose commands can run code")


def run(options: argparse.Namespace) -> int:
    """Print a block for each entry; a dangerous one only where the user has said so."""
    library, unreadable = load_papers(options)
    entries = wanted_entries(library, options)
    refused = False
    for entry in entries:
        citation = bibtex_of(entry)
        commands = dangerous_commands(citation.text)
        if commands and not options.dangerous:
            say(f"{citation.key}: {', '.join(commands)} can run code in a document; --dangerous prints it")
            refused = True
            continue
        if broken := why_broken(citation):
            say(f"{citation.key or entry.title}: as the list has it, but {broken}")
        sys.stdout.write(citation.text + "\n")
    return unreadable or (ERROR if refused else FOUND if entries else NOTHING_FOUND)
