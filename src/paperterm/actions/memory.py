"""What is remembered from one start to the next: small texts in the state folder."""

from paperterm.actions.private import write_private
from paperterm.paths import state_folder
from paperterm.text import clean_line
from paperterm.trouble import BROKEN, cannot_remember, put_aside

_LONGEST = 200


def remembered(name: str) -> str:
    """Return what is remembered under `name`, "" where nothing is or it cannot be read."""
    try:
        with (state_folder() / name).open(encoding="utf-8") as file:
            return clean_line(file.read(_LONGEST))
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, UnicodeDecodeError):
        put_aside(state_folder() / name, BROKEN)
        return ""


def remember(name: str, value: str) -> bool:
    """Remember `value` under `name`; False where the state folder cannot be written."""
    try:
        write_private(state_folder() / name, f"{value}\n".encode())
    except OSError as error:
        cannot_remember(error)
        return False
    return True


def remembered_choice(name: str, setting: str) -> str:
    """Return the choice that is remembered under `name`; "" where `setting`, beside which it was made, was changed."""
    choice, _, before = remembered(name).partition(" ")
    return choice if before == setting else ""


def remember_choice(name: str, choice: str, setting: str) -> bool:
    """Remember a choice made beside `setting`; False where the state folder cannot be written."""
    return remember(name, f"{choice} {setting}".strip())
