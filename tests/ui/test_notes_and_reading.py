"""Pages of notes beside the entry that links to them, and how an entry was read."""

from conftest import FakeLoader, entry, library_of
from paperterm.model import Link


async def test_the_detail_has_the_notes_that_the_entry_links_to(run_app):
    page = entry(1, "Notes on sage", kind="note", path="/l/notes/sage.md", file="notes/sage.md", remarks="It is warm.")
    other = entry(2, "Notes on mint", kind="note", path="/l/notes/mint.md", file="notes/mint.md", remarks="It is cold.")
    link = Link("notes", "notes", "notes/sage.md", "notes/sage.md")
    first = entry(0, path="/l/spices.md", links=(link,))
    async with run_app(FakeLoader(library_of((first, page, other))), (160, 45)) as session:
        assert "Notes on sage" in "\n".join(line[90:] for line in session.lines)
        assert "It is warm." in session.text
        assert "It is cold." not in session.text


async def test_upper_e_explains_how_the_entry_was_read(run_app, tmp_path):
    page = tmp_path / "spices.md"
    page.write_text(
        "# Spices\n\n## Herbs\n\n- [Sage Tokens for Soup](https://arxiv.org/abs/2101.00001), Ann Salt, 2021\n"
    )
    sage = entry(0, path=str(page), line=5)
    async with run_app(FakeLoader(library_of((sage, entry(1))))) as session:
        await session.press("E")
        assert "How spices.md:5 was read" in session.text
        assert "5-5: an entry" in session.text
        assert "reader" in session.text
        await session.press("escape", "j", "E")
        assert "its source is not kept" in session.text


async def test_a_list_that_is_gone_cannot_be_explained(run_app, tmp_path):
    sage = entry(0, path=str(tmp_path / "none.md"))
    async with run_app(FakeLoader(library_of((sage, entry(1))))) as session:
        await session.press("E")
        assert "✗ spices.md" in session.text
