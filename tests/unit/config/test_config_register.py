"""A library is added to a file of settings, and everything else in it stays as it is."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.config.register import with_library

NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=12)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sort = 'year'",
        "# mine\nsort = 'year'\n\n[keys]\n'bib.add' = 'w'\n",
        "[libraries]\n",
        "[libraries] # all of them\none = 'a' # first\n\n[cite]\ncommand = 'citep'\n",
        "[libraries]",
    ],
)
def test_everything_else_stays(text):
    made = with_library(text, "llms", "~/lists/llms")
    assert tomllib.loads(made)["libraries"]["llms"] == "~/lists/llms"
    kept = made.replace('"llms" = "~/lists/llms"\n', "", 1)
    assert text.strip() in kept


def test_libraries_stay_in_the_order_in_which_they_came():
    text = with_library(with_library("[cite]\ncommand = 'citep'\n", "b", "1"), "a", "2")
    assert text == '[cite]\ncommand = \'citep\'\n\n[libraries]\n"b" = "1"\n"a" = "2"\n'
    text = with_library("[libraries]\nmore = [\n  'x',\n]\n\n# keys\n[keys]\n", "a", "2")
    assert text == '[libraries]\nmore = [\n  \'x\',\n]\n"a" = "2"\n\n# keys\n[keys]\n'


@given(NAMES, NAMES)
def test_any_name_and_path_come_back(name, path):
    assert tomllib.loads(with_library("[libraries]\n'\\a' = 'x'\n", name, path))["libraries"][name] == path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sort = ", "no TOML"),
        ("[libraries]\nllms = 'x'\n", "already"),
        ("libraries = {one = 'x'}\n", "way of its own"),
        ("sort = '''\n[libraries]\n'''\n", "way of its own"),
    ],
)
def test_what_cannot_be_changed_by_a_line_is_left(text, said):
    with pytest.raises(ValueError, match=said):
        with_library(text, "llms", "y")
