"""What is saved where the terminal is far away."""

import os
from collections.abc import Mapping

from paperterm.actions.memory import remember, remembered

_MEMORY = "slow-line"
_REMOTE = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")


def is_remote(environ: Mapping[str, str]) -> bool:
    """Whether the person sits at another machine."""
    return any(environ.get(name) for name in _REMOTE)


class SlowLine:
    """Whether bytes are saved: the detail waits while a key repeats, and links are not sent twice.

    Under SSH they are unless the user has said otherwise, which is remembered.

    Attributes:
        saves: whether they are.
        is_news: whether nobody has been told yet: this is the first session over SSH.
    """

    def __init__(self, environ: Mapping[str, str] | None = None) -> None:
        environ = os.environ if environ is None else environ
        remote = is_remote(environ)
        said = remembered(_MEMORY)
        self.saves = remote and said != "off"
        self.is_news = remote and not said

    def tell(self) -> None:
        """Remember that the user knows."""
        self.is_news = False
        remember(_MEMORY, "on")

    def toggle(self) -> bool:
        """Save, or do not any more; return whether the choice could be remembered."""
        self.saves = not self.saves
        return remember(_MEMORY, "on" if self.saves else "off")
