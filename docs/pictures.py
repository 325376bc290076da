"""Make the pictures of the documentation from the program itself: ``python -m docs.pictures [--check]``.

Each picture is the interface on the bundled sample list after some keys, as an SVG. ``--check`` writes nothing and
exits with 1 where a picture in the repository is not what the program draws.
"""

import asyncio
import os
import re
import sys
import tempfile
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "pictures"
SCENES = Path(__file__).parent / "scenes"
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
    Picture("marks", (), (120, 34), shows="in refs.bib as", place="paper"),
    Picture("verdicts", ("tab", *("space",) * 6, "a"), (120, 34), "in refs.bib as", "Verdicts", place="paper"),
    Picture("cite-menu", ("C",), (120, 34), then="autocite"),
    Picture("check", ("exclamation_mark", "j", "j"), (120, 34), then="salt2020sage", lists="list"),
)


async def draw(picture: Picture) -> str:
    """Return the picture as SVG."""
    from paperterm.library.load import Loader
    from paperterm.library.sample import sample_folder
    from paperterm.ui.app import PapertermApp
    from paperterm.ui.screens.library import LibraryScreen

    lists = SCENES / picture.lists if picture.lists else sample_folder()
    app = PapertermApp(Loader([str(lists)]))
    with chdir(SCENES / picture.place):
        async with app.run_test(size=picture.size) as pilot:
            screen = app.screen_stack[0]
            assert isinstance(screen, LibraryScreen)
            await _settle(screen)
            await _wait_for(app, picture.shows)
            if picture.keys:
                await pilot.press(*picture.keys)
            await _wait_for(app, picture.then)
            await _settle(screen)
            return _stable(app.export_screenshot(title="paperterm"))


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
        quiet = 0 if screen.feed.progress is not None or screen.feed.pending else quiet + 1
        await asyncio.sleep(0.05)


def _stable(svg: str) -> str:
    """Return `svg` with class names that do not depend on the run."""
    return re.sub(r"terminal-\d+", "terminal", svg).rstrip() + "\n"


def main() -> int:
    """Write the pictures, or compare them."""
    check = "--check" in sys.argv[1:]
    stale = []
    for picture in PICTURES:
        path = FOLDER / f"{picture.name}.svg"
        svg = asyncio.run(draw(picture))
        if check and (not path.exists() or path.read_text(encoding="utf-8") != svg):
            stale.append(path.name)
        elif not check:
            FOLDER.mkdir(exist_ok=True)
            path.write_text(svg, encoding="utf-8")
    if stale:
        print(f"not what the program draws: {', '.join(stale)}; run: python -m docs.pictures", file=sys.stderr)
    return int(bool(stale))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {f"XDG_{name}_HOME": home for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        os.environ |= {"COLORTERM": "truecolor", "TERM": "xterm-256color"}
        os.environ.pop("NO_COLOR", None)
        sys.exit(main())
