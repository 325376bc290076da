"""``paperterm bibtex``: the citation of a paper as BibTeX on standard output."""

import argparse
import sys

from paperterm.bibtex.citations import fields_of
from paperterm.bibtex.danger import dangerous_commands
from paperterm.bibtex.keys import remark_on
from paperterm.bibtex.standalone import stand_alone, whole_text
from paperterm.cite.generate import bibtex_of
from paperterm.cite.repairs import why_broken
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
    leaving = []
    for entry in entries:
        citation = bibtex_of(entry)
        commands = dangerous_commands(whole_text(citation))
        if commands and not options.dangerous:
            say(f"{citation.key}: {', '.join(commands)} can run code in a document; --dangerous prints it")
            refused = True
            continue
        fields, name = fields_of(citation), citation.key or entry.title
        if broken := why_broken(citation, fields):
            say(f"{name}: as the list has it, but {broken}")
        if remark := remark_on(citation.key, fields):
            say(f"{name}: {remark}")
        leaving.append(citation)
    alone = stand_alone(leaving)
    for note in alone.notes:
        say(note)
    sys.stdout.writelines(f"{block}\n" for block in alone.blocks)
    return unreadable or (ERROR if refused else FOUND if entries else NOTHING_FOUND)
