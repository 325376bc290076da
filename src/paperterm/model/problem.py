"""What could not be read, or is wrong in a list, in words that a person can act on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or is wrong, with its place.

    Attributes:
        file: the path as it is shown, relative to the argument that it was found under.
        line: 1-based, 0 where the whole file is meant.
        message: one clean line, without the place.
        rule: the rule of `paperterm check` that it breaks; "" for what could not be read.
        right: what would be right, one clean line, where there is a rule.
    """

    file: str
    line: int
    message: str
    rule: str = ""
    right: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"
