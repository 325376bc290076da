"""The programs that are measured: how each is started on a library, and which keys do what in it."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from bench.libraries import papers

HERE = Path(__file__).resolve().parent
PEERS = Path(os.environ.get("PAPERTERM_PEERS", "/tmp/peers"))
"""Where environments of peers are, made with ``python -m venv PEERS/NAME`` and ``PEERS/NAME/bin/pip install NAME``."""

BIG_LIST = "1MB"
"""The folder of one list of so much."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program and its keys.

    Attributes:
        prepare: makes what the program reads from a folder of lists; returns the command.
        row: a text of the first row.
        probe, effect: a key, and a pattern of what shows that it was taken.
        every: a pattern around the number of entries that are there.
        found: a pattern of what shows that a filter was answered.
        open_filter, clear_filter, leave_filter: keys around typing a filter, None where there is none.
        down, page: keys that move, None where nothing moves.
        close_detail: keys that close the detail pane.
        leave: keys that end it, at its first entry, where it keeps something for its next start; else it is killed.
    """

    name: str
    prepare: Callable[[Path, Path], list[str]]
    row: str
    probe: str = "x"
    effect: str = "PRESSED"
    every: str = ""
    found: str = ""
    open_filter: str | None = None
    clear_filter: str = "\x15"
    leave_filter: str = "\r"
    down: str | None = None
    page: str = "\x1b[6~"
    close_detail: str = ""
    leave: str = ""
    environment: dict[str, str] = field(default_factory=dict)


def _rows(folder: Path, work: Path) -> list[str]:
    """Write what fzf is given: a line for each entry, as the table shows it."""
    rows = work / f"{folder.name}.rows"
    if not rows.exists():
        with rows.open("w", encoding="utf-8") as file:
            for paper in papers(int(folder.name)):
                authors = ", ".join(paper.authors[:3])
                file.write(f"{paper.title}  {authors}  {paper.year}  {paper.venue}  {' '.join(paper.tags)}\n")
    return ["sh", "-c", f"exec fzf < {rows}"]


def _cobib(folder: Path, work: Path) -> list[str]:
    base = work / f"cobib-{folder.name}"
    config, database = base / "config.py", base / "database.yaml"
    if not config.exists():
        base.mkdir(parents=True, exist_ok=True)
        config.write_text(
            "from cobib.config import config\n"
            f"config.database.file = {str(database)!r}\nconfig.logging.logfile = {str(base / 'log')!r}\n"
            f"config.logging.cache = {str(base / 'cache')!r}\n"
        )
        with database.open("w", encoding="utf-8") as file:
            for paper in papers(int(folder.name)):
                author = " and ".join(paper.authors)
                file.write(f"---\n{paper.key}{paper.number}:\n  ENTRYTYPE: article\n  author: {author!r}\n")
                file.write(f"  title: {paper.title!r}\n  year: {paper.year}\n...\n")
    return [str(PEERS / "cobib/bin/cobib"), "-c", str(config)]


def _papis(folder: Path, work: Path) -> list[str]:
    base = work / f"papis-{folder.name}"
    if not base.exists():
        for paper in papers(int(folder.name)):
            document = base / "library" / f"{paper.number:06}"
            document.mkdir(parents=True)
            info = (
                f"title: {paper.title!r}\nauthor: {' and '.join(paper.authors)!r}\nyear: {paper.year}\n"
                f"ref: {paper.key}\npapis_id: {paper.number:032x}\ntype: article\n"
            )
            (document / "info.yaml").write_text(info, encoding="utf-8")
    return [str(PEERS / "papis/bin/papis"), "-l", str(base / "library"), "edit"]


def _paperterm(folder: Path, _work: Path) -> list[str]:
    return [str(Path(sys.executable).with_name("paperterm")), str(folder)]


def _floor(name: str) -> Callable[[Path, Path], list[str]]:
    return lambda _folder, _work: [sys.executable, str(HERE / "floors" / name)]


def _bibtui(folder: Path, work: Path) -> list[str]:
    settings = work / "home/.config/bibtui/config.toml"
    if not settings.exists():
        # Without settings it greets, and looks for another version of itself in the network.
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text("[updates]\ncheck_for_updates = false\n")
    return [str(PEERS / "bibtui/bin/bibtui"), str(folder.with_suffix(".bib"))]


FIRST_WORD = next(papers(1)).title.split()[0]

PAPERTERM = Program(
    "paperterm",
    _paperterm,
    row=FIRST_WORD,
    probe="j",
    effect=r" 2/\d",
    every=r"[\d,]+ (?:entries|places)",
    found=r"\d of [\d,]+|Nothing matches",
    open_filter="/",
    down="j",
    close_detail="__",
    leave="gq",
)
FZF = Program(
    "fzf",
    _rows,
    row=FIRST_WORD,
    probe="q",
    effect="> q",
    every=r"(?<=/)\d+",
    open_filter="",
    leave_filter="",
    down="\x1b[A",
    page="\x1b[5~",
    environment={"FZF_DEFAULT_OPTS": "", "FZF_DEFAULT_COMMAND": ""},
)
HELLO = Program("Textual, hello", _floor("hello.py"), row="READY")
PANES = Program("Textual, three empty panes", _floor("panes.py"), row="READY")
COBIB = Program("cobib", _cobib, row=r"[a-z]+20\d\d[a-z0-9]+\d", probe="?", effect="[Hh]elp", down="j")
PAPIS = Program("papis", _papis, row=r"\(20\d\d\)", probe="q", effect="> ?q", open_filter="")
BIBTUI = Program(
    "bibtui",
    _bibtui,
    row=r"(article|inproce)\s+20\d\d",
    probe="\x1b[B",
    effect=rf"key: {next(islice(papers(2), 1, None)).key}",
    open_filter="s",
    leave_filter="\x1b",
    down="\x1b[B",
)


def installed() -> list[Program]:
    """Return the program and those peers that are there."""
    found = [PAPERTERM]
    if shutil.which("fzf"):
        found.append(FZF)
    found += [peer for peer in (COBIB, PAPIS, BIBTUI) if (PEERS / peer.name / "bin" / peer.name).exists()]
    return found
