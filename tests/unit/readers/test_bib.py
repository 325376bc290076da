"""A `.bib` is a list too: each block an entry, a broken one with its problem."""

from paperterm.readers import read


def test_a_broken_block_of_a_bib_is_an_entry_with_one_problem():
    reading = read("@misc{open, title={Unclosed\n\n@misc{fine, title={Fine}}\n", "a.bib")
    assert [entry.title for entry in reading.entries] == ["Unclosed", "Fine"]
    assert [len(entry.problems) for entry in reading.entries] == [1, 0]
