"""What is set, where it may be set, and what is said about what is wrong."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.config.files import PROJECT_NAME
from paperterm.config.load import load_settings
from paperterm.config.settings import ROWS, Settings
from paperterm.configured import load_checked


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "thesis"
    folder.mkdir()
    return folder


@pytest.fixture
def user(tmp_path):
    return tmp_path / "config.toml"


def load(user, project, environ=None, lists=()):
    return load_settings(str(user), lists, environ=environ or {}, folder=project)


def said(loaded):
    return [str(problem) for problem in loaded.problems]


def test_without_files_the_defaults_hold(project):
    loaded = load_settings(environ={}, folder=project)
    assert loaded.settings == Settings()
    assert loaded.problems == ()


def test_environment_wins_over_the_project_and_the_project_over_the_user(user, project):
    user.write_text('theme = "light"\nsort = "title"\nlayout = "one"\n')
    (project / PROJECT_NAME).write_text('sort = "year"\nlayout = "two"\n')
    loaded = load(user, project, {"PAPERTERM_LAYOUT": "three"})
    assert (loaded.settings.theme, loaded.settings.sort, loaded.settings.layout) == ("light", "year", "three")
    assert [str(loaded.origins[key]).rpartition("/")[2] for key in ("theme", "sort", "layout")] == [
        "config.toml:1",
        ".paperterm.toml:1",
        "PAPERTERM_LAYOUT",
    ]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('\nthem = "dark"\n', ("them", 2), "did you mean theme?"),
        ('[cite]\n\ncomand = "citep"\n', ("cite.comand", 3), "did you mean cite.command?"),
        ('sort = "jear"\n', ("sort", 1), "did you mean year?; allowed: list, year, title"),
        ("mouse = 3\n", ("mouse", 1), "“3” is neither true nor false; allowed: true or false"),
        ('columns = ["title", "colour"]\n', ("columns", 1), "allowed: a list of title, authors"),
        ('columns = "title"\n', ("columns", 1), "is no list"),
        ('[filters]\na = "x"\nb = 7\n', ("filters.b", 3), "“7” is no text in quotes"),
        ("[keys]\nentry.copy-bibtex = 1\n", ("keys.entry.copy-bibtex", 2), "is no text"),
        ('schemes = ["https", "javascript"]\n', ("schemes", 1), "is never opened"),
        ('bib = "thesis.tex"\n', ("bib", 1), "does not end in .bib"),
        ('clipboard = "command:"\n', ("clipboard", 1), "allowed: auto, tmux"),
        ('opener = "a\u202eb"\n', ("opener", 1), "invisible characters"),
        ("filters = 3\n", ("filters", 1), "is no table"),
    ],
)
def test_a_wrong_value_is_named_with_file_line_and_key_and_the_default_holds(user, project, text, place, words):
    key, line = place
    user.write_text(text)
    loaded = load(user, project)
    (problem,) = loaded.problems
    assert (problem.key, problem.origin.line, problem.origin.file) == (key, line, str(user))
    assert words in problem.message
    row = ROWS.get(key)
    if row:
        assert getattr(loaded.settings, row.name) == row.default


def test_one_wrong_entry_of_a_table_leaves_the_others(user, project):
    user.write_text('[filters]\nrecent = "year:2024-"\nbad = 1\n')
    assert load(user, project).settings.filters == {"recent": "year:2024-"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"theme = \n", "is no TOML"),
        (b'theme = "l\xefght"\n', "is not UTF-8 (line 1)"),
        (b"a = " + b"[" * 20_000, "is n"),  # nested too deeply, or no TOML: Python versions differ
        (b"n = " + b"9" * 10_000, "is no TOML"),
        (b"#" * 300_000, "is larger than 256 kB"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_once_and_left_as_it_is(user, project, data, words):
    user.write_bytes(data)
    loaded = load(user, project)
    assert loaded.settings == Settings()
    (problem,) = loaded.problems
    assert words in problem.message
    assert user.read_bytes() == data


def test_a_fifo_and_a_missing_file_are_said_and_never_waited_for(tmp_path, project):
    os.mkfifo(tmp_path / "pipe")
    assert "is no regular file" in said(load(tmp_path / "pipe", project))[0]
    assert "no such file" in said(load(tmp_path / "missing", project))[0]
    assert "is no regular file" in said(load(tmp_path, project))[0]
    assert load("/dev/null", project).problems == ()


def test_what_a_later_version_knows_is_told_and_the_rest_holds(user, project):
    user.write_text('theme = "light"\nhologram = true\n[cloud]\naccount = "me"\n')
    loaded = load(user, project)
    assert loaded.settings.theme == "light"
    assert [problem.key for problem in loaded.problems] == ["hologram", "cloud"]


@pytest.mark.parametrize(
    "text",
    [
        'opener = "evil"',
        'clipboard = "command:evil"',
        '[commands]\nb = "evil"',
        '[keys]\n"bib.add" = "j"',
        'log = "/home/me/.profile"',
        'schemes = ["ssh"]',
        '[libraries]\na = "/etc"',
        'bib = "../other.bib"',
        'bib = "~/thesis.bib"',
        'bib = "/srv/thesis.bib"',
    ],
)
def test_a_project_sets_nothing_that_runs_or_writes_elsewhere(user, project, text):
    user.write_text("")
    (project / PROJECT_NAME).write_text(text + "\n")
    loaded = load(user, project)
    assert loaded.settings == Settings()
    assert len(loaded.problems) == 1


@pytest.mark.parametrize("place", [".", "lists", "lists/README.md", ".."])
def test_no_project_file_is_read_from_the_folder_of_a_list(user, project, place):
    user.write_text("")
    (project / "lists").mkdir()
    (project / "lists" / "README.md").write_text("# Papers\n")
    (project / PROJECT_NAME).write_text('theme = "light"\n')
    loaded = load(user, project, lists=[str(project / place)])
    assert loaded.settings == Settings()
    assert "lists set nothing" in said(loaded)[0]


def test_no_project_file_is_read_in_a_library_of_the_user(user, project):
    user.write_text(f'[libraries]\nmine = "{project}"\n')
    (project / PROJECT_NAME).write_text('theme = "light"\n')
    assert load(user, project).settings.theme == "auto"


def test_the_bib_of_a_project_does_not_make_it_a_list(user, project):
    user.write_text("")
    (project / "refs.bib").write_text("")
    (project / PROJECT_NAME).write_text('theme = "light"\nbib = "refs.bib"\n')
    loaded = load(user, project, lists=[str(project / "refs.bib"), "-", "/somewhere/else"])
    assert (loaded.settings.theme, loaded.settings.bib, loaded.problems) == ("light", "refs.bib", ())


def test_a_project_file_that_is_a_link_or_open_to_all_is_not_read(user, project, tmp_path):
    user.write_text("")
    (tmp_path / "other.toml").write_text('theme = "light"\n')
    (project / PROJECT_NAME).symlink_to(tmp_path / "other.toml")
    assert load(user, project).settings.theme == "auto"
    (project / PROJECT_NAME).unlink()
    (project / PROJECT_NAME).write_text('theme = "light"\n')
    (project / PROJECT_NAME).chmod(0o666)
    assert load(user, project).settings.theme == "auto"


def test_environment_variables_take_lists_and_flags(user, project):
    user.write_text("")
    variables = {"PAPERTERM_COLUMNS": "year, title", "PAPERTERM_MOUSE": "off", "PAPERTERM_CITE_COMMAND": "citep"}
    settings = load(user, project, variables).settings
    assert (settings.columns, settings.mouse, settings.cite_command) == (("year", "title"), False, "citep")
    assert "did you mean PAPERTERM_THEME?" in said(load(user, project, {"PAPERTERM_THEMES": "dark"}))[0]


def test_libraries_are_paths_from_the_file_and_the_default_one_is_checked(user, project, monkeypatch):
    monkeypatch.setenv("HOME", "/home/me")
    user.write_text('library = "lms"\n[libraries]\nllms = "lists/llms"\nall = ["~/a", "/b"]\n')
    loaded = load(user, project)
    assert loaded.settings.libraries == {"llms": (str(user.parent / "lists/llms"),), "all": ("/home/me/a", "/b")}
    assert "did you mean llms?" in said(loaded)[0]
    assert loaded.settings.library == ""


@given(st.text() | st.binary().map(lambda data: data.decode("latin-1")))
def test_no_file_makes_loading_fail(tmp_path_factory, text):
    user = tmp_path_factory.mktemp("any") / "config.toml"
    user.write_text(text, encoding="utf-8", errors="replace")
    loaded = load_settings(str(user), environ={}, folder=user.parent)
    assert all(problem.message.isprintable() for problem in loaded.problems)


def test_a_theme_that_there_is_not_is_told_without_the_interface(monkeypatch, tmp_path):
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "sea.toml").touch()
    (tmp_path / "config.toml").write_text('\ntheme = "see"\n')
    monkeypatch.setattr("paperterm.config.files.config_folder", lambda: tmp_path)
    loaded = load_checked()
    (problem,) = loaded.problems
    assert (problem.origin.line, loaded.settings.theme) == (2, "auto")
    assert "no theme is called “see”, did you mean sea?; allowed: auto, dark" in problem.message
    (tmp_path / "config.toml").write_text('theme = "sea"\n')
    assert load_checked().problems == ()
