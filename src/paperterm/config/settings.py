"""The settings: one table of names, types, defaults, words and what is allowed.

Checking, the commented defaults, the documentation and ``paperterm config`` are all made from the fields of
`Settings`: a setting is added here and nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final, TypeVar

from paperterm.config import kinds
from paperterm.config.kinds import Kind

COLUMNS: Final = ("title", "authors", "year", "venue", "tags")
ORDERS: Final = ("list", "year", "title", "authors", "added")
LAYOUTS: Final = ("auto", "one", "two", "three")
THEMES: Final = ("auto", "dark", "light", "contrast", "contrast-light", "sixteen", "sixteen-light")

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class About:
    """What is known about a setting besides its name, type and default.

    Attributes:
        kind: what it may be.
        words: what it is for, in whole sentences.
        example: a value as TOML has it, for the commented defaults of what is empty by default.
        harmless: whether a project file may set it: it runs nothing, and reads and writes no file elsewhere.
        key: its key in the file, where that is not its name.
    """

    kind: Kind
    words: str
    example: str = ""
    harmless: bool = False
    key: str = ""


def _setting(  # noqa: PLR0913 (one row of the table)
    default: _Value, kind: Kind, words: str, *, example: str = "", harmless: bool = False, key: str = ""
) -> _Value:
    about = {"about": About(kind, words, example, harmless, key)}
    if isinstance(default, Mapping):
        return field(default_factory=dict, metadata=about)  # type: ignore[return-value]
    return field(default=default, metadata=about)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has set, all of it checked; where nothing is set, the defaults."""

    libraries: Mapping[str, tuple[str, ...]] = _setting(
        {},
        kinds.table(kinds.one_or_more(kinds.PATH, "a path, or a list of paths, in quotes"), "names and paths"),
        "Your lists by name: a path, or several. Paths start from this file's folder, ~ is your home.",
        example='llms = "~/lists/llms-learning"\nall = ["~/lists/one", "~/lists/two"]',
    )
    library: str = _setting(
        "",
        kinds.TEXT,
        "The library that opens when no path is given; without it, all of them.",
        example='"llms"',
        harmless=True,
    )
    columns: tuple[str, ...] = _setting(
        COLUMNS,
        kinds.names(*COLUMNS),
        "The columns of the table, from left to right, as far as there is room. The title is always there.",
        harmless=True,
    )
    sort: str = _setting(
        "list",
        kinds.choice(*ORDERS, *(f"-{order}" for order in ORDERS)),
        "The order of the table at start: list is as the lists have it, year is newest first, added is what came last "
        "first; - turns it around.",
        harmless=True,
    )
    layout: str = _setting(
        "auto",
        kinds.choice(*LAYOUTS),
        "How many panes are shown: auto decides by the size of the terminal.",
        harmless=True,
    )
    theme: str = _setting(
        "auto",
        kinds.theme(*THEMES),
        "The colors: auto is dark or light as the terminal says, and one of 16 colors where it has no more.",
        harmless=True,
    )
    mouse: bool = _setting(
        True,
        kinds.FLAG,
        "Whether the program takes the mouse; false leaves it to the terminal, which then selects text.",
        harmless=True,
    )
    cite_command: str = _setting(
        "",
        kinds.TEXT,
        "The cite command that c copies at start: a name from paperterm cite --help, or one of your templates.",
        example='"citep"',
        harmless=True,
        key="cite.command",
    )
    cite_templates: Mapping[str, str] = _setting(
        {},
        kinds.table(kinds.TEXT, "names and templates"),
        "Your own cite commands: {keys} becomes a,b and {keys:; @} becomes a; @b, other braces stay as they are.",
        example="mycite = '\\mycite{{keys}}'",
        harmless=True,
        key="cite.templates",
    )
    cite_reference: str = _setting(
        "",
        kinds.TEXT,
        "The style of references at start: a name from paperterm reference --help, or one of your styles.",
        example='"apa"',
        harmless=True,
        key="cite.reference",
    )
    cite_styles: Mapping[str, str] = _setting(
        {},
        kinds.table(kinds.PATH, "names and paths"),
        "Your own styles of references: .csl files by name. They need paperterm's extra csl.",
        example="nature = '~/Zotero/styles/nature.csl'",
        key="cite.styles",
    )
    clipboard: str = _setting(
        "auto",
        kinds.CLIPBOARD,
        "The way to the clipboard: auto takes all that can be reached; command: gives the text to a program of yours.",
    )
    opener: str = _setting(
        "",
        kinds.TEXT,
        "The program that opens addresses, before $BROWSER; %s is the address, else it comes last.",
        example='"firefox --new-tab"',
    )
    schemes: tuple[str, ...] = _setting(
        ("http", "https"),
        kinds.SCHEMES,
        "The kinds of addresses that may be opened.",
    )
    bib: str = _setting(
        "",
        kinds.BIB,
        "The .bib that citations are added to, from where you are; without it, the one that the .tex files name.",
        example='"references.bib"',
        harmless=True,
    )
    filters: Mapping[str, str] = _setting(
        {},
        kinds.table(kinds.TEXT, "names and filters"),
        "Saved filters by name.",
        example='recent = "year:2024- has:code"',
        harmless=True,
    )
    layouts: Mapping[str, str] = _setting(
        {},
        kinds.table(kinds.TEXT, "lists and where their titles are"),
        "Where the titles of a list are, by its Git address, folder or file, if the list's own choice is wrong: two "
        "anchors, such as link to bar.",
        example='"github.com/owner/list".title = "link to bar"',
    )
    yours: str = _setting(
        "",
        kinds.PATH,
        "The folder of what you keep about papers (stars, collections, notes), such as one that is in Git.",
        example='"~/papers/yours"',
    )
    merge: bool = _setting(
        True,
        kinds.FLAG,
        "Whether a paper that stands in several lists is shown once.",
        harmless=True,
    )
    watch: bool = _setting(
        True,
        kinds.FLAG,
        "Whether lists that change on disk are read again.",
        harmless=True,
    )
    log: str = _setting(
        "",
        kinds.PATH,
        "A file that tells what the program did, without text of yours.",
        example='"~/paperterm.log"',
    )
    commands: Mapping[str, str] = _setting(
        {},
        kinds.table(kinds.TEXT, "keys and commands"),
        "Your own commands by key: a program that gets fields of the marked papers, without a shell: "
        "{title}, {url}, {pdf}, {key} …, or {keys} of all of them; {bibtex} alone goes to its standard input.",
        example='Z = "zathura {pdf}"\n"y z" = "zotero-add --stdin {bibtex}"',
    )
    keys: Mapping[str, tuple[str, ...]] = _setting(
        {},
        kinds.table(kinds.one_or_more(kinds.TEXT, "a key, or a list of keys, in quotes"), "actions and keys"),
        "Keys by action: one, several, or [] for none. A chord is written with a space.",
        example='"entry.copy-bibtex" = ["b", "y b"]',
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A setting in the table.

    Attributes:
        name: the field of `Settings`.
        key: table and key in the file, with a dot.
        default: what holds where nothing is set.
        about: the rest.
    """

    name: str
    key: str
    default: Any
    about: About

    @property
    def variable(self) -> str:
        """The environment variable that sets it, "" for a table."""
        return "" if self.about.kind.entries else f"PAPERTERM_{self.name.upper()}"


def _rows() -> dict[str, Row]:
    nothing = Settings()
    found = [(each.name, each.metadata["about"]) for each in fields(Settings)]
    rows = [Row(name, about.key or name, getattr(nothing, name), about) for name, about in found]
    return {row.key: row for row in rows}


ROWS: Final = _rows()
"""All settings by their key in the file."""
