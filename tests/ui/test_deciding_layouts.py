"""Where the titles of a list are is decided from the explanation, live in the table."""

import pytest

from paperterm.actions.listlayouts import ListLayouts
from paperterm.library.load import Loader
from paperterm.library.papers.loader import MergingLoader

NAMES = ("Tongs", "MossNet", "LambGPT", "FernBench", "Quill", "HeathRL")
TITLES = (
    "Gripping Gradients at Scale",
    "Counting Sheep in Language Models",
    "A Study of Slow Rivers",
    "Tying Fences with Sparse Knots",
    "Learning to Fold Lanterns",
    "Robust Moss Clocks for Wide Fields",
)


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "rack" / "list.md"
    path.parent.mkdir()
    rows = "".join(
        f"- [{name}](https://arxiv.org/abs/2401.0000{n}): {title} | ICML' 24\n"
        for n, (name, title) in enumerate(zip(NAMES, TITLES, strict=True))
    )
    path.write_text(f"# List\n\n## Papers\n\n{rows}")
    return path


async def test_a_reading_is_chosen_with_enter_and_kept(page, run_app, tmp_path):
    loader = Loader([str(page.parent)], layouts=ListLayouts({}))
    async with run_app(MergingLoader(loader, tuple), (120, 40)) as session:
        settings = tmp_path / "config.toml"
        session.app.layouts = loader.layouts
        session.app.loaded = type(session.app.loaded)(session.app.settings, user_path=settings)
        assert "Tongs: Gripping" in session.text
        await session.press("j", "E")
        await session.type("decide rules")
        assert "linked text" in session.text
        await session.press("enter")
        assert "Tongs: Gripping" not in session.text
        assert [entry.title for entry in session.view.library.entries] == list(NAMES)
        assert session.view.current.title == NAMES[1]
        assert "keeps it" in session.text
    assert settings.read_text() == f'[layouts."{page}"]\ntitle = "rules"\n'


async def test_without_settings_nothing_is_offered(page, run_app):
    async with run_app(Loader([str(page.parent)]), (120, 40)) as session:
        await session.press("E")
        await session.type("decide")
        assert "No such line." in session.text


async def test_settings_that_cannot_be_written_are_said_and_nothing_changes(page, run_app, tmp_path):
    settings = tmp_path / "config.toml"
    settings.write_text("sort = ")
    loader = Loader([str(page.parent)], layouts=ListLayouts({}))
    async with run_app(loader, (120, 40)) as session:
        session.app.layouts = loader.layouts
        session.app.loaded = type(session.app.loaded)(session.app.settings, user_path=settings)
        await session.press("E")
        await session.type("decide rules")
        await session.press("enter")
        assert "Tongs: Gripping" in session.text
        assert "is no TOML" in session.text
    assert settings.read_text() == "sort = "
