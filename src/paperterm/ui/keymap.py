"""The keys that hold: the registry with what the user has changed.

A key that the user gives to an action is taken from the one that has it by default. Two actions that the user gives
the same key, and a default that is lost without a word about it in the settings, are told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from paperterm.ui.keynames import ALWAYS_QUITS, read_key
from paperterm.ui.keys import ACTIONS, Action, key_label, own_actions

Menu = tuple[tuple[str, Action], ...]
"""The keys in a menu of chords, with their actions."""


class Keymap:
    """Which key does what.

    Args:
        actions: the actions with the keys that hold.
        opened: the menus of actions that only open one, by their id.

    Attributes:
        actions: as given.
        by_id: the same by id.
    """

    def __init__(self, actions: Sequence[Action], opened: Mapping[str, Menu]) -> None:
        self.actions = tuple(actions)
        self.by_id = {action.id: action for action in actions}
        self._opened = opened
        self._singles = {key: action.id for action in actions for key in action.keys if " " not in key}
        self._menus: dict[str, Menu] = {}
        for action in actions:
            for key in action.keys:
                first, gap, second = key.partition(" ")
                if gap:
                    self._menus[first] = (*self._menus.get(first, ()), (second, action))

    def pressed(self, key: str, character: str | None) -> str:
        """Return the id of the action of a key, "" for none; a key is told by its name, and by what it types."""
        return self._singles.get(key) or self._singles.get(character or "", "")

    def menu(self, key: str, character: str | None) -> tuple[str, Menu]:
        """Return the key that opens a menu of chords and the menu, empty where it opens none."""
        shown = key if key in self._menus else character or ""
        return shown, self._menus.get(shown, ())

    def menu_of(self, action_id: str) -> tuple[str, Menu]:
        """Return the key and the menu of an action that only opens one; without a key of its own it has its words."""
        action = self.by_id[action_id]
        return (action.keys[0] if action.keys else action.words), self._opened[action_id]

    def label(self, action_id: str) -> str:
        """Return the first key of an action as people read it; without one, how to find it."""
        action = self.by_id[action_id]
        return key_label(action.keys[0]) if action.keys else f"“{action.words}” in the palette"

    def quits(self, key: str) -> bool:
        """Whether `key` quits, whatever else goes on."""
        return key == ALWAYS_QUITS or key in self.by_id["app.quit"].keys


def make_keymap(
    changes: Mapping[str, Sequence[str]], commands: Mapping[str, str] = MappingProxyType({})
) -> tuple[Keymap, list[tuple[str, str]]]:
    """Return the keys that hold with the user's `changes`, by action id, and own `commands`, and what is wrong.

    What is wrong is an action's id and one line of words; it has no effect.
    """
    own = own_actions(commands)
    making = _Making((*ACTIONS, *own))
    for action_id, keys in (*changes.items(), *((action.id, action.keys) for action in own)):
        making.change(action_id, keys)
    return making.keymap(), making.problems


class _Making:
    """Gives keys to actions, the user's first."""

    def __init__(self, actions: Sequence[Action]) -> None:
        self._actions = {action.id: action for action in actions}
        self._changed: dict[str, list[str]] = {}
        self._taken: dict[str, str] = {}
        self._prefixes: dict[str, str] = {}
        self.problems: list[tuple[str, str]] = []

    def change(self, action_id: str, keys: Iterable[str]) -> None:
        if action_id not in self._actions:
            from paperterm.config.kinds import did_you_mean

            self.problems.append((action_id, f"no action has this name{did_you_mean(action_id, self._actions)}"))
            return
        read: list[str] = []
        was_wrong = False
        for key in keys:
            try:
                read.append(_read_for(action_id, key))
            except ValueError as error:
                was_wrong = True
                self.problems.append((action_id, str(error)))
        if read or not was_wrong:
            self._changed[action_id] = list(dict.fromkeys(read))

    def keymap(self) -> Keymap:
        keys = {
            action_id: [key for key in given if self._claim(action_id, key)]
            for action_id, given in self._changed.items()
        }
        others = [action for action in self._actions.values() if action.id not in self._changed]
        for action in others:
            keys[action.id] = [key for key in action.keys if " " not in key and self._keep(action, key)]
        opened = {action.id: self._chords(action) for action in self._actions.values() if action.opens}
        for opener, chords in opened.items():
            for first in keys[opener]:
                for second, action_id in chords:
                    chord = f"{first} {second}"
                    if action_id not in self._changed and self._keep(self._actions[action_id], chord):
                        keys[action_id].append(chord)
        keys["app.quit"].append(ALWAYS_QUITS)
        held = {name: replace(self._actions[name], keys=tuple(dict.fromkeys(given))) for name, given in keys.items()}
        menus = {
            opener: tuple((second, held[action_id]) for second, action_id in chords)
            for opener, chords in opened.items()
        }
        return Keymap([held[name] for name in self._actions], menus)

    def _chords(self, opener: Action) -> list[tuple[str, str]]:
        """Return the second keys of the chords that begin with the key of `opener` by default, with their actions."""
        parts = [(key.partition(" "), action.id) for action in self._actions.values() for key in action.keys]
        return [(second, name) for (first, gap, second), name in parts if gap and first in opener.keys]

    def _claim(self, action_id: str, key: str) -> bool:
        """Give a key that the user wants; False where the user has given it to another action before."""
        first, gap, _ = key.partition(" ")
        before = self._taken.get(key) or (self._taken.get(first) if gap else self._prefixes.get(key))
        if before == action_id or (before and self._actions[before if gap else action_id].opens):
            before = None
        if before:
            self.problems.append((action_id, f"{key_label(key)} is set for {before} already, which keeps it"))
            return False
        self._taken[key] = action_id
        if gap:
            self._prefixes.setdefault(first, action_id)
        return True

    def _keep(self, action: Action, key: str) -> bool:
        """Leave a default key to `action` unless the user gave it away; then say so."""
        if key == ALWAYS_QUITS:
            return False
        winner = self._taken.get(key) or ("" if action.opens else self._prefixes.get(key, ""))
        if not winner:
            self._taken[key] = action.id
            return True
        left = [key_label(other) for other in action.keys if other != key]
        has = f"has only {', '.join(left)} then" if left else "has no key then"
        self.problems.append((winner, f"{key_label(key)} is the key of {action.id}, which {has}: set that too"))
        return False


def _read_for(action_id: str, text: str) -> str:
    key = read_key(text)
    if ALWAYS_QUITS in key.split(" ") and (action_id, key) != ("app.quit", ALWAYS_QUITS):
        raise ValueError(f"{ALWAYS_QUITS} always quits")
    return key
