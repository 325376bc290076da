"""What a person would try with the mouse."""


async def click(session, selector, x, y, times=1):
    await session.pilot.click(selector, offset=(x, y), times=times)
    await session.settle()


async def drag(session, pane, start, way):
    """Drag from a place in a pane by so many columns and lines."""
    x, y = pane.region.x + start[0], pane.region.y + start[1]
    await session.pilot.mouse_down(offset=(x, y))
    await session.pilot.hover(offset=(x + way[0], y + way[1]))
    await session.pilot.mouse_up(offset=(x + way[0], y + way[1]))
    await session.settle()


async def test_a_click_on_a_heading_sorts_and_again_turns_it_around(run_app, rack):
    async with run_app(rack, size=(120, 30)) as session:
        table = session.screen.table
        year = next(line for line in session.lines if "Year" in line).index("Year") - table.region.x
        await click(session, "#entries", year, 0)
        assert (session.view.order, session.view.reverse) == ("year", False)
        await click(session, "#entries", year, 0)
        assert (session.view.order, session.view.reverse) == ("year", True)
        await click(session, "#entries", 5, 0)
        assert session.view.order == "title"


async def test_a_click_on_the_footer_does_what_it_says(run_app, rack, clipboard):
    async with run_app(rack, size=(120, 30)) as session:
        footer = session.lines[-1]
        await click(session, "#footer", footer.index("BibTeX"), 0)
        assert "@misc{key0" in clipboard.texts[0]
        await click(session, "#footer", footer.index("copy …"), 0)
        assert session.screen.footer.is_menu
        await click(session, "#footer", session.lines[-1].index("title"), 0)
        assert clipboard.texts[1] == "Sage Tokens 0"
        assert not session.screen.footer.is_menu


async def test_a_menu_takes_the_lines_that_it_needs(run_app, rack):
    async with run_app(rack, size=(44, 24)) as session:
        await session.press("y")
        assert "Markdown" in session.text
        assert "esc back" in session.text
        await session.press("escape")
        assert session.screen.footer.size.height == 1


async def test_a_click_on_the_filter_lets_type(run_app, rack):
    async with run_app(rack) as session:
        await click(session, "#filter", 10, 0)
        assert session.screen.filter.typing


async def test_a_click_on_a_sign_unfolds_and_folds(run_app, rack):
    async with run_app(rack, size=(160, 40)) as session:
        tree = session.screen.sections
        rows = len(tree.outline.nodes)
        line = next(number for number, node in enumerate(tree.outline.nodes) if node.section.children and node.way)
        column = next(x for x in range(10) if tree.is_sign(line, x))
        await click(session, "#sections", column, line + 1)
        assert len(tree.outline.nodes) == rows - 2
        await click(session, "#sections", column, line + 1)
        assert len(tree.outline.nodes) == rows


async def test_a_second_click_on_an_entry_opens_its_detail(run_app, rack):
    async with run_app(rack) as session:
        await click(session, "#entries", 10, 3, times=2)
        assert session.current == "id2"
        assert session.screen.pane == "detail"


async def test_borders_are_dragged_and_stay_so_when_the_terminal_changes(run_app, rack):
    async with run_app(rack, size=(160, 40)) as session:
        screen = session.screen
        before = screen.sections.size.width
        await drag(session, screen.table, (0, 10), (12, 0))
        assert screen.sections.size.width == before + 12
        right = screen.detail.size.width
        await drag(session, screen.detail, (0, 10), (-10, 0))
        assert abs(screen.detail.size.width - right - 10) <= 1
        await session.resize(100, 30)
        await drag(session, screen.detail, (30, 0), (0, -5))
        assert screen.detail.size.height > 15
        await session.resize(200, 60)
        assert screen.sections.size.width > before + 12


async def test_a_click_on_the_heading_of_the_detail_shows_the_next_thing(run_app, rack):
    async with run_app(rack) as session:
        await click(session, "#detail", 3, 0)
        assert session.screen.mode == "bibtex"
