"""What a file of a manuscript says, one value for each thing, in the order of the file."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["file", "beside", "relative", "optional", "own class", "parent"]


@dataclass(frozen=True, slots=True)
class Cite:
    r"""A citation key, clean; ``*`` for ``\nocite{*}``."""

    key: str
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    r"""A reference that the file itself has, by ``\bibitem``."""

    key: str
    line: int


@dataclass(frozen=True, slots=True)
class Include:
    r"""A file that is read in its place.

    Attributes:
        name: as written; TeX puts ``.tex`` behind it where there is such a file.
        folder: the folder that ``\import`` names, from which names in that file are looked up too.
        kind: ``file`` for ``\input`` and its like; ``beside`` where names are also looked up beside the file that is
            included (``\subfile``); ``relative`` for ``\subimport``; ``optional`` for what need not exist; ``own
            class`` for a class or package, which the project has or not; ``parent`` for the main file of a subfile, of
            which only the bibliographies count.
    """

    name: str
    line: int
    kind: Kind = "file"
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Bibliography:
    """A bibliography that is named.

    Attributes:
        name: with its ending.
        pattern: whether `name` holds wildcards.
        certain: False where it may be no bibliography at all, unless there is such a file.
    """

    name: str
    line: int
    pattern: bool = False
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Unresolved:
    """The name of a file or a bibliography that holds a macro of which the meaning is not known."""

    text: str
    line: int


Statement = Cite | Item | Include | Bibliography | Unresolved
