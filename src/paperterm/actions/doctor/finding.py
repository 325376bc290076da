"""What was found out about one thing."""

from dataclasses import dataclass
from typing import Literal

from paperterm.text import clean_line


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        topic: what it belongs to, such as ``terminal``.
        name: what was looked at.
        value: what was found, one clean line.
        state: ``wrong`` where a person should mend something, ``note`` where something works otherwise than it could.
        advice: what to do, such as a line for ``tmux.conf``; "" for nothing.
    """

    topic: str
    name: str
    value: str
    state: Literal["ok", "note", "wrong"] = "ok"
    advice: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", clean_line(self.value))
        object.__setattr__(self, "advice", clean_line(self.advice))
