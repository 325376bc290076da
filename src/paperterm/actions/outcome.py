"""What an action says about itself."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened, in words that a person can act on.

    Attributes:
        level: ``warning`` where it worked otherwise than asked.
        message: one clean line.
    """

    level: Literal["done", "warning", "failed"]
    message: str
