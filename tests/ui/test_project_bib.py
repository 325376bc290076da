"""The project's ``.bib`` from the interface: what a person sees, and what stands in the file."""

import pytest

from conftest import FakeLoader, entry, library_of
from paperterm.model import Citation
from tests.people import people

EXISTING = "% mine\n@misc{old, title = {Something else}}\n"


@pytest.fixture
def empty_project(tmp_path, monkeypatch):
    """The root of a repository as the working directory."""
    folder = tmp_path / "paper"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def project(empty_project):
    """A manuscript with a bibliography."""
    (empty_project / "paper.tex").write_text("\\addbibresource{refs.bib}\n")
    (empty_project / "refs.bib").write_text(EXISTING)
    return empty_project


def bib(folder) -> str:
    return (folder / "refs.bib").read_text()


async def test_a_shows_the_verdict_and_enter_adds_behind_what_is_there(run_app, rack, project):
    async with run_app(rack) as session:
        await session.press("a")
        assert "Add to refs.bib" in session.text
        assert "Add 1 citation" in session.text
        assert bib(project) == EXISTING
        await session.press("enter")
        assert bib(project).startswith(EXISTING)
        assert bib(project).count("@misc{key0,") == 1
        assert "added key0 to refs.bib" in session.text


async def test_escape_adds_nothing(run_app, rack, project):
    async with run_app(rack) as session:
        await session.press("a")
        await session.press("escape")
        assert bib(project) == EXISTING
        assert "Nothing added" in session.text


async def test_all_marked_are_added_at_once_and_u_takes_them_back(run_app, rack, project):
    async with run_app(rack) as session:
        await session.press("space", "space", "a")
        assert "Add 2 citations" in session.text
        await session.press("enter")
        assert "@misc{key0," in bib(project)
        assert "@misc{key1," in bib(project)
        await session.press("u", "u")
        assert bib(project) == EXISTING
        await session.press("u")
        assert "Nothing was added to a .bib in this session" in session.text


async def test_a_file_that_was_changed_since_is_left_alone_by_u(run_app, rack, project):
    async with run_app(rack) as session:
        await session.press("a")
        await session.press("enter")
        added = bib(project)
        (project / "refs.bib").write_text(added + "% more\n")
        await session.press("u")
        assert bib(project) == added + "% more\n"
        assert "has changed since" in session.text
        (project / "refs.bib").write_text(added)
        await session.press("u")
        assert bib(project) == EXISTING


async def test_a_pressed_twice_asks_once(run_app, rack, project):
    async with run_app(rack) as session:
        await session.press("a", "a")
        assert len(session.app.screen_stack) == 2


async def test_what_is_there_is_said_without_a_dialog_and_marked_in_the_table(run_app, rack, project):
    (project / "refs.bib").write_text("@misc{key0,\n  title = {Paper 0}\n}\n")
    async with run_app(rack) as session:
        assert session.view.standing.in_bib == {"id0": "key0"}
        assert [line for line in session.lines if "✓" in line and "Sage Tokens 0" in line]
        await session.press("a")
        assert len(session.app.screen_stack) == 1
        assert "key0: there already" in session.text


async def test_the_mark_comes_with_the_addition_and_goes_with_its_undo(run_app, rack, project):
    async with run_app(rack) as session:
        assert not session.view.standing.in_bib
        await session.press("j", "a")
        await session.press("enter")
        assert session.view.standing.in_bib == {"id1": "key1"}
        await session.press("u")
        assert not session.view.standing.in_bib


async def test_a_key_of_another_paper_is_added_under_a_free_one(run_app, rack, project):
    (project / "refs.bib").write_text("@misc{key0, title = {A wholly different paper}, author = {Zoe Zest}}\n")
    async with run_app(rack) as session:
        assert not session.view.standing.in_bib
        await session.press("a")
        assert "other paper's key" in session.text
        assert "key0a" in session.text
        await session.press("enter")
        assert "@misc{key0a," in bib(project)


async def test_a_paper_under_another_key_offers_to_copy_that_key(run_app, project, clipboard):
    own = Citation("mine", "misc", "@misc{mine, title = {Sage and its tokens}, doi = {10.1145/sage}}")
    (project / "refs.bib").write_text("@misc{theirs, title = {Sage and its tokens}, doi = {10.1145/sage}}\n")
    loader = FakeLoader(library_of((entry(0, "Sage and its tokens", citations=(own,)), entry(1))))
    async with run_app(loader) as session:
        before = bib(project)
        await session.press("a")
        assert "the same paper is there as theirs" in session.text
        await session.press("enter")
        assert clipboard.texts == ["\\cite{theirs}"]
        assert bib(project) == before


async def test_dangerous_bibtex_is_added_only_when_the_person_says_so(run_app, project):
    evil = Citation("evil", "misc", "@misc{evil, title = {Sage}, note = {\\write18{true}}}")
    loader = FakeLoader(library_of((entry(0, citations=(evil,)), entry(1))))
    async with run_app(loader) as session:
        await session.press("a")
        assert "TeX would run \\write" in session.text
        await session.press("enter")
        assert bib(project) == EXISTING
        await session.press("a")
        await session.press("down", "enter")
        assert evil.text in bib(project)


async def test_a_broken_block_is_added_repaired(run_app, project):
    broken = Citation("torn", "misc", "@misc{torn, title = {Sage tokens}, author = {Ann Salt}")
    loader = FakeLoader(library_of((entry(0, citations=(broken,)), entry(1))))
    async with run_app(loader) as session:
        await session.press("a")
        assert "added repaired as torn" in session.text
        await session.press("enter")
        assert "@misc{torn," in bib(project)
        assert bib(project).count("{") == bib(project).count("}")


async def test_one_of_several_can_be_added_alone(run_app, rack, project):
    async with run_app(rack) as session:
        await session.press("space", "space", "a")
        await session.type("key1: new")
        await session.press("enter")
        assert "@misc{key1," in bib(project)
        assert "key0" not in bib(project)


async def test_among_several_bibliographies_one_is_chosen_and_kept(run_app, rack, project):
    (project / "paper.tex").write_text("\\addbibresource{refs.bib}\\addbibresource{more.bib}\n")
    (project / "more.bib").write_text("")
    async with run_app(rack) as session:
        await session.press("a")
        await session.type("more")
        await session.press("enter")
        await session.press("enter")
        assert "@misc{key0," in (project / "more.bib").read_text()
        await session.press("j", "a")
        assert "Add to more.bib" in session.text
        await session.press("escape")


async def test_without_a_bibliography_the_name_is_asked_for_once(run_app, rack, empty_project):
    references = empty_project / "references.bib"
    async with run_app(rack) as session:
        await session.press("a")
        assert "references.bib" in session.text
        await session.press("enter")
        assert "Create references.bib" in session.text
        assert not references.exists()
        await session.press("enter")
        assert "@misc{key0," in references.read_text()
        await session.press("j", "a")
        assert "Add 1 citation" in session.text
        await session.press("enter")
        assert "@misc{key1," in references.read_text()


async def test_only_a_bib_is_written(run_app, rack, empty_project):
    (empty_project / "paper.tex").write_text("text\n")
    async with run_app(rack) as session:
        await session.press("a", "ctrl+u")
        await session.press("ctrl+u")
        await session.type("paper.tex")
        await session.press("enter")
        assert "does not end in .bib" in session.text
        assert (empty_project / "paper.tex").read_text() == "text\n"


async def test_an_interrupted_addition_is_completed_at_start(run_app, rack, project):
    from paperterm.actions.journal import Journal

    payload = b"\n@misc{torn, title = {Torn}}\n"
    Journal(project / "refs.bib", len(EXISTING), payload).write()
    (project / "refs.bib").write_bytes(EXISTING.encode() + payload[:9])
    async with run_app(rack) as session:
        assert bib(project) == EXISTING + payload.decode()
        assert "completed an interrupted addition to refs.bib" in session.text


async def test_an_editor_that_writes_over_an_addition_is_noticed_and_a_adds_again(run_app, rack, project, monkeypatch):
    late = []
    async with run_app(rack) as session:
        monkeypatch.setattr(session.screen, "set_timer", lambda delay, job: late.append(job) if delay > 1 else None)
        await session.press("a")
        await session.press("enter")
        (project / "refs.bib").write_text(EXISTING)
        [look] = late
        look()
        await session.settle()
        assert "written over refs.bib" in session.text
        await session.press("j", "a")
        assert "Add 2 citations" in session.text
        await session.press("enter")
        assert "@misc{key0," in bib(project)
        assert "@misc{key1," in bib(project)


async def test_a_file_that_cannot_be_read_is_said(run_app, rack, project):
    (project / "refs.bib").unlink()
    (project / "refs.bib").mkdir()
    (project / "paper.tex").unlink()
    async with run_app(rack) as session:
        await session.press("a")
        await session.press("ctrl+u")
        await session.type("refs.bib")
        await session.press("enter")
        assert "cannot be read" in session.text
        assert len(session.app.screen_stack) == 1


async def test_the_prompt_fits_the_smallest_terminal(run_app, rack, empty_project):
    async with run_app(rack, (20, 5)) as session:
        await session.press("a")
        assert "references.bib" in session.text
        await session.press("escape")
        assert len(session.app.screen_stack) == 1


async def test_cited_papers_are_marked_found_and_told(run_app, rack, project):
    (project / "paper.tex").write_text("\\addbibresource{refs.bib}\n\\cite{key1}\n")
    (project / "refs.bib").write_text("@misc{key0, title = {Paper 0}}\n@misc{key1, title = {Paper 1}}\n")
    async with run_app(rack, size=(160, 40)) as session:
        assert any(line.count("✓") and "Sage Tokens 0" in line for line in session.lines)
        assert any(" c" in line and "Thyme Caches 1" in line for line in session.lines)
        assert "in refs.bib as key0" in session.text
        await session.press("j")
        session.screen.follower.show()  # the pane waits a moment where keys come fast
        await session.settle()
        assert "; cited in" in session.text
        await session.press("/")
        await session.type("is:cited")
        await session.press("enter")
        assert [entry.id for entry in session.screen.view.chosen] == ["id1"]
        assert session.view.count == 1


async def test_marks_and_filter_follow_edits_from_outside_with_the_next_key(run_app, rack, project, monkeypatch):
    monkeypatch.setattr("paperterm.ui.screens.marks._LOOK", 0)
    async with run_app(rack, query="is:inbib") as session:
        assert session.view.count == 0
        (project / "refs.bib").write_text("@misc{key2, title = {Paper 2}}\n")
        await session.press("g")
        await session.settle()
        assert session.view.standing.in_bib == {"id2": "key2"}
        assert session.view.count == 1


async def test_the_bib_of_the_settings_is_taken_without_a_question(run_app, rack, empty_project):
    (empty_project / "mine.bib").write_text(EXISTING)
    async with run_app(rack, bib="mine.bib") as session:
        await session.press("a")
        assert "Add to mine.bib" in session.text
        await session.press("enter")
        assert (empty_project / "mine.bib").read_text().count("@misc{key0,") == 1


def boiling(**fields):
    """A paper whose list has two citations of it."""
    keys = ("doe2024boiling", "doe2023preprint")
    text = "@misc{{{}, title = {{Boiling Without Haste}}, author = {{Doe, Ann}}, year = {{2024}}}}"
    citations = tuple(Citation(key, "misc", text.format(key)) for key in keys)
    return entry(0, "Boiling Without Haste", authors=people("Ann Doe"), year=2024, citations=citations, **fields)


@pytest.fixture
def kettles():
    return FakeLoader(library_of((boiling(), entry(1))))


COPIED = {"c": "\\cite{%s}", "yk": "%s"}


@pytest.mark.parametrize("keys", COPIED)
async def test_the_key_that_the_bib_has_is_copied(run_app, kettles, project, clipboard, keys):
    block = "@misc{boil, title = {Boiling Without Haste}, author = {Doe, Ann}, year = 2024}\n"
    (project / "refs.bib").write_text(block)
    async with run_app(kettles, size=(160, 30)) as session:
        await session.press(*keys)
        assert clipboard.texts == [COPIED[keys] % "boil"]
        assert "refs.bib has it as boil, the list as doe2024boiling" in session.text


@pytest.mark.parametrize("keys", COPIED)
async def test_what_the_bib_lacks_is_copied_with_a_hint(run_app, kettles, project, clipboard, keys):
    async with run_app(kettles, size=(160, 30)) as session:
        await session.press(*keys)
        assert clipboard.texts == [COPIED[keys] % "doe2024boiling"]
        assert "; not in refs.bib: a adds it" in session.text
        await session.press("a")
        await session.press("enter")
        await session.press(*keys)
        assert "not in refs.bib" not in session.text


@pytest.mark.parametrize("keys", COPIED)
async def test_a_key_of_another_paper_is_copied_only_when_the_person_says_so(
    run_app, kettles, project, clipboard, keys
):
    (project / "refs.bib").write_text("@misc{Doe2024boiling, title = {A wholly different paper}, author = {Zest, Zoe}}")
    async with run_app(kettles, size=(160, 30)) as session:
        await session.press(*keys)
        assert "refs.bib uses doe2024boiling for another paper" in session.text
        await session.press("enter")
        assert clipboard.texts == []
        assert "Not copied: refs.bib uses doe2024boiling" in session.text
        await session.press(*keys)
        await session.press("down", "enter")
        assert len(clipboard.texts) == 1


async def test_a_key_as_the_filter_asks_for_the_citation_with_that_key(run_app, kettles, empty_project, clipboard):
    async with run_app(kettles) as session:
        await session.press("/", *"doe2023preprint", "enter")
        await session.press("c")
        await session.press("b")
        assert clipboard.texts[0] == "\\cite{doe2023preprint}"
        assert clipboard.texts[1].startswith("@misc{doe2023preprint,")
