from ui_entries import BIBTEX, entry, full_entry

from paperterm.cite.commands import CITE_COMMANDS
from paperterm.cite.references import STYLES
from paperterm.library.citekeys import cite_keys
from paperterm.model import Citation
from paperterm.ui import copies


def test_bibtex_is_copied_byte_for_byte_and_the_first_of_several_is_said_to_be_it() -> None:
    made = copies.bibtex([full_entry()])
    assert made.text == BIBTEX
    assert made.what == "BibTeX of sage2021"
    assert made.note == "the first of 2 in the entry"


def test_several_entries_are_copied_together_each_block_once() -> None:
    other = entry(2, citations=(Citation("dill", "misc", "@misc{dill}"),))
    made = copies.bibtex([full_entry(), other, full_entry()])
    assert made.text == f"{BIBTEX}\n\n@misc{{dill}}"
    assert made.what == "BibTeX of 2 papers"


def test_without_bibtex_in_the_list_it_is_made_and_said_to_be_made() -> None:
    made = copies.bibtex([entry(3, title="Dill", year=2003, venue=None)])
    assert "title = {{Dill}}" in made.text or "title = {Dill}" in made.text
    assert "made by paperterm" in made.note
    assert "venue" in made.note


def test_the_cite_command_takes_the_keys_of_all() -> None:
    other = entry(2, citations=(Citation("dill", "misc", "@misc{dill}"),))
    entries = [full_entry(), other]
    keys = cite_keys(entries, None)
    assert copies.cite_command(entries, CITE_COMMANDS["citep"], keys, "").text == r"\citep{sage2021,dill}"
    assert copies.citation_key([other], keys, "").text == "dill"


def test_addresses_titles_and_links() -> None:
    assert copies.url([full_entry()]).text == "https://example.org/sage"
    assert copies.title([full_entry(), entry(2)]).text == "Sage: A Study\nPaper 2"
    assert copies.markdown([full_entry()]).text == "[Sage: A Study](https://example.org/sage)"
    assert "Ann Salt" in copies.reference([full_entry()], STYLES["plain"]).text


def test_what_is_not_there_is_said_in_words() -> None:
    made = copies.pdf([entry(1)])
    assert made.text == ""
    assert made.note == "This entry has no link to a PDF: copy the address of the paper instead"


def test_commands_that_tex_would_run_are_named() -> None:
    block = Citation("evil", "misc", r"@misc{evil, note = {\write18{rm -rf}}}")
    assert copies.bibtex([entry(1, citations=(block,))]).danger == ("\\write",)
    assert copies.bibtex([full_entry()]).danger == ()
