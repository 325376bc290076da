"""Titles from strangers, and terminals of any size: nothing crashes, nothing is interpreted, the layout holds."""

import pytest
from rich.cells import cell_len

from conftest import FakeLoader, entry, library_of
from paperterm.model import Link
from paperterm.text import clean_line
from tests.people import people

RAW = [
    "[/]",
    "[/b] and [bold red]color[/]",
    "[@click=app.quit]click[/]",
    "[link=https://example.org]x[/link]",
    "[12] and [Re]-like [https://x?a=b&c]",
    "\x1b]52;c;YWJj\x07\x1b[31mred\x1b[c\x9b5n",
    "\x00NUL \r\n CRLF \ufeffBOM \x85 \x9c",
    "\u202eright to left\u2066 isolate \u200bzero\u200dwidth",
    "大規模言語モデルの注意機構に関する研究と展望",
    "emoji 🚀🔥👨‍👩‍👧‍👦👍🏽 🇺🇳 ❤️ flags",
    "combining Z̸̡̢a̴̛l̶̡g̷̢o̸̡" + "\u0301" * 30,
    "x" * 10_000,
    "ﷺ﷽ ｆｕｌｌ ｗｉｄｔｈ \u3164 \u115f",
]
SIZES = [(20, 5), (80, 24), (39, 12), (300, 80), (21, 6), (160, 45), (64, 14), (20, 5), (100, 30)]


def hostile_library():
    titles = [clean_line(raw) for raw in RAW]
    return library_of(
        tuple(
            entry(
                number,
                title,
                authors=people(title, title[:30]),
                venue=title,
                tags=(title, title),
                section=(title,),
                links=(Link(title, "other", title), Link("note", "notes", title, title)),
                abstract=title,
                remarks=title,
                institutions=(title,),
                file=title,
            )
            for number, title in enumerate(titles)
        )
    )


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 10)])
async def test_hostile_titles_are_text_and_the_layout_holds(run_app, size):
    async with run_app(FakeLoader(hostile_library()), size) as session:
        for _ in RAW:
            assert all(cell_len(line) == size[0] for line in session.lines)
            assert all(line.isprintable() for line in session.lines)
            await session.press("j")
        await session.press("g")
        assert "[/]" in session.text
        assert session.view.cursor == 0


async def test_hostile_text_in_filter_messages_choices_and_problems(run_app, clipboard, opened):
    async with run_app(FakeLoader(hostile_library()), (120, 30)) as session:
        for _ in RAW:
            await session.press("y", "t", "O")
            assert all(line.isprintable() for line in session.lines)
            await session.press("escape", "i", "j")
        await session.press("/")
        await session.type("[/b][")
        assert "[/b][" in session.lines[1]
        assert session.app.is_running


async def test_control_characters_that_come_through_are_caught_and_counted(rack):
    from paperterm.ui.app import PapertermApp

    slipped = library_of((entry(0, "A\x1b]52;c;YWJj\x07B"), entry(1)))
    app = PapertermApp(FakeLoader(slipped))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        assert all(segment.text.isprintable() for strip in strips for segment in strip)
        assert app.guard.hits > 0


async def test_any_size_and_back(run_app, rack):
    async with run_app(rack) as session:
        for pane in ("1", "2", "3"):
            await session.press(pane)
            for columns, rows in SIZES:
                await session.resize(columns, rows)
                assert all(cell_len(line) == columns for line in session.lines)
                assert len(session.lines) == rows
        await session.press("2", "G")
        await session.resize(20, 5)
        assert "▌" in session.text
        await session.press("?")
        await session.resize(300, 80)
        await session.press("escape", "/")
        await session.resize(20, 5)
        await session.type("a very long filter that does not fit")
        assert "fit" in session.text
