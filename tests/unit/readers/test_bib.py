"""A `.bib` is a list too: each block an entry, a broken one with its problem."""

from paperterm.readers import read


def test_a_broken_block_of_a_bib_is_an_entry_with_one_problem():
    reading = read("@misc{open, title={Unclosed\n\n@misc{fine, title={Fine}}\n", "a.bib")
    assert [entry.title for entry in reading.entries] == ["Unclosed", "Fine"]
    assert [len(entry.problems) for entry in reading.entries] == [1, 0]


def test_an_entry_that_is_only_a_parent_is_no_paper():
    text = (
        "@inproceedings{sage, title={Sage}, crossref={herbs}}\n@proceedings{herbs, booktitle={Herbs}, year=2001}\n"
        "@book{soup, title={Soup}, xdata={pot}}\n@inbook{leek, title={Leek}, crossref={soup}}\n@xdata{pot, year=2002}\n"
    )
    entries = read(text, "a.bib").entries
    assert [(entry.title, entry.year, entry.venue) for entry in entries] == [
        ("Sage", 2001, "Herbs"),
        ("Soup", 2002, None),
        ("Leek", 2002, "Soup"),
    ]
    assert all(not entry.problems for entry in entries)


def test_a_macro_of_another_fence_of_a_page_is_found():
    page = (
        "# Papers\n\n```bibtex\n@string{joh = {Journal of Herbs}}\n```\n\n"
        "## Sage\n\nAnn Salt\n\n```bibtex\n@article{sage, title = {Sage}, journal = joh, year = 2020}\n```\n\n"
        "## Mint\n\nAnn Salt\n\n```bibtex\n@article{mint, title = {Mint}, journal = {J} # nowhere}\n```\n"
    )
    sage, mint = read(page, "a.md").entries
    assert (sage.venue, sage.problems) == ("Journal of Herbs", ())
    assert (mint.venue, [problem.message for problem in mint.problems]) == (
        "Jnowhere",
        ["BibTeX: the macro nowhere is not defined"],
    )


def test_lines_are_those_of_the_file_that_the_text_is_a_part_of():
    text = "@misc{fine, title={Fine}}\n\n@misc{open, title={Unclosed\n\n@misc{last,\n title={Last # it}}\n"
    assert read(text, "a.bib", line=4).entries == read("\n\n\n" + text, "a.bib").entries
