"""The line of a key, against files whose lines are known."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from paperterm.config.places import key_lines, line_of

FILE = '''\
# theme = "no"
theme = "dark" # sort = 1
text = """
sort = "not a key"
""\\"
"""
columns = [ # [not.a.table]
  "title", "[x]",
  "year",
]
[cite]
command = "a"
"odd key" = {b = 1}
[cite.templates]
x.y = \'\'\'
z = 3\'\'\'
[[rows]]
name = 'a'
'''


def test_lines_of_keys_in_tables_behind_long_strings_and_lists():
    tomllib.loads(FILE)
    assert key_lines(FILE) == {
        "theme": 2,
        "text": 3,
        "columns": 7,
        "cite": 11,
        "cite.command": 12,
        "cite.odd key": 13,
        "cite.templates": 14,
        "cite.templates.x.y": 15,
        "rows": 17,
        "rows.name": 18,
    }


def test_a_key_inside_of_an_inline_table_is_on_the_line_of_that_table():
    assert line_of(key_lines("\ncite = {command = 3}\n"), "cite.command") == 2
    assert line_of({}, "cite.command") == 0


_NAMES = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
_VALUES = st.sampled_from(
    ["1", '"a"', "'#'", '"[x]"', '[1, [2]] # "', '"""\nq = 1\n\\""" """', "'''\n[t]\n'''", "[\n'a',\n]", '{a = "}"}']
)


@given(st.lists(st.tuples(_NAMES, _VALUES), unique_by=lambda pair: pair[0]))
def test_each_key_has_the_line_that_it_was_written_on(pairs):
    text, expected = "", {}
    for name, value in pairs:
        expected[name] = text.count("\n") + 1
        text += f"{name} = {value}\n"
    assert tomllib.loads(text).keys() == expected.keys()
    assert key_lines(text) == expected
