"""What is set is what is seen."""

import pytest
from textual.color import Color

from conftest import FakeLoader, Session, entry
from paperterm.actions.memory import remembered
from paperterm.config.loaded import Loaded, Origin, SettingProblem
from paperterm.config.settings import Settings
from paperterm.ui.app import PapertermApp
from paperterm.ui.themefiles import themes_folder
from paperterm.ui.themes import BUILT_IN


@pytest.fixture
def run_with(rack):
    """Run the interface with settings."""
    from contextlib import asynccontextmanager

    @asynccontextmanager
    async def run(size=(100, 30), problems=(), loader=rack, **settings):
        app = PapertermApp(loader, loaded=Loaded(Settings(**settings), problems))
        async with app.run_test(size=size) as pilot:
            session = Session(app, pilot)
            await pilot.pause()
            await session.settle()
            yield session

    return run


async def test_what_is_wrong_with_the_settings_is_said_once(run_with):
    wrong = SettingProblem(Origin("user", "/home/me/config.toml", 3), "theme", "“drak” is not known")
    async with run_with(problems=(wrong, wrong)) as session:
        assert "/home/me/config.toml:3: theme: “drak” is not known (1 more: paperterm config --show)" in session.text
        await session.press("j", "escape")
        assert "config.toml" not in session.text


async def test_keys_that_are_set_hold_in_panes_menus_footer_and_help(run_with, clipboard):
    keys = {"entry.copy-bibtex": ("B",), "entry.copy": ("Y",), "filter.focus": ("ctrl+f",)}
    async with run_with(keys=keys) as session:
        assert "ctrl+f filter" in session.lines[-1]
        assert " B BibTeX" in session.lines[-1]
        await session.press("b", "y", "k")
        assert clipboard.texts == []
        await session.press("B")
        await session.press("Y", "k")
        assert clipboard.texts[-1] == "key0"
        await session.press("?")
        await session.type("copy the bibtex")
        assert any("B" in line.split() and "entry.copy-bibtex" in line for line in session.lines)


async def test_the_palette_has_saved_filters_themes_and_actions(run_with):
    async with run_with(filters={"recent ones": "year:2020-"}) as session:
        await session.press(":")
        await session.type("recent")
        await session.press("enter")
        assert session.screen.feed.query == "year:2020-"
        assert "year:2020-" in session.lines[1]
        await session.press(":")
        await session.type("theme: contrast")
        await session.press("enter")
        assert session.app.looks.current == "contrast"
        assert remembered("theme").startswith("contrast")


async def test_the_palette_goes_to_a_list(run_with):
    from paperterm.model import Library, Section

    entries = tuple(entry(number) for number in range(4))
    lists = (Section("One", "file", 0, 1), Section("Other", "file", 1, 4))
    loader = FakeLoader(Library(entries, Section("All", "library", 0, 4, lists), ()))
    async with run_with(loader=loader) as session:
        await session.press(":")
        await session.type("go to other")
        await session.press("enter")
        assert len(session.view.rows) == 3


async def test_saved_filters_are_chosen_by_a_key_and_their_absence_is_explained(run_with):
    async with run_with() as session:
        await session.press("f")
        assert "No filter is saved" in session.text
    async with run_with(filters={"new": "year:2020-", "herbs": "tag:herbs"}) as session:
        await session.press("f")
        await session.type("her")
        await session.press("enter")
        assert session.screen.feed.query == "tag:herbs"


async def test_a_theme_is_shown_while_it_is_looked_at_and_kept_or_taken_back(run_with):
    async with run_with() as session:
        choose = session.screen.do
        choose("app.theme")
        await session.settle()
        await session.press("down")
        assert session.app.looks.current == "light"
        assert session.screen.styles.background == Color.parse(BUILT_IN["light"]["background"])
        await session.press("escape")
        assert session.app.looks.current == "dark"
        choose("app.theme")
        await session.settle()
        await session.press("down", "enter")
        assert session.app.looks.current == "light"
    async with run_with() as session:
        assert session.app.looks.current == "light"
    async with run_with(theme="contrast") as session:
        assert session.app.looks.current == "contrast"


async def test_a_theme_of_ones_own_is_worn_and_what_is_wrong_with_it_is_said(run_with):
    themes_folder().mkdir(parents=True)
    (themes_folder() / "sea.toml").write_text('background = "#00005f"\nmutd = "#ffffff"\n')
    async with run_with(theme="sea") as session:
        assert session.screen.styles.background == Color.parse("#00005f")
        assert "sea.toml:2: mutd: is no color of a theme" in session.text


async def test_a_theme_that_is_not_there_is_said(run_with):
    async with run_with(theme="see") as session:
        assert "no theme is called “see”" in session.text
        assert session.app.looks.current == "dark"


async def test_columns_order_and_panes_are_as_set(run_with):
    async with run_with(size=(160, 40), columns=("year", "title", "tags"), sort="-title", layout="two") as session:
        heading = session.lines[2].split()
        assert [word for word in heading if word in {"Year", "Title↓", "Authors", "Venue", "Tags"}] == [
            *("Year", "Title↓", "Tags"),
        ]
        assert session.view.entry(0).title.startswith("Thyme")
        assert not session.screen.sections.display
