"""``paperterm open``: a paper's address to the browser, to standard output, or as a QR code."""

import argparse
import sys

from paperterm.actions.links import RefusedUrlError, check_url, open_url
from paperterm.cite.urls import paper_url, pdf_url
from paperterm.commands.arguments import add_paths, load_papers
from paperterm.commands.output import ERROR, FOUND, NOTHING_FOUND, say
from paperterm.commands.select import add_wanted, wanted_entries

SUMMARY = "open a paper in the browser, or print its address, also as a QR code"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_wanted(parser)
    add_paths(parser)
    parser.add_argument("--pdf", action="store_true", help="the PDF instead of the paper's page")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--print", action="store_true", help="print the address, open nothing")
    how.add_argument("--qr", action="store_true", help="print the address as a QR code for a dark terminal")


def run(options: argparse.Namespace) -> int:
    """Open each address; exit code 1 where no entry or no address is found, 2 where one is refused."""
    library, unreadable = load_papers(options)
    entries = wanted_entries(library, options)
    urls = [url for entry in entries if (url := pdf_url(entry) if options.pdf else paper_url(entry))]
    if entries and not urls:
        say("no link there")
    code = unreadable or (FOUND if urls else NOTHING_FOUND)
    for url in urls:
        if not _hand_on(url, options):
            code = ERROR
    return code


def _hand_on(url: str, options: argparse.Namespace) -> bool:
    if not (options.print or options.qr):
        outcome = open_url(url, settings=options.settings)
        say(outcome.message)
        return outcome.level != "failed"
    try:
        safe = check_url(url, options.settings.schemes)
    except RefusedUrlError as refusal:
        say(f"refused, {refusal}")
        return False
    sys.stdout.write(_qr(safe) if options.qr else f"{safe}\n")
    return True


def _qr(url: str) -> str:
    from paperterm.actions.qr import qr_lines
    from paperterm.terminal import takes_utf8

    return "\n".join([*qr_lines(url, ascii_only=not takes_utf8()), url, ""])
