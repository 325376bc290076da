"""Decisions about layouts: which list they are for, how they are written, and that the cache knows them."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.actions.listlayouts import ListLayouts, names_of
from paperterm.cli import main
from paperterm.config.register import with_value
from paperterm.configured import load_checked
from paperterm.errors import UsageError
from paperterm.library.load import Loader
from tests.unit.readers.test_layouts import NAMES, TITLES, listed

NAMED = "- [{name}](https://arxiv.org/abs/24{n}.00001): {title} | {venue}' {short:02}"


@pytest.fixture
def clone(tmp_path):
    """A clone of github.com/moor/tongs with a list in its folder papers."""

    def make(url: str = "https://github.com/moor/tongs.git"):
        folder = tmp_path / "clone"
        (folder / ".git").mkdir(parents=True)
        (folder / ".git" / "config").write_text(
            f'[core]\n\tbare = false\n[remote "origin"]\n\turl = {url}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n'
        )
        (folder / "papers").mkdir()
        (folder / "papers" / "list.md").write_text(listed(NAMED))
        return folder

    return make


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/moor/tongs.git",
        "https://github.com/moor/tongs",
        "https://token:secret@github.com/moor/tongs/",
        "git@github.com:moor/tongs.git",
        "ssh://git@GitHub.com:22/moor/tongs.git",
    ],
)
def test_a_list_is_named_by_the_address_that_it_was_cloned_from(clone, url):
    path = clone(url) / "papers" / "list.md"
    assert names_of(str(path))[1:] == ("github.com/moor/tongs/papers/list.md",)
    assert ListLayouts({"github.com/moor/tongs.title": "link to bar"}).of(str(path)) == "link to bar"
    assert ListLayouts({"https://github.com/moor/tongs.title": "link to bar"}).of(str(path)) == "link to bar"
    assert ListLayouts({"github.com/moor/ton.title": "link to bar"}).of(str(path)) == ""


def test_a_list_is_named_by_its_folder_and_the_longest_name_wins(clone):
    folder = clone()
    path = str(folder / "papers" / "list.md")
    layouts = ListLayouts(
        {
            f"{folder}.title": "link to bar",
            "github.com/moor/tongs/papers/list.md.title": "rules",
            "/.title": "text to bar",
        }
    )
    assert layouts.of(path) == "rules"
    assert layouts.of(str(folder / "README.md")) == "link to bar"
    assert layouts.of("/elsewhere/README.md") == ""


def test_a_changed_decision_reads_that_list_again_also_from_the_cache(clone, tmp_path):
    path = clone() / "papers" / "list.md"
    other = tmp_path / "other.md"
    other.write_text(listed(NAMED))

    def titles(layouts):
        entries = Loader([str(path), str(other)], layouts=layouts and ListLayouts(layouts)).load().entries
        return [entry.title for entry in entries if entry.path == str(path)], [
            entry.title for entry in entries if entry.path == str(other)
        ]

    before = titles(None)
    named = titles({"github.com/moor/tongs.title": "link to its end"})
    assert named == (NAMES[:12], before[1])
    assert titles({"github.com/moor/tongs.title": "link to its end"}) == named
    assert titles({f"{path.parent}.title": "behind colon to bar"})[0][0] == TITLES[0]
    assert titles(None) == before


def test_a_decision_is_kept_in_the_settings_and_holds_at_the_next_start(clone, tmp_path):
    path = clone() / "papers" / "list.md"
    settings = tmp_path / "config.toml"
    settings.write_bytes(b"\xef\xbb\xbf# mine\r\nsort = 'year'   # why\r\n")
    layouts = ListLayouts({})
    assert layouts.decide(settings, str(path), "link to its end") == "github.com/moor/tongs/papers/list.md"
    assert layouts.of(str(path)) == "link to its end"
    assert settings.read_bytes().startswith(b"\xef\xbb\xbf# mine\r\nsort = 'year'   # why\r\n")
    loaded = load_checked(str(settings))
    assert loaded.problems == ()
    assert ListLayouts(loaded.settings.layouts).of(str(path)) == "link to its end"


def test_settings_that_cannot_be_changed_are_left(clone, tmp_path):
    path = clone() / "papers" / "list.md"
    settings = tmp_path / "config.toml"
    for text in ("sort = ", "layouts = 3\n"):
        settings.write_text(text)
        layouts = ListLayouts({})
        with pytest.raises(UsageError):
            layouts.decide(settings, str(path), "rules")
        assert settings.read_text() == text
        assert layouts.of(str(path)) == ""


def test_an_unknown_anchor_and_field_are_named_with_their_lines(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text('[layouts]\n"github.com/x/y".title = "lnk to bar"\n\n"/l".authors = "link to bar"\n')
    loaded = load_checked(str(file))
    assert loaded.settings.layouts == {}
    first, second = map(str, loaded.problems)
    assert "config.toml:2: layouts.github.com/x/y.title: “lnk” is no start anchor" in first
    assert "config.toml:4: layouts./l.authors: “authors” is no field" in second


def test_explain_and_list_follow_the_settings(clone, tmp_path, capsys, monkeypatch):
    path = clone() / "papers" / "list.md"
    settings = tmp_path / "config.toml"
    settings.write_text('[layouts."github.com/moor/tongs"]\ntitle = "link to its end"\n')
    monkeypatch.setenv("PAPERTERM_CONFIG", str(settings))
    assert main(["explain", f"{path}:6"]) == 0
    assert "your settings say so" in capsys.readouterr().out
    settings.write_text('[layouts."github.com/moor/tongs"]\ntitle = "second link to its end"\n')
    main(["problems", str(path)])
    assert "list.md: your settings say that titles are “second link to its end”" in capsys.readouterr().out


def test_the_file_of_a_project_decides_nothing(clone, tmp_path, monkeypatch):
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / ".paperterm.toml").write_text('[layouts."github.com/moor/tongs"]\ntitle = "rules"\n')
    monkeypatch.chdir(tmp_path / "work")
    loaded = load_checked()
    assert loaded.settings.layouts == {}
    assert "only from your own config.toml" in str(loaded.problems[0])


NAMES_OF_LISTS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=20)


@given(NAMES_OF_LISTS, NAMES_OF_LISTS)
def test_any_name_comes_back_and_every_other_byte_stays(name, value):
    text = "\ufeff# a\r\n sort='year' \r\n\r\n[keys] # k\n'bib.add' = [\n 'w', # c\n]"
    made = with_value(text, ("layouts", name, "title"), value)
    assert made.startswith(text)
    assert tomllib.loads(made.removeprefix("\ufeff"))["layouts"] == {name: {"title": value}}


def test_another_decision_takes_the_place_of_the_first_and_its_comment_stays():
    text = '[layouts."github.com/x/y"]\n# mine\ntitle = "link to bar" # why\n\n# keys\n[keys]\n'
    made = with_value(text, ("layouts", "github.com/x/y", "title"), "rules")
    assert made == text.replace("link to bar", "rules")
