"""Make the pictures of the documentation from the program itself: ``python -m docs.pictures [--check]``.

Each picture is the interface on the bundled sample list after some keys, as an SVG. ``--check`` writes nothing and
exits with 1 where a picture in the repository is not what the program draws.
"""

import asyncio
import os
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "pictures"
QUIET = 6
"""Looks in a row, 50 ms apart, that find nothing being read or searched."""


@dataclass(frozen=True)
class Picture:
    """A picture: the keys that lead to it, in a terminal of `size` (columns, rows)."""

    name: str
    keys: tuple[str, ...]
    size: tuple[int, int]


PICTURES = (
    Picture("main", ("j", "j"), (120, 34)),
    Picture("filter", ("slash", *"attention"), (120, 34)),
    Picture("wide", ("j",), (190, 45)),
    Picture("narrow", (), (80, 24)),
    Picture("help", ("question_mark",), (120, 34)),
)


async def draw(picture: Picture) -> str:
    """Return the picture as SVG."""
    from paperterm.library.load import Loader
    from paperterm.library.sample import sample_folder
    from paperterm.ui.app import PapertermApp
    from paperterm.ui.screens.library import LibraryScreen

    app = PapertermApp(Loader([str(sample_folder())]))
    async with app.run_test(size=picture.size) as pilot:
        screen = app.screen_stack[0]
        assert isinstance(screen, LibraryScreen)
        await _settle(screen)
        if picture.keys:
            await pilot.press(*picture.keys)
        await _settle(screen)
        return _stable(app.export_screenshot(title="paperterm"))


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
