import subprocess
import sys
from importlib import import_module
from itertools import chain

from paperterm.ui.choices import Choice, filter_choices, help_choices, palette_choices
from paperterm.ui.keymap import make_keymap
from paperterm.ui.keys import ACTIONS, GROUPS, markdown_table
from paperterm.ui.lines import footer_hints

AS_THEY_COME = make_keymap({})[0]
FORBIDDEN = {"ctrl+s", "ctrl+q", "ctrl+b", "ctrl+a"}
"""Flow control, suspend, and the prefixes of tmux and screen."""


def test_ids_and_keys_belong_to_one_action_each() -> None:
    keys = [key for action in ACTIONS for key in action.keys]
    assert len(set(keys)) == len(keys)
    assert len(AS_THEY_COME.by_id) == len(ACTIONS)
    assert not FORBIDDEN & set(keys)
    assert [action.id for action in ACTIONS if "ctrl+z" in action.keys] == ["app.suspend"]


def test_every_action_has_a_group_and_words() -> None:
    assert [group for group in GROUPS if any(action.group == group for action in ACTIONS)] == list(GROUPS)
    assert all(action.words and action.sentence.endswith(".") for action in ACTIONS)


def test_every_action_does_something_and_every_handler_is_an_action() -> None:
    from paperterm.ui.routes import MODULES, handler_of

    done = {action.id for action in ACTIONS if not action.opens}
    handled = [import_module(f"paperterm.ui.handlers.{name}").HANDLERS for name in MODULES]
    assert sorted(chain(*handled)) == sorted(done)
    assert all(callable(handler_of(action)) for action in done)


def test_a_menu_opens_on_a_key_of_its_own() -> None:
    assert [key for key, _ in AS_THEY_COME.menu("y", "y")[1]] == ["b", "c", "k", "r", "s", "u", "p", "t", "m"]
    openers = {action.keys[0] for action in ACTIONS if action.opens}
    assert openers == {key.split(" ")[0] for action in ACTIONS for key in action.keys if " " in key}


def test_the_readme_table_and_the_help_have_every_action() -> None:
    table = markdown_table()
    assert all(action.sentence in table for action in ACTIONS)
    assert {choice.value for choice in help_choices(ACTIONS)} == set(AS_THEY_COME.by_id)
    palette = {choice.value for choice in palette_choices(ACTIONS, ["Herbs"], {"recent": "year:2024-"}, ["dark"])}
    assert {"action:app.theme", "list:0", "filter:recent", "theme:dark"} <= palette


def test_typing_filters_the_help_by_words_and_keys() -> None:
    rows = filter_choices(help_choices(ACTIONS), "copy bib")
    assert [row.value for row in rows if isinstance(row, Choice)] == ["entry.copy-bibtex"]
    assert rows[0] == "Copy"
    assert filter_choices(help_choices(ACTIONS), "no such thing at all") == []


def test_the_footer_shows_keys_with_words_as_far_as_there_is_room() -> None:
    hints = footer_hints(AS_THEY_COME, "entries", 80)
    assert ("b", "BibTeX", "entry.copy-bibtex") in hints
    assert sum(hint.width for hint in hints) <= 80
    assert len(footer_hints(AS_THEY_COME, "entries", 30)) < len(hints)


def test_the_registry_needs_no_textual() -> None:
    code = "import sys, paperterm.ui.keys; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
