"""Similar papers by their key: shown with what they share, and gone to."""

from conftest import FakeLoader, entry, library_of

BARE = {"tags": (), "section": (), "abstract": "", "authors": ()}


async def test_similar_papers_say_why_and_are_gone_to(run_app):
    entries = (
        entry(0, "Cumin Caches for Long Stews", **BARE),
        entry(1, "Roads", **BARE),
        entry(2, "Cumin Caches", **BARE),
    )
    async with run_app(FakeLoader(library_of(entries))) as session:
        await session.press("~")
        await session.settle()
        assert "Like “Cumin Caches for Long Stews”" in session.text
        assert "words" in session.text
        await session.press("enter")
        assert session.view.current.id == "id2"


async def test_a_paper_like_no_other_says_so(run_app):
    async with run_app(FakeLoader(library_of((entry(0, "Roads", **BARE), entry(1, "Saffron", **BARE))))) as session:
        await session.press("~")
        await session.settle()
        assert "No other paper shares" in session.text
