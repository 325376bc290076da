"""The interface as a picker."""

import pytest

from conftest import FakeLoader, entry, library_of
from paperterm.actions.picking import Picker
from paperterm.cite.template import fill
from paperterm.model import Citation


def picker(template: str = "{key}", *, multi: bool = False) -> Picker:
    def write(entries, key_of):
        return fill(template, entries, key_of)

    return Picker(write, has_keys="key" in template, has_bibtex="bibtex" in template, multi=multi)


def result(asked):
    return asked.result.text if asked.result else ""


async def test_enter_behind_what_is_typed_picks_what_the_filter_finds(run_app, rack):
    asked = picker()
    async with run_app(rack, picker=asked) as session:
        assert "enter pick" in session.text
        await session.press(*"thyme", "enter")
        assert session.app._exit
    assert result(asked) == "key19\n"
    assert session.app.return_code == 0


async def test_only_one_is_picked_without_multi(run_app, rack):
    asked = picker()
    async with run_app(rack, picker=asked) as session:
        await session.press("tab", "space")
        assert "--multi" in session.text
        assert not session.view.marks
        await session.press("j", "l", "enter")
    assert result(asked) == "key1\n"


async def test_all_marked_are_picked_with_multi(run_app, rack):
    asked = picker("[@{keys:; @}]", multi=True)
    async with run_app(rack, picker=asked) as session:
        await session.press("tab", "space", "j", "space", "enter")
    assert result(asked) == "[@key0; @key2]\n"


@pytest.mark.parametrize("keys", [("escape",), ("tab", "q"), ("tab", "escape"), ("ctrl+c",)])
async def test_leaving_picks_nothing(run_app, rack, keys):
    asked = picker(multi=True)
    async with run_app(rack, picker=asked) as session:
        await session.press(*keys)
        assert session.app._exit
    assert (result(asked), session.app.return_code) == ("", 130)


async def test_escape_takes_back_what_there_is_before_it_leaves(run_app, rack):
    async with run_app(rack, picker=picker(multi=True)) as session:
        await session.press(*"thyme", "tab", "space", "escape")
        assert session.view.hits is None
        assert session.view.marks
        await session.press("escape")
        assert not session.view.marks
        assert not session.app._exit
        await session.press("escape")
        assert session.app._exit


async def test_dangerous_bibtex_is_picked_only_when_the_person_says_so(run_app):
    evil = Citation("evil", "misc", "@misc{evil, note = {\\write18{true}}}")
    loader = FakeLoader(library_of((entry(0, citations=(evil,)), entry(1))))
    asked = picker("{bibtex}")
    async with run_app(loader, picker=asked) as session:
        await session.press("enter")
        assert "TeX would run \\write" in session.text
        await session.press("enter")
        assert result(asked) == ""
        await session.press("enter")
        await session.press("down", "enter")
    assert result(asked) == evil.text + "\n"


async def test_an_entry_without_what_is_asked_for_is_not_picked(run_app):
    loader = FakeLoader(library_of((entry(0, links=()), entry(1))))
    asked = picker("{pdf}")
    async with run_app(loader, picker=asked) as session:
        await session.press("enter")
        assert "nothing of what is asked for" in session.text
        assert not session.app._exit


@pytest.mark.parametrize("template", ["<{key}>", "<{keys}>"])
async def test_the_key_of_the_projects_bib_is_picked(run_app, tmp_path, monkeypatch, template):
    (tmp_path / "paper.tex").write_text("\\bibliography{refs}")
    block = "@misc{{{}, title = {{{}}}, author = {{Salt, Ann}}, year = {{2020}}}}\n"
    titles = ("Boiling Without Haste", "Anvils of the North")
    keys = ("boil", "key1")
    (tmp_path / "refs.bib").write_text(block.format(keys[0], titles[0]) + block.format(keys[1], "Something else"))
    monkeypatch.chdir(tmp_path)
    citations = [Citation(f"key{n}", "misc", block.format(f"key{n}", title)) for n, title in enumerate(titles)]
    loader = FakeLoader(library_of(tuple(entry(n, titles[n], citations=(citations[n],)) for n in range(2))))
    asked = picker(template)
    async with run_app(loader, picker=asked) as session:
        await session.press("enter")
    assert result(asked) == "<boil>\n"
    assert asked.result.notes == ("refs.bib has it as boil, the list as key0",)
    asked = picker(template)
    async with run_app(loader, picker=asked) as session:
        await session.press("down", "enter")
        assert "refs.bib uses key1 for another paper" in session.text
        await session.press("enter")
        assert asked.result is None
        await session.press("enter")
        await session.press("down", "enter")
    assert result(asked) == "<key1>\n"
