import pytest


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (("j", "j", "k"), 1),
        (("down", "down", "up"), 1),
        (("G",), 39),
        (("end", "home"), 0),
        (("G", "g"), 0),
        (("k",), 0),
        (("G", "j"), 39),
    ],
)
async def test_the_cursor_moves_in_the_table(run_app, rack, keys, row):
    async with run_app(rack) as session:
        await session.press(*keys)
        assert session.view.cursor == row


async def test_pages_and_half_pages(run_app, rack):
    async with run_app(rack, (100, 30)) as session:
        page = session.screen.table.page
        await session.press("pagedown")
        assert session.view.cursor == page
        await session.press("pageup", "ctrl+d")
        assert session.view.cursor == page // 2
        await session.press("ctrl+u")
        assert session.view.cursor == 0


async def test_the_cursor_is_always_in_sight_and_marked_by_more_than_color(run_app, rack):
    async with run_app(rack) as session:
        for key in ("G", "pageup", "ctrl+d", "g", "pagedown", "pagedown"):
            await session.press(key)
            shown = [line for line in session.lines if "▌" in line.partition("│")[2]]
            assert session.view.current.title.split()[0] in shown[0]


async def test_the_detail_follows_the_cursor(run_app, rack):
    async with run_app(rack, (160, 45)) as session:
        await session.press("j", "j", "j")
        await session.pilot.pause(0.3)
        assert "https://example.org/code/3" in session.text
        assert "@misc{key3," in session.text


async def test_tab_and_numbers_go_between_the_panes(run_app, rack):
    async with run_app(rack) as session:
        seen = []
        for key in ("tab", "tab", "tab", "shift+tab", "1", "3", "2", "h", "l", "l"):
            await session.press(key)
            seen.append(session.screen.pane)
        assert seen == [
            *("detail", "sections", "entries", "sections"),
            *("sections", "detail", "entries", "sections", "entries", "detail"),
        ]


async def test_a_section_narrows_the_table(run_app, rack):
    async with run_app(rack) as session:
        await session.press("1", "j", "j", "j")
        assert [session.view.entry(row).id for row in (0, 19)] == ["id20", "id39"]
        assert "20 entries" in session.lines[0]
        assert "Barks" in session.lines[0]
        await session.press("enter", "G")
        assert session.screen.pane == "entries"
        assert session.current == "id39"
        await session.press("1", "h", "h")
        assert len(session.view.rows) == 40


async def test_more_and_fewer_panes(run_app, rack):
    async with run_app(rack) as session:
        screen = session.screen
        await session.press("_", "_")
        assert [screen.sections.display, screen.table.display, screen.detail.display] == [False, True, False]
        await session.press("+")
        assert screen.detail.display
        await session.press("+")
        assert screen.sections.display


async def test_clicks_choose_and_the_wheel_scrolls(run_app, rack):
    async with run_app(rack) as session:
        await session.pilot.click("#entries", offset=(10, 4))
        await session.settle()
        assert session.view.cursor == 3
        await session.pilot.click("#sections", offset=(5, 2))
        await session.settle()
        assert session.screen.pane == "sections"


async def test_sorting_goes_round_and_back(run_app, rack):
    async with run_app(rack) as session:
        await session.press("s")
        assert session.view.entry(0).year == 2024
        assert "newest first" in session.text
        await session.press("S")
        assert session.view.entry(0).year == 2000
        await session.press("s", "s", "s")
        assert [session.view.entry(row).id for row in (0, 1)] == ["id0", "id1"]


async def test_the_detail_pane_shows_detail_bibtex_and_source_in_turn(run_app, rack):
    async with run_app(rack, (160, 45)) as session:
        await session.press("i")
        assert "An abstract" not in session.text
        assert "@misc{key0," in session.text
        await session.press("i")
        assert "standard input" in session.text
        await session.press("i")
        assert "An abstract" in session.text
