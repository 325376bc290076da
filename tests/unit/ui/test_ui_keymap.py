import pytest

from paperterm.ui.keymap import make_keymap
from paperterm.ui.keynames import read_key
from paperterm.ui.keys import ACTIONS, markdown_table

AS_THEY_COME = make_keymap({})[0]


def keys(keymap, action):
    return keymap.by_id[action].keys


def test_without_changes_every_action_has_its_keys():
    for action in ACTIONS:
        assert set(keys(AS_THEY_COME, action.id)) == set(action.keys)


def test_an_action_takes_several_keys_one_or_none():
    keymap, problems = make_keymap({"entry.open": ["w", "f5"], "mark.toggle": ["f6"], "list.reload": []})
    assert problems == []
    assert keymap.pressed("w", "w") == keymap.pressed("f5", None) == "entry.open"
    assert keymap.pressed("f6", None) == "mark.toggle"
    assert keymap.pressed("o", "o") == keymap.pressed("space", " ") == keymap.pressed("R", "R") == ""
    assert keymap.label("list.reload") == "“reload” in the palette"


def test_a_menu_moves_with_its_key_and_keeps_what_is_in_it():
    keymap, problems = make_keymap({"entry.copy": ["Y", "ctrl+y"]})
    assert problems == []
    assert keymap.menu("y", "y")[1] == ()
    shown, menu = keymap.menu("Y", "Y")
    assert shown == "Y"
    assert [(second, action.id) for second, action in menu][:2] == [
        ("b", "entry.copy-bibtex"),
        ("c", "entry.copy-cite"),
    ]
    assert keymap.menu("ctrl+y", None)[1] == menu
    assert "Y k" in keys(keymap, "entry.copy-key")


def test_a_chord_of_ones_own_opens_a_menu():
    keymap, problems = make_keymap({"cursor.first": ["g g"], "cursor.last": ["g e"], "entry.open": ["y o"]})
    assert problems == []
    assert [second for second, _ in keymap.menu("g", "g")[1]] == ["g", "e"]
    assert ("o", "entry.open") in [(second, action.id) for second, action in keymap.menu("y", "y")[1]]
    assert keymap.pressed("g", "g") == ""


def test_a_default_key_that_is_given_away_is_told_until_it_is_set_too():
    keymap, problems = make_keymap({"bib.add": ["b"]})
    assert keymap.pressed("b", "b") == "bib.add"
    assert problems == [("bib.add", "b is the key of entry.copy-bibtex, which has only y b then: set that too")]
    assert make_keymap({"bib.add": ["b"], "entry.copy-bibtex": ["y b"]})[1] == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"bib.add": ["z"], "bib.undo": ["z"]}, "z is set for bib.add already"),
        ({"bib.add": ["z"], "bib.undo": ["z z"]}, "z z is set for bib.add already"),
        ({"bib.add": ["z z"], "bib.undo": ["z"]}, "z is set for bib.add already"),
        ({"bib.add": ["g x"]}, "which has only Home then"),
        ({"bib.add": ["y"]}, "y is the key of entry.copy, which has no key then"),
        ({"bib.ad": ["z"]}, "no action has this name, did you mean bib.add?"),
        ({"bib.add": ["ctrl+i"]}, "terminals send it as tab"),
        ({"bib.add": ["ctrl+c"]}, "ctrl+c always quits"),
    ],
)
def test_clashes_impossible_keys_and_unknown_actions_are_told(changes, words):
    keymap, problems = make_keymap(changes)
    assert len(problems) == 1
    assert words in problems[0][1]
    assert keymap.quits("ctrl+c")


def test_an_action_with_only_impossible_keys_keeps_its_own():
    assert make_keymap({"bib.add": ["cmd+a"]})[0].pressed("a", "a") == "bib.add"


def test_quitting_is_always_possible():
    keymap, _ = make_keymap({"app.quit": []})
    assert keymap.pressed("q", "q") == ""
    assert keymap.pressed("ctrl+c", None) == "app.quit"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("PgDn", "pagedown"),
        ("esc", "escape"),
        ("C-x", "ctrl+x"),
        ("Ctrl+D", "ctrl+d"),
        ("shift+g", "G"),
        ("alt+b", "alt+b"),
        ("shift+Tab", "shift+tab"),
        ("/", "/"),
        ("-", "-"),
        ("+", "+"),
        (" y   b ", "y b"),
        ("ö", "ö"),
    ],
)
def test_keys_are_read_as_people_write_them(written, key):
    assert read_key(written) == key


@pytest.mark.parametrize(
    "written", ["", "a b c", "cmd+a", "ctrl+1", "ctrl+m", "ctrl+shift+a", "shift+1", "hyper", "f99", "ctrl+", "++"]
)
def test_what_no_terminal_sends_is_refused(written):
    with pytest.raises(ValueError, match=r"“"):
        read_key(written)


def test_the_table_follows_the_keys_that_hold():
    keymap, _ = make_keymap({"bib.add": ["f5"]})
    assert "| `f5` | Add to the project's .bib" in markdown_table(keymap.actions)


def test_own_commands_take_their_keys_and_say_what_that_costs():
    keymap, problems = make_keymap({"entry.open": ["w"]}, {"Z": "zathura {pdf}", "b": "a {key}", "y z": "z", "w": "x"})
    assert keymap.pressed("Z", "Z") == "commands.Z"
    assert keymap.by_id["commands.Z"].words == "zathura"
    assert keymap.pressed("b", "b") == "commands.b"
    assert keymap.pressed("w", "w") == "entry.open"
    assert "z" in [key for key, _ in keymap.menu("y", "y")[1]]
    assert [action for action, _ in problems] == ["commands.w", "commands.b"]
