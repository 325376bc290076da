"""What a project's ``.bib`` and manuscript have of a library."""

import os
from pathlib import Path

import pytest

from paperterm.library.project import compare, read_project
from paperterm.library.standing import Standing
from paperterm.model import Citation, Entry, Library, Section
from paperterm.search import Index, states_in
from tests.people import people

BIB = """@article{sage, title = {Sage Graphs for Every Soup}, author = {Ann Salt}, doi = {10.1145/sage}}
@article{mint, title = {Mint for Everybody at Home}, author = {Cy Dill}}
"""


def entry(number: int, key: str = "", **fields: object) -> Entry:
    cited = (Citation(key, "misc", f"@misc{{{key}, title = {{{fields['title']}}}}}"),) if key else ()
    values = {"file": "a.md", "line": number + 1, "id": f"id{number}", "citations": cited}
    return Entry(**{**values, **fields})  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / "main.tex").write_text("\\addbibresource{refs.bib}\n\\input{one}\n% \\cite{basil}\n")
    (tmp_path / "one.tex").write_text("See\n\\citep[p.~3]{mint,dill}.\n")
    return tmp_path


def test_papers_are_found_in_the_bib_by_doi_title_or_their_own_bibtex(folder: Path) -> None:
    entries = (
        entry(0, title="Another wording", ids=(("doi", "10.1145/sage"),)),
        entry(1, title="Mint for everybody at home", authors=people("Cy Dill")),
        entry(2, title="Mint, cut short", citations=(Citation("mint", "article", BIB.splitlines()[1]),)),
        entry(3, title="Mint for everybody at home", authors=people("Zoe Zest")),
        entry(4, title="Basil", citations=(Citation("mint", "misc", "@misc{mint, title = {Basil and Others}}"),)),
    )
    project = read_project(folder)
    assert compare(entries, project).in_bib == {"id0": "sage", "id1": "mint", "id2": "mint"}
    assert compare(entries, project, lambda: True).in_bib == {}


def test_a_paper_is_cited_by_the_key_of_the_bib_or_else_by_its_own(folder: Path) -> None:
    entries = (
        entry(0, title="Mint for everybody at home", authors=people("Cy Dill")),
        entry(1, "dill", title="Dill"),
        entry(2, "basil", title="Basil"),
        entry(3, "mint", title="A quite different paper with a key that is taken"),
    )
    standing = compare(entries, read_project(folder / "chapters" / ".."))
    assert standing.cited == {"id0": (folder / "one.tex", 2), "id1": (folder / "one.tex", 2)}
    assert [standing.sign(f"id{number}") for number in range(4)] == ["c", "!", " ", " "]
    assert standing.words("id0") == "in refs.bib as mint; cited in one.tex, line 2"
    assert standing.words("id1") == "cited in one.tex, line 2; not in the .bib"
    assert standing.words("id2") == ""


def test_a_paper_that_is_cited_by_another_key_than_that_of_the_bib_is_told(folder: Path) -> None:
    paper = entry(0, "dill", title="Mint for everybody at home", authors=people("Cy Dill"))
    (folder / "one.tex").write_text("\\cite{dill}\n")
    standing = compare([paper], read_project(folder))
    assert standing.sign("id0") == "!"
    assert standing.words("id0") == "in refs.bib as mint; cited in one.tex, line 1 as dill; not in the .bib"
    assert standing.states()["cited"] == {"id0"}


def test_a_generated_key_is_cited_too(folder: Path) -> None:
    (folder / "one.tex").write_text("\\textcite{dill2024saffron}\n")
    made = entry(0, title="Saffron and Its Price", authors=people("Cy Dill"), year=2024)
    assert set(compare([made], read_project(folder)).cited) == {"id0"}


def test_an_aux_file_counts_unless_the_tex_is_newer(folder: Path) -> None:
    aux = folder / "main.aux"
    aux.write_text("\\citation{basil}\n")
    entries = [entry(0, "basil", title="Basil")]
    os.utime(aux, ns=(2**62, 2**62))
    assert compare(entries, read_project(folder)).cited == {"id0": (aux, 0)}
    os.utime(aux, ns=(0, 0))
    assert compare(entries, read_project(folder)).cited == {}


def test_a_bib_that_is_named_wins_over_the_one_of_the_manuscript(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.bib"
    other.write_text("@misc{basil, title = {Basil}}\n")
    entries = [entry(0, "basil", title="Basil"), entry(1, "sage", title="Sage", ids=(("doi", "10.1145/sage"),))]
    assert set(compare(entries, read_project(folder, other)).in_bib) == {"id0"}


@pytest.mark.parametrize("name", ["refs.bib", "main.tex", "one.tex"])
def test_an_edit_is_noticed(folder: Path, name: str) -> None:
    project = read_project(folder)
    assert not project.is_stale()
    with (folder / name).open("a") as file:
        file.write("\n\\cite{basil} @misc{basil, title = {Basil}}\n")
    assert project.is_stale()
    assert not read_project(folder).says_the_same_as(project)


def test_a_build_beside_changes_nothing(folder: Path) -> None:
    project = read_project(folder)
    (folder / "main.log").write_text("x")
    assert read_project(folder).says_the_same_as(project)


def test_without_a_project_nothing_is_marked(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert compare([entry(0, "a", title="A")], read_project(tmp_path)) == Standing()


def test_the_filter_finds_what_is_in_the_bib_and_cited() -> None:
    entries = tuple(entry(number, f"key{number}", title=f"Paper {number}") for number in range(4))
    library = Library(entries, Section("All", "library", 0, 4))
    states = {"inbib": frozenset({"id0", "id1"}), "cited": frozenset({"id1", "id3", "gone"})}
    index = Index.build(library)

    def found(query: str) -> list[int]:
        return sorted(index.search(query, states=states).entries)

    assert found("is:inbib") == [0, 1]
    assert found("is:cited !is:inbib") == [3]
    assert found("!is:cited paper") == [0, 2]
    assert found("is:cit 3") == [3]
    assert sorted(index.search("is:inbib").entries) == []
    assert found("is:paper") == [0, 1, 2, 3]
    states["cited"] = frozenset({"id2"})
    assert found("is:cit 3") == []
    assert states_in("graph !is:cited")
    assert not states_in("graph is:paper")
