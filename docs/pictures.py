"""Make the pictures of the documentation from the program itself: ``python -m docs.pictures [--check]``.

Each picture is the interface on the bundled sample list after some keys, as an SVG; the recording shows several, one
after the other. ``--check`` writes nothing and exits with 1 where a picture in the repository is not what the program
draws.
"""

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from docs.recording import Shot, animate

FOLDER = Path(__file__).resolve().parent / "pictures"
SCENES = FOLDER.parent / "scenes"
PATIENCE = 600
"""Looks, 50 ms apart, until what was waited for counts as missing."""

QUIET = 6
"""Looks in a row, 50 ms apart, that find nothing being read or searched."""


@dataclass(frozen=True)
class Picture:
    """A picture: the keys that lead to it, in a terminal of `size` (columns, rows).

    Attributes:
        shows: what stands there before the keys are pressed.
        then: what stands there after them.
        place: the folder of `SCENES` where the program is started.
        lists: the lists that it opens, in `SCENES`; the sample list for "".
    """

    name: str
    keys: tuple[str, ...]
    size: tuple[int, int]
    shows: str = ""
    then: str = ""
    place: str = ""
    lists: str = ""


PICTURES = (
    Picture("main", ("j", "j"), (120, 34)),
    Picture("filter", ("slash", *"attention"), (120, 34)),
    Picture("wide", ("j",), (190, 45)),
    Picture("narrow", (), (80, 24)),
    Picture("help", ("question_mark",), (120, 34)),
    Picture("bibtex", ("j", "j", "i"), (120, 34)),
    Picture("explain", ("j", "j", "E"), (120, 34), then="reader"),
    Picture("marks", (), (120, 34), shows="in refs.bib as", place="paper"),
    Picture("verdicts", ("tab", *("space",) * 6, "a"), (120, 34), "in refs.bib as", "Verdicts", place="paper"),
    Picture("cite-menu", ("C",), (120, 34), then="autocite"),
    Picture("check", ("exclamation_mark", "j", "j"), (120, 34), then="salt2020sage", lists="list"),
)


@dataclass(frozen=True)
class Step:
    """A step of the recording: keys, what they do in words, the seconds to look at it, and what stands there then."""

    keys: tuple[str, ...]
    title: str
    seconds: float
    then: str = ""


RECORDING = (
    Step((), "paperterm", 1.5),
    Step(("slash",), "/ filters as you type", 0.8),
    *(Step((letter,), "/ filters as you type", 0.3) for letter in "attentio"),
    Step(("n",), "/ filters as you type", 1.5),
    Step(("enter",), "enter: to the best hit", 1.0),
    Step(("j",), "j and k move", 1.0),
    Step(("b",), "b copies the BibTeX", 2.0, then="copied BibTeX"),
    Step(("c",), "c copies the cite command", 2.0, then="copied \\cite"),
    Step(("a",), "a adds to the project's .bib, after a look", 2.0, then="Verdicts"),
    Step(("enter",), "enter: added", 2.0, then="u takes it back"),
    Step(("escape",), "esc takes the filter back", 1.0),
    Step(("i",), "i shows the BibTeX alone", 2.0),
    Step(("question_mark",), "? shows all keys", 2.0),
    Step(("escape", "i", "i", "g"), "paperterm", 1.5),
)
RECORDED = (100, 30)
"""Columns and rows of the recording."""


async def draw(picture: Picture) -> str:
    """Return the picture as SVG."""
    return (await _draw(picture, [Step(picture.keys, "", 0, picture.then)]))[0]


async def record() -> str:
    """Return the recording as SVG; it adds to the .bib of a project of its own."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "thesis.tex").write_text("\\bibliography{references}\n", encoding="utf-8")
        (Path(folder) / "references.bib").touch()
        pictures = await _draw(Picture("recording", (), RECORDED, place=folder), RECORDING)
    return animate([Shot(step.title, svg, step.seconds) for step, svg in zip(RECORDING, pictures, strict=True)])


async def _draw(picture: Picture, steps: Sequence[Step]) -> list[str]:
    """Return what is shown after each of `steps` where `picture` is made, to a person who has never been here."""
    from paperterm.library.load import Loader
    from paperterm.library.sample import sample_folder
    from paperterm.ui.app import PapertermApp
    from paperterm.ui.screens.library import LibraryScreen

    lists = SCENES / picture.lists if picture.lists else sample_folder()
    home = tempfile.mkdtemp(dir=os.environ["HOME"])
    os.environ |= {f"XDG_{name}_HOME": home for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    app = PapertermApp(Loader([str(lists)]))
    drawn = []
    with chdir(SCENES / picture.place):
        async with app.run_test(size=picture.size) as pilot:
            screen = app.screen_stack[0]
            assert isinstance(screen, LibraryScreen)
            await _settle(screen)
            await _wait_for(app, picture.shows)
            for step in steps:
                if step.keys:
                    await pilot.press(*step.keys)
                await _wait_for(app, step.then)
                await _settle(screen)
                drawn.append(_stable(app.export_screenshot(title="paperterm")))
    return drawn


async def _wait_for(app: "PapertermApp", text: str) -> None:  # noqa: F821
    """Wait until `text` is shown."""
    for _ in range(PATIENCE):
        if text.replace(" ", "&#160;") in app.export_screenshot():
            return
        await asyncio.sleep(0.05)
    raise TimeoutError(f"“{text}” is not shown")


async def _settle(screen: "LibraryScreen") -> None:  # noqa: F821
    """Wait until all is read, found and drawn."""
    quiet = 0
    while quiet < QUIET:
        quiet = 0 if screen.intake.progress is not None or screen.feed.pending else quiet + 1
        await asyncio.sleep(0.05)


def _stable(svg: str) -> str:
    """Return `svg` with class names that do not depend on the run."""
    return re.sub(r"terminal-\d+", "terminal", svg).rstrip() + "\n"


async def _all() -> AsyncIterator[tuple[str, str]]:
    """Yield the name of each file and what belongs into it."""
    for picture in PICTURES:
        yield f"{picture.name}.svg", await draw(picture)
    yield "recording.svg", await record()


async def main() -> int:
    """Write the pictures, or compare them."""
    check = "--check" in sys.argv[1:]
    stale = []
    async for name, svg in _all():
        path = FOLDER / name
        if check and (not path.exists() or path.read_text(encoding="utf-8") != svg):
            stale.append(name)
        elif not check:
            FOLDER.mkdir(exist_ok=True)
            path.write_text(svg, encoding="utf-8")
    if stale:
        print(f"not what the program draws: {', '.join(stale)}; run: python -m docs.pictures", file=sys.stderr)
    return int(bool(stale))


def _prepare(home: Path) -> None:
    """Be at a desktop, in a terminal of all colors."""
    for name in [name for name in os.environ if name.startswith(("TMUX", "STY", "SSH_", "WAYLAND_", "PAPERTERM_"))]:
        del os.environ[name]
    os.environ.pop("NO_COLOR", None)
    os.environ |= {"COLORTERM": "truecolor", "TERM": "xterm-256color", "DISPLAY": ":0", "HOME": str(home)}
    tools = home / "bin"
    # The clipboard of the desktop.
    tools.mkdir()
    (tools / "xclip").write_text("#!/bin/sh\ncat >/dev/null\n", encoding="utf-8")
    (tools / "xclip").chmod(0o755)
    os.environ["PATH"] = f"{tools}{os.pathsep}{os.environ['PATH']}"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        _prepare(Path(folder))
        sys.exit(asyncio.run(main()))
