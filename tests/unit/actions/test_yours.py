"""What a person keeps: a file that can be read and compared, that two programs may change, that survives the lists."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.actions.yours.notes import begin_note, drop_untouched, note_path, read_note
from paperterm.actions.yours.shelf import STATUSES, Shelf, Yours, keeping_names
from paperterm.actions.yours.store import FILE_NAME, YoursError, from_text, keep, read_shelf, to_text
from paperterm.actions.yours.transfer import export_lines, import_lines
from paperterm.library.papers.merged import merged
from paperterm.model import Entry, Library, Link, Section
from paperterm.text import clean_line
from tests.people import people

LONG = "A Study of the Growth of Sage in Clay Pots"


def paper(title: str = LONG, **fields: object) -> Entry:
    return Entry(**{"file": "list.md", "line": 3, "id": "a" * 12, "title": title, **fields})  # type: ignore[arg-type]


def library(*entries: Entry) -> Library:
    return merged(Library(entries, Section("All", "library", 0, len(entries))))


def starred(yours: Yours) -> Yours:
    return replace(yours, star=True)


def test_the_file_says_it_in_words_that_a_person_can_read_and_compare(tmp_path: Path) -> None:
    keep(tmp_path, [paper(ids=(("arxiv", "2101.00001"),), year=2021, authors=people("Ann Salt"))], starred)
    keep(tmp_path, [paper("Mint Prompts for Glass Gardens")], lambda yours: replace(yours, status="toread"))
    text = (tmp_path / FILE_NAME).read_text()
    assert '["arxiv:2101.00001"]\ntitle = "A Study of the Growth' in text
    assert "star = true" in text
    assert 'status = "toread"' in text
    again = keep(tmp_path, [paper(ids=(("arxiv", "2101.00001"),))], starred)
    assert to_text(again.kept).count("\n[") == 2


def test_what_is_kept_survives_renaming_moving_and_a_later_doi(tmp_path: Path) -> None:
    keep(tmp_path, [paper(authors=people("Ann Salt"))], starred)
    with_doi = paper(file="other/new.md", line=99, id="b" * 12, authors=people("Ann Salt"), ids=(("doi", "10.1000/1"),))
    assert list(read_shelf(tmp_path).in_library(library(with_doi))) == ["b" * 12]
    keep(tmp_path, [with_doi], lambda yours: replace(yours, status="read"))
    renamed = paper("SageGrow: a study of sage, revised", ids=(("doi", "10.1000/1"),))
    kept = read_shelf(tmp_path).about(renamed)
    assert kept is not None
    assert (kept.star, kept.status) == (True, "read")


def test_another_paper_of_the_same_title_has_nothing_of_it(tmp_path: Path) -> None:
    keep(tmp_path, [paper(authors=people("Ann Salt"))], starred)
    assert not read_shelf(tmp_path).in_library(library(paper(authors=people("Ben Pepper"))))


def test_a_paper_without_a_name_is_kept_by_its_place(tmp_path: Path) -> None:
    short = paper("Spices", id="c" * 12)
    keep(tmp_path, [short], starred)
    assert list(read_shelf(tmp_path).in_library(library(paper(), short))) == ["c" * 12]


@pytest.mark.parametrize(
    "little",
    [
        paper("Salt and Sage"),
        paper("Salt and Sage", kind="resource", authors=people("Ann Salt")),
        paper("Salt and Sage", ids=(("arxiv", "2101.00001"),)),
        paper("Salt"),
    ],
    ids=["a short title", "a resource", "an identifier", "a place"],
)
def test_a_paper_of_which_little_is_known_is_kept_once(tmp_path: Path, little: Entry) -> None:
    keep(tmp_path, [little], starred)
    keep(tmp_path, [little], lambda yours: replace(yours, status="read"))
    (yours,) = read_shelf(tmp_path).kept
    assert (yours.star, yours.status) == (True, "read")
    assert list(read_shelf(tmp_path).in_library(library(little))) == ["a" * 12]


def test_papers_of_one_name_are_kept_apart(tmp_path: Path) -> None:
    one, other = (
        paper("Salt and Sage", authors=people("Ann Salt")),
        paper("Salt and Sage", authors=people("Ben Pepper")),
    )
    for status in ("toread", "read"):
        keep(tmp_path, [one], starred)
        keep(tmp_path, [other], lambda yours, status=status: replace(yours, status=status))  # type: ignore[misc]
    shelf = read_shelf(tmp_path)
    assert len(shelf.kept) == 2
    kept = [shelf.about(entry) for entry in (one, other)]
    assert [(yours.star, yours.status) for yours in kept if yours] == [(True, ""), (False, "read")]
    there = tmp_path / "there"
    for _ in range(2):
        import_lines(there, "\n".join(export_lines(tmp_path, shelf.kept)))
    assert (there / FILE_NAME).read_text() == (tmp_path / FILE_NAME).read_text()


def test_what_is_not_kept_any_more_is_not_in_the_file(tmp_path: Path) -> None:
    keep(tmp_path, [paper()], starred)
    keep(tmp_path, [paper()], lambda yours: replace(yours, star=False))
    assert "[" not in (tmp_path / FILE_NAME).read_text()


@pytest.mark.parametrize(
    "broken", ["[unclosed", "a = 1\n", '["arxiv:1"]\nstatus = "eaten"\n', '["x"]\nalso = 3\n', "\xff"]
)
def test_a_file_that_makes_no_sense_is_left_as_it_is(tmp_path: Path, broken: str) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(broken.encode("latin-1"))
    with pytest.raises(YoursError):
        keep(tmp_path, [paper()], starred)
    with pytest.raises(YoursError):
        read_shelf(tmp_path)
    assert path.read_bytes() == broken.encode("latin-1")


def test_programs_that_keep_at_once_lose_nothing(tmp_path: Path) -> None:
    program = """if True:
        import sys
        from dataclasses import replace
        from pathlib import Path
        from paperterm.actions.yours.store import keep
        from paperterm.model import Entry
        for number in range(15):
            title = f"Growing herb number {number} of gardener {sys.argv[2]}"
            entry = Entry(file="l.md", line=1, title=title)
            keep(Path(sys.argv[1]), [entry], lambda yours: replace(yours, star=True))
    """
    workers = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path), str(n)]) for n in range(3)]
    assert [worker.wait(60) for worker in workers] == [0, 0, 0]
    assert len(read_shelf(tmp_path).kept) == 45


def test_a_linked_file_stays_linked_and_keeps_its_mode(tmp_path: Path) -> None:
    kept = tmp_path / "git" / "papers.toml"
    kept.parent.mkdir()
    kept.write_text("")
    kept.chmod(0o644)
    folder = tmp_path / "yours"
    folder.mkdir()
    (folder / FILE_NAME).symlink_to(kept)
    keep(folder, [paper()], starred)
    assert (folder / FILE_NAME).is_symlink()
    assert "star = true" in kept.read_text()
    assert kept.stat().st_mode & 0o777 == 0o644


texts = st.text(max_size=12).map(clean_line)
kept_papers = st.lists(
    st.builds(
        Yours,
        names=st.lists(texts.filter(bool), min_size=1, max_size=3, unique=True).map(tuple),
        title=texts,
        authors=st.lists(texts.filter(bool), max_size=3).map(tuple),
        year=st.none() | st.integers(1500, 2100),
        star=st.booleans(),
        status=st.sampled_from(("", *STATUSES)),
        collections=st.lists(texts.filter(bool), max_size=3, unique=True).map(tuple),
    ),
    max_size=5,
    unique_by=lambda yours: (yours.names, yours.title, yours.authors, yours.year),
)


@given(kept_papers)
def test_the_file_gives_back_what_was_kept(kept: list[Yours]) -> None:
    again = from_text(to_text(kept))
    assert sorted(again, key=repr) == sorted(kept, key=repr)
    assert to_text(again) == to_text(reversed(kept))


def test_states_are_known_to_the_filter(tmp_path: Path) -> None:
    keep(tmp_path, [paper()], lambda yours: replace(yours, star=True, status="toread", collections=("Thesis",)))
    states = read_shelf(tmp_path).states(library(paper()))
    for name in ("starred", "toread", "@thesis"):
        assert states[name] == {"a" * 12}
    assert not states["read"]


def test_a_note_is_a_markdown_file_named_after_the_paper(tmp_path: Path) -> None:
    path = note_path(tmp_path, None, paper())
    assert path is not None
    assert path.name == "a-study-of-the-growth-of-sage-in-clay-pots.md"
    begun = begin_note(path, paper())
    assert read_note(path) == f"# {LONG}\n\n"
    assert note_path(tmp_path, None, paper()) != path
    assert drop_untouched(path, begun)
    assert not path.exists()
    begin_note(path, paper())
    path.write_text("Sage is good.\n")
    assert not drop_untouched(path, begun)


@pytest.mark.parametrize("name", ["../outside.md", "/etc/passwd", "notes/run.sh"])
def test_a_note_outside_of_the_folder_is_not_opened(tmp_path: Path, name: str) -> None:
    assert note_path(tmp_path, Yours(("x",), note=name), paper()) is None


def test_export_and_import_carry_everything_over(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    path = note_path(here, None, paper())
    assert path is not None
    begin_note(path, paper())
    name = str(path.relative_to(here))
    shelf = keep(here, [paper()], lambda yours: replace(yours, star=True, collections=("a",), note=name))
    keep(there, [paper()], lambda yours: replace(yours, status="read", collections=("b",)))
    assert import_lines(there, "\n".join(export_lines(here, shelf.kept))) == 1
    (yours,) = read_shelf(there).kept
    assert (yours.star, yours.status, yours.collections) == (True, "read", ("b", "a"))
    assert read_note(there / yours.note).startswith(f"# {LONG}")


@pytest.mark.parametrize("line", ["{}", "[]", "nonsense", '{"names": []}', '{"names": 3}'])
def test_a_line_that_makes_no_sense_imports_nothing(tmp_path: Path, line: str) -> None:
    good = export_lines(tmp_path, [Yours(("doi:10.1/x",), star=True)])[0]
    with pytest.raises(YoursError, match="line 2"):
        import_lines(tmp_path, f"{good}\n{line}\n")
    assert read_shelf(tmp_path) == Shelf.of(())


def test_a_wrong_link_takes_no_star_and_a_renamed_paper_keeps_its_own():
    ids = (("arxiv", "2401.00001"),)
    kept = Entry(file="a.md", line=1, title="Boiling Without Haste", authors=people("Ann Doe", "Bo Roe"), ids=ids)
    shelf = Shelf.of([Yours(tuple(keeping_names(kept)), star=True).of(kept)])
    wrong = replace(kept, title="Anvils of the Cold North", authors=people("Cy Poe"))
    renamed = replace(kept, title="Kettles That Wait", authors=people("Ann Doe", "Bo Roe", "Di Loe"))
    short = replace(kept, title="Boiling", authors=())
    assert shelf.about(wrong) is None
    assert shelf.about(renamed) is shelf.about(short) is shelf.kept[0]


URL = (Link("paper", "paper", "https://herbs.example/2020/sage-paper.pdf"),)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"title": "Code", "links": URL}, {"title": LONG, "links": URL}),
        ({"title": f"{LONG} (oral)", "links": URL}, {"title": LONG, "authors": people("Ann Salt"), "links": URL}),
        (
            {"title": "Ann Salt and Ben Pepper", "links": URL},
            {"authors": people("Ann Salt", "Ben Pepper"), "links": URL},
        ),
        ({"authors": people("Glass Press"), "links": URL}, {"authors": people("Ann Salt"), "links": URL}),
        ({"authors": people("Ann Salt and Ben Pepper")}, {"authors": people("Ann Salt", "Ben Pepper")}),
        ({"authors": people("Salt, A.")}, {"authors": people("Ann Salt"), "year": 2021}),
        ({"authors": ()}, {"authors": people("Ann Salt")}),
        ({"title": f"Ann Salt and Ben Pepper: {LONG}"}, {"authors": people("Ann Salt", "Ben Pepper")}),
        ({"title": f"{LONG}, 2021"}, {"year": 2021}),
        (
            {"title": f"Ben Pepper: {LONG} (best paper)", "authors": people("Glass Press")},
            {"authors": people("Pepper")},
        ),
        ({"year": 2011, "authors": people("Ann Salt")}, {"year": 2021, "authors": people("Ann Salt")}),
    ],
)
def test_what_is_kept_survives_another_reading_of_title_and_authors(tmp_path: Path, before: dict, after: dict) -> None:
    keep(tmp_path, [paper(**before)], starred)
    read_again = paper(**after, id="b" * 12)
    assert list(read_shelf(tmp_path).in_library(library(paper("Mint"), read_again))) == ["b" * 12]
    keep(tmp_path, [read_again], lambda yours: replace(yours, status="read"))
    (yours,) = read_shelf(tmp_path).kept
    assert (yours.star, yours.status) == (True, "read")


def test_a_part_of_a_title_is_no_paper_of_which_something_is_kept(tmp_path: Path) -> None:
    keep(tmp_path, [paper(f"Herbs: {LONG}", authors=people("Ann Salt"))], starred)
    keep(tmp_path, [paper(f"Herbs: {LONG}", links=URL)], lambda yours: replace(yours, status="read"))
    keep(tmp_path, [paper("Herbs: an introduction")], starred)
    shelf = read_shelf(tmp_path)
    assert shelf.about(paper(authors=people("Ben Pepper"), id="b" * 12)) is None
    assert shelf.about(paper("An introduction", id="b" * 12)) is None


def test_what_is_kept_does_not_come_to_another_paper_with_the_same_link(tmp_path: Path) -> None:
    one = paper("Growing Sage", links=URL, authors=people("Ann Salt"))
    other = paper("Growing Mint", links=URL, authors=people("Ben Pepper"))
    keep(tmp_path, [one], starred)
    keep(tmp_path, [other], lambda yours: replace(yours, status="read"))
    shelf = read_shelf(tmp_path)
    kept = [shelf.about(entry) for entry in (one, other)]
    assert [(yours.star, yours.status) for yours in kept if yours] == [(True, ""), (False, "read")]
