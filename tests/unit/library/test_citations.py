"""Citations and links that lead into other files of the repository."""

import pytest

from paperterm.library.load import load

BLOCK = "@inproceedings{%s,\n  title = {%s},\n  author = {Doe, Ann},\n  booktitle = {Kettles},\n  year = {2021}\n}"


def write(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def entry_of(folder, link):
    write(folder, {"README.md": f"# L\n\n- [Grilled Caches](https://arxiv.org/abs/2101.00001), One et al. | {link}\n"})
    return next(entry for entry in load([str(folder)]).entries if entry.file == "README.md")


@pytest.mark.parametrize(
    "link",
    [
        "[bibtex](./citations/gkv.txt)",
        "[bibtex](citations/gkv.txt#top)",
        "[bibtex](/citations/gkv.txt)",
        "[bibtex](.citations/gkv.txt)",
        "[bibtex](https://github.com/somebody/somewhere/blob/main/citations/gkv.txt)",
        "[bibtex](all.bib#L8-L13)",
        "[bib](all.bib)",
    ],
)
def test_a_linked_file_gives_the_citation(tmp_path, link):
    both = BLOCK % ("other", "Another One") + "\n\n" + BLOCK % ("gkv", "Grilled Caches") + "\n"
    write(tmp_path, {"citations/gkv.txt": BLOCK % ("gkv", "Grilled Caches"), "all.bib": both})
    entry = entry_of(tmp_path, link)
    assert [(citation.key, citation.text) for citation in entry.citations] == [
        ("gkv", BLOCK % ("gkv", "Grilled Caches"))
    ]
    assert entry.year == 2021
    assert ("year", "bibtex") in entry.inferred


@pytest.mark.parametrize("link", ["[bibtex](../outside.bib)", "[bibtex](gone.bib)", "[bibtex](out.bib)"])
def test_links_out_of_the_folder_and_to_nowhere_give_none(tmp_path, link):
    (tmp_path / "list").mkdir()
    write(tmp_path, {"outside.bib": BLOCK % ("gkv", "Grilled Caches")})
    (tmp_path / "list" / "out.bib").symlink_to(tmp_path / "outside.bib")
    entry = entry_of(tmp_path / "list", link)
    assert entry.citations == ()
    assert [link.target for link in entry.links if link.label != "Grilled Caches"] == [None]


def test_a_page_takes_the_only_citation_beside_it(tmp_path):
    page = '---\ntitle: "Grilled Caches"\nauthors: ["Ann Doe"]\ndate: 2021-03-04\npublication: "*Kettles*"\n---\n'
    write(tmp_path, {"a/index.md": page, "a/cite.bib": BLOCK % ("gkv", "Grilled Caches")})
    entry = next(entry for entry in load([str(tmp_path)]).entries if entry.file == "a/index.md")
    assert [citation.key for citation in entry.citations] == ["gkv"]


def test_a_link_to_a_file_or_folder_of_the_list_has_its_target(tmp_path):
    write(tmp_path, {"notes/osdi/README.md": "# OSDI", "notes/one.md": "# One"})
    for link, target in {
        "[notes](notes/one.md)": "notes/one.md",
        "[notes](notes/osdi/)": "notes/osdi/README.md",
    }.items():
        entry = entry_of(tmp_path, link)
        assert entry.links[-1].target == target


STRINGS = "@string{joh = {Journal of Herbs}}\n"
USES = "@article{sage, title = {Sage}, author = {Salt, Ann}, journal = joh, crossref = {pot}}\n"
PARENT = "@misc{pot, year = 2020, note = {A pot}}\n"


def sage_of(*arguments):
    return next(entry for entry in load(list(map(str, arguments))).entries if entry.title == "Sage")


@pytest.mark.parametrize("folder", ["", "strings/"])
def test_macros_and_parents_are_found_in_the_files_of_the_same_repository(tmp_path, folder):
    write(tmp_path, {"refs.bib": USES, f"{folder}strings.bib": STRINGS, "pots.bib": PARENT})
    sage = sage_of(tmp_path)
    assert (sage.venue, sage.year, sage.problems) == ("Journal of Herbs", 2020, ())


def test_macros_of_another_list_are_not_taken(tmp_path):
    write(tmp_path, {"ours/refs.bib": USES + PARENT, "theirs/strings.bib": STRINGS})
    sage = sage_of(tmp_path / "ours", tmp_path / "theirs")
    assert sage.venue == "joh"
    assert [problem.message for problem in sage.problems] == ["BibTeX: the macro joh is not defined"]
    assert sage_of(tmp_path / "ours" / "refs.bib", tmp_path / "theirs" / "strings.bib").venue == "joh"


def test_a_file_alone_finds_what_is_given_too_or_of_its_repository(tmp_path):
    write(tmp_path, {"refs.bib": USES + PARENT, "strings.bib": STRINGS})
    assert sage_of(tmp_path / "refs.bib").venue == "joh"
    assert sage_of(tmp_path / "refs.bib", tmp_path / "strings.bib").venue == "Journal of Herbs"
    (tmp_path / ".git").mkdir()
    assert sage_of(tmp_path / "refs.bib").venue == "Journal of Herbs"


def test_files_of_one_repository_that_disagree_are_both_named(tmp_path):
    other = STRINGS.replace("Herbs", "Soup")
    write(tmp_path, {"refs.bib": USES + PARENT, "a.bib": STRINGS, "sub/b.bib": other})
    sage = sage_of(tmp_path)
    assert sage.venue == "joh"
    assert [problem.message for problem in sage.problems] == [
        "BibTeX: the macro joh has different definitions, in a.bib:1 and sub/b.bib:1: none is taken"
    ]


def test_a_changed_definition_is_read_again(tmp_path):
    write(tmp_path, {"refs.bib": USES + PARENT, "strings.bib": STRINGS})
    assert sage_of(tmp_path).venue == "Journal of Herbs"
    write(tmp_path, {"strings.bib": STRINGS.replace("Herbs", "Soup")})
    assert sage_of(tmp_path).venue == "Journal of Soup"
    write(tmp_path, {"more.bib": STRINGS})
    assert sage_of(tmp_path).venue == "joh"


def test_a_linked_file_takes_its_macros_along(tmp_path):
    write(tmp_path, {"c/sage.bib": USES.replace("Sage", "Grilled Caches"), "c/strings.bib": STRINGS + PARENT})
    entry = entry_of(tmp_path, "[bib](c/sage.bib)")
    assert (entry.venue, entry.year, entry.problems) == ("Journal of Herbs", 2020, ())
