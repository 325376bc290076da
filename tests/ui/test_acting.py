from dataclasses import replace

import pytest
from textual.events import Resize
from textual.geometry import Size

from conftest import FakeLoader, entry, library_of
from paperterm.actions.outcome import Outcome
from paperterm.model import Citation, Link, Problem


async def test_b_copies_the_bibtex_as_it_is(run_app, rack, clipboard):
    async with run_app(rack) as session:
        await session.press("j", "b")
        assert clipboard.texts == ["@misc{key1,\n  title = {Paper 1}\n}"]
        assert "✓ copied BibTeX of key1" in session.text


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("b", "@misc{key0,\n  title = {Paper 0}\n}"),
        ("c", "\\cite{key0}"),
        ("k", "key0"),
        ("u", "https://example.org/0"),
        ("t", "Sage Tokens 0"),
        ("m", "[Sage Tokens 0](https://example.org/0)"),
    ],
)
async def test_y_opens_a_menu_of_what_to_copy(run_app, rack, clipboard, key, text):
    async with run_app(rack) as session:
        await session.press("y")
        assert "Markdown" in session.lines[-1]
        await session.press(key)
        assert clipboard.texts == [text]
        assert "Markdown" not in session.lines[-1]


async def test_another_key_closes_the_menu_and_does_nothing(run_app, rack, clipboard):
    async with run_app(rack) as session:
        await session.press("y", "escape", "y", "q")
        assert clipboard.texts == []
        assert session.app.is_running
        await session.press("j")
        assert session.view.cursor == 1


async def test_marks_apply_to_what_is_copied(run_app, rack, clipboard):
    async with run_app(rack) as session:
        await session.press("space", "j", "space", "c")
        assert clipboard.texts == ["\\cite{key0,key2}"]
        assert "2 marked" in session.lines[0]
        assert "2 marked" in session.lines[-1]
        await session.press("U", "c")
        assert clipboard.texts[-1] == "\\cite{key3}"


async def test_ranges_and_all(run_app, rack):
    async with run_app(rack) as session:
        await session.press("v", "j", "j", "v")
        assert list(session.view.marks) == ["id0", "id1", "id2"]
        await session.press("V")
        assert len(session.view.marks) == 40
        await session.press("U", "v", "escape")
        assert not session.view.marks


async def test_the_chosen_cite_command_is_remembered(run_app, rack, clipboard):
    async with run_app(rack) as session:
        await session.press("C")
        await session.type("citep")
        await session.press("enter")
        assert clipboard.texts == ["\\citep{key0}"]
    async with run_app(rack) as session:
        await session.press("j", "c")
        assert clipboard.texts[-1] == "\\citep{key1}"


async def test_own_cite_commands_stand_in_the_menu_and_the_settings_command_is_the_first(run_app, rack, clipboard):
    own = {"cite_templates": {"see": "[see @{keys:; @}]"}, "cite_command": "see"}
    async with run_app(rack, **own) as session:
        await session.press("space", "space", "c")
        assert clipboard.texts == ["[see @key0; @key1]"]
        await session.press("C")
        assert "[see @a; @b]" in session.text
        await session.type("citet")
        await session.press("enter")
    async with run_app(rack, **own) as session:
        await session.press("c")
        assert clipboard.texts[-1] == "\\citet{key0}"
    async with run_app(rack, cite_command="pandoc") as session:
        await session.press("c")
        assert clipboard.texts[-1] == "[@key0]", "a setting that was changed since wins"


async def test_the_chosen_style_of_references_is_remembered(run_app, rack, clipboard):
    async with run_app(rack) as session:
        await session.press("y", "s")
        assert "like APA" in session.text
        await session.type("apa")
        await session.press("enter")
        assert "(2" in clipboard.texts[0]
    async with run_app(rack) as session:
        await session.press("y", "r")
        assert clipboard.texts == clipboard.texts[:1] * 2
    async with run_app(rack, cite_reference="markdown") as session:
        await session.press("y", "r")
        assert clipboard.texts[-1].startswith("Ann Salt"), "a setting that was changed since wins"


async def test_a_style_that_cannot_be_used_is_told(run_app, rack, clipboard):
    async with run_app(rack, cite_styles={"mine": "/nowhere/mine.csl"}, cite_reference="mine") as session:
        await session.press("y", "r")
        assert clipboard.texts == []
        assert "there is no such file" in session.text


async def test_broken_bibtex_is_copied_as_it_is_with_a_word(run_app, clipboard):
    broken = "@misc{sage, title = {Sage} author = {Ann Salt and Ben Pepper}, note = {50% salt}}"
    loader = FakeLoader(library_of((entry(0, citations=(Citation("sage", "misc", broken),)), entry(1))))
    async with run_app(loader, size=(160, 30)) as session:
        await session.press("b")
        assert clipboard.texts == [broken]
        assert "as the list has it, but a comma is missing" in session.text


async def test_a_character_that_stops_latex_gets_a_remark(run_app, clipboard):
    text = "@misc{sage, title = {Sage}, note = {50% salt}}"
    loader = FakeLoader(library_of((entry(0, citations=(Citation("sage", "misc", text),)), entry(1))))
    async with run_app(loader, size=(160, 30)) as session:
        await session.press("b")
        assert clipboard.texts == [text]
        assert "a bare % stops LaTeX" in session.text


async def test_an_entry_without_bibtex_copies_one_that_is_said_to_be_made(run_app, clipboard):
    loader = FakeLoader(library_of((entry(0, citations=()), entry(1))))
    async with run_app(loader) as session:
        await session.press("b")
        assert "Sage Tokens 0" in clipboard.texts[0]
        assert "made by paperterm" in session.text


async def test_made_bibtex_is_marked_in_the_table_and_the_detail_names_what_is_missing(run_app):
    loader = FakeLoader(library_of((entry(0, citations=(), authors=(), venue=None), entry(1))))
    async with run_app(loader, (160, 40)) as session:
        assert any("~Sage Tokens 0" in line for line in session.lines)
        assert not any("~Thyme" in line for line in session.lines)
        assert "It does not say: author, venue" in session.text


async def test_dangerous_bibtex_is_only_copied_when_the_person_says_so(run_app, clipboard):
    evil = Citation("evil", "misc", "@misc{evil, note = {\\write18{true}}}")
    loader = FakeLoader(library_of((entry(0, citations=(evil,)), entry(1))))
    async with run_app(loader) as session:
        await session.press("b")
        assert "TeX would run \\write" in session.text
        await session.press("enter")
        assert clipboard.texts == []
        assert "Not copied" in session.text
        await session.press("b")
        await session.press("down", "enter")
        assert clipboard.texts == [evil.text]


async def test_o_opens_the_paper_and_upper_o_lets_choose(run_app, rack, opened):
    async with run_app(rack) as session:
        await session.press("o")
        await session.press("O")
        await session.type("code")
        await session.press("enter")
        assert opened == ["https://example.org/0", "https://example.org/code/0"]


async def test_a_link_to_notes_in_the_list_goes_to_them(run_app, opened):
    notes = entry(1, "Notes on sage", kind="note", file="notes/sage.md")
    first = entry(0, links=(Link("notes", "notes", "../notes/sage.md", "notes/sage.md"),))
    async with run_app(FakeLoader(library_of((first, notes)))) as session:
        await session.press("O", "enter")
        assert session.current == "id1"
        assert opened == []


async def test_the_editor_needs_a_file(run_app, rack):
    async with run_app(rack) as session:
        await session.press("e")
        assert "no file to edit" in session.text


async def test_problems_are_counted_shown_and_lead_to_their_entry(run_app):
    problems = (Problem("spices.md", 25, "[/no] venue here"),)
    loader = FakeLoader(library_of(tuple(entry(number) for number in range(6)), problems))
    async with run_app(loader) as session:
        assert "1 problem" in session.text
        await session.press("!")
        assert "[/no] venue here" in session.text
        await session.press("enter")
        assert session.current == "id2"


@pytest.fixture
def mistaken():
    """A list with three things to mend."""
    wrong = Citation("key1", "misc", "@misc{key1, title = {Basil}, year = {1999}}")
    broken = Citation("key2", "misc", "@misc{key2, title = {Mint")
    entries = (entry(0), entry(1, citations=(wrong,), year=2001), entry(2, "Mint", citations=(broken,)), entry(3))
    problems = (Problem("spices.md", 35, "a line is too long"),)
    plain = tuple(replace(each, inferred=()) for each in entries)
    return FakeLoader(library_of(plain, problems))


@pytest.mark.parametrize("size", [(80, 24), (160, 45), (60, 16)])
async def test_the_check_names_what_is_wrong_and_what_would_be_right(run_app, mistaken, size):
    async with run_app(mistaken, size) as session:
        await session.press("!")
        assert "What to mend in the lists" in session.text
        assert "a line is too long" in session.text
        await session.press("/")
        await session.type("1999")
        await session.press("enter")
        assert "its year is 1999" in session.text
        assert "2001 as the list says" in session.text
        await session.press("enter")
        assert session.current == "id1"
        assert "its year is 1999" in session.text


async def test_escape_closes_the_check_and_e_edits_at_the_place(run_app, mistaken, monkeypatch):
    edited = []
    monkeypatch.setattr(
        "paperterm.ui.handlers.checking.edit_at", lambda screen, path, line: edited.append((path, line))
    )
    async with run_app(mistaken) as session:
        await session.press("!")
        await session.press("j", "/")
        await session.type("broken bibtex")
        await session.press("escape")
        assert "a line is too long" in session.text, "the filter is taken back first"
        await session.press("escape")
        assert "What to mend" not in session.text
        await session.press("!")
        await session.press("G", "e")
        assert "no file to edit" in session.text
    assert edited == []


async def test_help_shows_all_groups_filters_and_runs(run_app, rack):
    async with run_app(rack, (100, 110)) as session:
        await session.press("?")
        assert all(group in session.text for group in ("Move", "Marks", "Copy", "Program"))
        await session.type("mark all")
        await session.press("enter")
        assert len(session.view.marks) == 40


@pytest.mark.parametrize("key", [":", "ctrl+p"])
async def test_the_palette_finds_actions_by_their_words(run_app, rack, key):
    async with run_app(rack) as session:
        await session.press(key)
        await session.type("light")
        await session.press("enter")
        assert session.app.theme == "paperterm-light"


async def test_escape_leaves_a_choice_without_choosing(run_app, rack, clipboard):
    async with run_app(rack) as session:
        await session.press("C", "escape", "O", "escape", "?", "escape")
        assert clipboard.texts == []
        assert len(session.app.screen_stack) == 1


@pytest.mark.parametrize("key", ["q", "ctrl+c"])
async def test_q_quits(run_app, rack, key):
    async with run_app(rack) as session:
        await session.pilot.press(key)
        await session.pilot.pause()
        assert session.app._exit


URL = "https://example.org/" + "x" * 90


@pytest.fixture
def no_browser(monkeypatch):
    monkeypatch.setattr(
        "paperterm.actions.links.open_url",
        lambda _url, _write, *, settings: Outcome("warning", f"no browser here; sent to the terminal: {_url}"),
    )


def long_link(number: int):
    return entry(number, links=(Link("paper", "paper", URL),))


async def test_an_address_that_cannot_be_opened_is_shown_alone_until_the_next_key(run_app, no_browser):
    written = []
    async with run_app(FakeLoader(library_of((long_link(0), entry(1)))), (80, 24)) as session:
        session.app.write_terminal = written.append
        await session.press("o")
        assert "no browser here" in session.text
        assert session.text.index("The address") < session.text.index("no browser here")
        assert [URL in sequence for sequence in written] == [True]
        await session.press("j")
        assert "The address" not in session.text
        assert session.current == "id0"


async def test_the_address_is_shown_on_request_with_a_qr_code_where_there_is_room(run_app):
    async with run_app(FakeLoader(library_of((long_link(0),))), (80, 30)) as session:
        await session.press("L")
        assert "▀" not in session.text
        await session.press("r")
        assert "▀" in session.text
        await session.resize(80, 16)
        assert "The QR code needs a terminal of" in session.text
        await session.press("r", "escape")
        assert "The address" not in session.text


async def test_a_host_that_is_not_ascii_is_shown_in_both_spellings(run_app):
    url = "https://аrxiv.org/abs/2401.00001"  # its first letter is Cyrillic
    async with run_app(FakeLoader(library_of((entry(0, links=(Link("paper", "paper", url),)),))), (120, 40)) as session:
        assert "the host аrxiv.org is xn--rxiv-43d.org" in session.text
        written = []
        session.app.write_terminal = written.append
        await session.press("L")
        assert "the list writes the host as аrxiv.org" in session.text
        assert "https://xn--rxiv-43d.org/abs/2401.00001" in written[0]


async def test_the_editor_opens_the_list_at_the_line_and_the_lists_are_read_again(run_app, tmp_path, monkeypatch):
    from contextlib import nullcontext

    page = tmp_path / "spices.md"
    page.write_text("# Spices\n")
    log = tmp_path / "log"
    editor = tmp_path / "vi"
    editor.write_text(f'#!/bin/sh\necho "$@" > {log}\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    loader = FakeLoader(library_of((entry(0, path=str(page)), entry(1, path=str(page)))))
    async with run_app(loader) as session:
        monkeypatch.setattr(session.app, "suspend", nullcontext)
        await session.press("j", "e")
        assert log.read_text() == f"+11 {page}\n"
        assert "read again" in session.text


async def test_the_source_of_an_entry_is_shown_as_the_list_has_it(run_app, tmp_path):
    page = tmp_path / "spices.md"
    page.write_text("# Spices\n\n#### [/b] Sage\n\ntag: `x`\n\nthe end\n")
    sage = entry(0, path=str(page), line=3, end_line=5)
    async with run_app(FakeLoader(library_of((sage, entry(1)))), (160, 40)) as session:
        await session.press("i", "i")
        assert "#### [/b] Sage" in session.text
        assert "tag: `x`" in session.text
        assert "the end" not in session.text


@pytest.mark.parametrize("key", ["?", "C", "!", ":", "O"])
async def test_what_lies_over_the_lists_may_be_left_and_resized_before_it_is_there(run_app, rack, key):
    async with run_app(rack) as session:
        for size in ((100, 30), (40, 10)) * 5:
            session.send(key, "escape", key, "enter", key, "ctrl+c")
            session.app.post_message(Resize(Size(*size), Size(*size)))
        await session.settle()
        assert session.app.crash is None
