"""Invented records in random layouts, as Markdown.

A layout is drawn once for a list and holds for all of its entries; what an entry lacks (a venue, links) is drawn for
each. Grown from the survey of how lists are written, never from a list.
"""

from dataclasses import dataclass, field
from random import Random

from bench.layouts.records import Record, make_record


@dataclass(slots=True)
class Page:
    """An invented list.

    Attributes:
        titles: first line of an entry -> its title, as the list means it.
    """

    lines: list[str] = field(default_factory=list)
    titles: dict[int, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The list's Markdown."""
        return "\n".join(self.lines) + "\n"


@dataclass(slots=True)
class Entry:
    """A rendered record: its Markdown and its title as the layout shows it."""

    text: str
    title: str


def _people(random: Random, style: str, record: Record) -> str:
    """Return the authors in one of the usual forms."""
    people = record.authors
    shown = people[:1] if style.endswith("al") else people
    names = []
    for given, family in shown:
        initial = " ".join(f"{part[0]}." for part in given.replace(".", "").split())
        if style.startswith("full"):
            names.append(f"{given} {family}")
        elif style.startswith("initial"):
            names.append(f"{initial} {family}")
        elif style.startswith("last, first"):
            names.append(f"{family}, {given}")
        elif style.startswith("last, initial"):
            names.append(f"{family}, {initial}")
        elif style.startswith("last initial"):
            names.append(f"{family} {initial.replace('.', '').replace(' ', '')}")
        else:
            names.append(family)
    if style.endswith("al") and len(people) > 1:
        return names[0] + random.choice((" et al.", ", et al.", " et al"))
    joint = "; " if "; " in style else ", "
    if len(names) == 1:
        return names[0]
    last = " and " if " and" in style else ", and " if ", and" in style else " & " if " &" in style else joint
    return joint.join(names[:-1]) + last + names[-1]


_STYLES = (
    "full", "full and", "full, and", "initial", "initial and", "full al", "family al", "last, first; ",
    "last, initial and", "last, initial &", "last initial", "last initial al", "last, first al", "initial al",
    "full and", "full",
)  # fmt: skip


def _placed(style: str, record: Record) -> str:
    """Return venue and year together."""
    venue, year = record.venue, record.year
    short = f"{year % 100:02}"
    return {
        "v y": f"{venue} {year}",
        "v, y": f"{venue}, {year}",
        "v'y": f"{venue}'{short}",
        "v' y": f"{venue}' {short}",
        "v 'y": f"{venue} '{short}",
        "y": str(year),
        "v": venue,
        "(v y)": f"({venue} {year})",
        "(y)": f"({year})",
        "(v, y)": f"({venue}, {year})",
        "[v y]": f"[{venue} {year}]",
        "[v'y]": f"[{venue}'{short}]",
        "*v*, y": f"*{venue}*, {year}",
        "*v y*": f"*{venue} {year}*",
        "`v y`": f"`{venue} {year}`",
        "y, v": f"{year}, {venue}",
        "(y), v": f"({year}), {venue}",
        "in v, y": f"In {venue}, {year}",
        "in *v* y": f"In *{venue}* {year}",
        "**v y**": f"**{venue} {year}**",
    }[style]


_PLACES = (
    "v y", "v, y", "v'y", "v' y", "v 'y", "y", "v", "(v y)", "(y)", "(v, y)", "[v y]", "*v*, y", "*v y*", "`v y`",
    "y, v", "(y), v", "in v, y", "in *v* y", "**v y**",
)  # fmt: skip


def _links(random: Random, style: str, record: Record) -> str:
    paper, code = record.url, record.code
    both = random.random() < 0.5
    forms = {
        "[[p]]": (f"[[Paper]]({paper})", f" [[Code]]({code})"),
        "[p]": (f"[pdf]({paper})", f", [code]({code})"),
        "(p)": (f"([paper]({paper}))", f" ([code]({code}))"),
        "\\[p\\]": (f"\\[[Paper]({paper})\\]", f" \\[[Code]({code})\\]"),
        "p | c": (f"[arXiv]({paper})", f" | [github]({code})"),
        "badge": (f"[![paper](https://img.shields.io/badge/p.svg)]({paper})", f" ![stars](https://img.shields.io/github/{code[19:]})"),
        "bare": (paper if paper.startswith("http") else f"https://example.org/{paper}", ""),
        "**[p]**": (f"**[[Paper]({paper})]**", f" **[[Code]({code})]**"),
    }  # fmt: skip
    first, second = forms[style]
    return first + (second if both else "")


_LINK_STYLES = ("[[p]]", "[p]", "(p)", "\\[p\\]", "p | c", "badge", "bare", "**[p]**", "[[p]]", "[p]")
_SEPARATORS = (", ", ". ", " - ", " | ", " ", "; ", " – ", ": ")


def _wrapped(style: str, text: str, url: str) -> str:
    return {
        "plain": text,
        "link": f"[{text}]({url})",
        "bold": f"**{text}**",
        "italic": f"*{text}*",
        "quoted": f'"{text}"',
        "bold link": f"**[{text}]({url})**",
        "link bold": f"[**{text}**]({url})",
        "quoted link": f'"[{text}]({url})"',
        "link quoted": f'["{text}"]({url})',
        "angle": f"<[{text}]({url})>",
        "underlined": f"__{text}__",
        "bold quoted": f'"**{text}**"',
        "curly": f"“{text}”",
        "italic quoted": f'_"{text}"_',
        "code": f"`{text}`",
        "italic link": f"*[{text}]({url})*",
        "bold stop": f"**{text}.**",
        "link stop": f"[{text}.]({url})",
    }[style]


_WRAPPERS = (
    "plain", "plain", "plain", "link", "link", "link", "link", "bold", "bold", "italic", "quoted", "bold link",
    "link bold", "quoted link", "link quoted", "angle", "underlined", "bold quoted", "curly", "italic quoted",
    "italic link", "bold stop", "link stop",
)  # fmt: skip
_LINKED = frozenset(style for style in _WRAPPERS if "link" in style or style == "angle")


class Layout:
    """How all entries of a list are written; `family` names the order of the fields."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.family = random.choice(FAMILIES)
        self.people = random.choice(_STYLES)
        self.place = random.choice(_PLACES)
        self.link = random.choice(_LINK_STYLES)
        self.wrapper = random.choice(_WRAPPERS)
        self.separator = random.choice(_SEPARATORS)
        self.second = random.choice(_SEPARATORS)
        self.bullet = random.choice(("- ", "* ", "+ ", "{n}. ", "{n}) "))
        self.sentence = random.random() < 0.3
        self.named = random.choice((0.1, 0.3, 0.5, 0.9))
        self.full_stop = random.random() < 0.2
        self.lacks = random.choice((0.0, 0.0, 0.1, 0.25))
        self.order = random.sample(("authors", "place", "links"), 3)
        self.fields = frozenset(
            name for name, often in (("authors", 0.55), ("place", 0.7), ("links", 0.6)) if random.random() < often
        )
        self.remark = random.choice((0.0, 0.0, 0.1, 0.5))
        self.variant = random.randrange(6)

    def _has(self, name: str) -> bool:
        return name in self.fields and self.random.random() >= self.lacks

    def _field(self, name: str, record: Record) -> str:
        if name == "authors":
            text = _people(self.random, self.people, record)
            return {0: f"*{text}*", 1: f"by {text}", 2: f"({text})"}.get(self.variant, text)
        if name == "place":
            return _placed(self.place, record)
        return _links(self.random, self.link, record)

    def _tail(self, record: Record, leave: frozenset[str] = frozenset()) -> str:
        """Return the fields behind a title, each with its separator."""
        parts = []
        for name in self.order:
            if name not in leave and self._has(name):
                separator = " " if name == "links" and self.random.random() < 0.8 else self.separator
                parts.append(separator + self._field(name, record))
        text = "".join(parts)
        if self.random.random() < self.remark:
            text += self.second + record.remark
        return text + ("." if self.full_stop and not text.endswith(("]", ")", ".")) else "")

    def render(self, record: Record) -> Entry:
        """Return a record in this layout."""
        return getattr(self, f"_{self.family}")(record)

    def _title_first(self, record: Record) -> Entry:
        return Entry(_wrapped(self.wrapper, record.title, record.url) + self._tail(record), record.title)

    def _tag_first(self, record: Record) -> Entry:
        tag = {
            0: f"[{record.venue}'{record.year % 100:02}]",
            1: f"({record.year})",
            2: f"`{record.venue}`",
            3: f"**[{record.venue} {record.year}]**",
            4: f"[{record.year}/{self.random.randint(1, 12):02}]",
            5: f"[{record.topic}]",
        }[self.variant]
        return Entry(f"{tag} {_wrapped(self.wrapper, record.title, record.url)}{self._tail(record)}", record.title)

    def _name_first(self, record: Record) -> Entry:
        """Return a short name with its own mark, then the title with another."""
        name = record.name or record.rest.split()[0]
        mark = {
            0: f"**({name})**",
            1: f"**{name}**:",
            2: f"**[{name}]**",
            3: f"[{name}]",
            4: f"**{name}**",
            5: f"`{name}`",
        }[self.variant]
        wrapper = self.wrapper if self.wrapper not in ("plain", "bold", "bold stop", "underlined") else "italic"
        joint = self.second if self.variant == 4 and self.second in (" - ", " – ", ": ") else " "
        return Entry(f"{mark}{joint}{_wrapped(wrapper, record.rest, record.url)}{self._tail(record)}", record.rest)

    def _name_marked(self, record: Record) -> Entry:
        """Return a title whose part before the colon alone is linked or bold."""
        if not record.name:
            wrapper = "link" if self.variant < 4 else "bold"
            return Entry(_wrapped(wrapper, record.rest, record.url) + self._tail(record), record.title)
        mark = f"[{record.name}]({record.url})" if self.variant < 4 else f"**{record.name}**"
        colon = self.random.choice((": ", ": ", ": ", " : ", ":")) if self.lacks else ": "
        return Entry(f"{mark}{colon}{record.rest}{self._tail(record)}", record.title)

    def _inside_link(self, record: Record) -> Entry:
        """Return a link that holds year, venue or authors beside the title."""
        inner = {
            0: f"{record.title}, {record.year}",
            1: f"{record.title} ({record.year})",
            2: f"{record.title} ({record.venue} {record.year})",
            3: f"{record.title}. {_people(self.random, self.people, record)}",
            4: f"{_people(self.random, self.people, record)}: {record.title}",
            5: f"{record.title}, {record.venue} {record.year}",
        }[self.variant]
        wrapper = self.wrapper if self.wrapper in _LINKED or self.wrapper == "bold" else "link"
        if wrapper in ("quoted link", "link quoted", "link stop"):
            wrapper = "link"
        tail = self._tail(record, frozenset({"authors", "place"}))
        return Entry(_wrapped(wrapper, inner, record.url) + tail, record.title)

    def _authors_first(self, record: Record) -> Entry:
        people = _people(self.random, self.people, record)
        year = record.year
        joint = (": ", ", ", ". ", f" ({year}). ", f". {year}. ", f", {year}. ")[self.variant]
        wrapper = "plain" if self.wrapper in ("bold stop", "link stop", "angle") else self.wrapper
        if joint == ", " and wrapper == "plain" and "," in record.title:
            wrapper = "quoted"
        behind = self.random.choice((", ", ". ")) if self.lacks else (", " if self.variant in (0, 1) else ". ")
        place = _placed(self.place, record) if self.random.random() >= self.lacks else str(record.year)
        links = " " + _links(self.random, self.link, record) if self._has("links") else ""
        stop = "." if self.full_stop else ""
        joint = ": " if joint == ". " and people.endswith(".") and self.variant == 0 else joint
        title = _wrapped(wrapper, record.title, record.url)
        return Entry(f"{people}{joint}{title}{behind}{place}{stop}{links}", record.title)

    def _citation(self, record: Record) -> Entry:
        people, title, venue, year = _people(self.random, self.people, record), record.title, record.venue, record.year
        volume, page = self.random.randint(1, 40), self.random.randint(1, 90)
        text = {
            0: f"{people} ({year}). {title}. *{venue}*, {volume}({volume // 9 + 1}), {page}-{page + 9}.",
            1: f'{people}. "{title}." {venue} ({year}).',
            2: f'{people}, "{title}," in {venue}, {year}, pp. {page}-{page + 9}.',
            3: f"{people}. {title}. In {venue}, {year}.",
            4: f"{people}. {year}. [{title}]({record.url}). In *Proceedings of {venue} {year}*.",
            5: f"{people}. {title}[J]. {venue}, {year}, {volume}: {page}.",
        }[self.variant]
        links = " " + _links(self.random, self.link, record) if self._has("links") else ""
        return Entry(text.replace("..", ".") + links, title)

    def _two_lines(self, record: Record) -> Entry:
        """Return the title on its line, the rest on the next: behind a break or in child bullets."""
        people = _people(self.random, self.people, record)
        lines = [_wrapped(self.wrapper, record.title, record.url)]
        if self._has("links") and self.variant % 2:
            lines[0] += " " + _links(self.random, self.link, record)
        if self._has("authors"):
            lines.append(people if self.variant < 4 else f"*{people}*")
        if self._has("place"):
            lines.append(_placed(self.place, record))
        if len(lines) == 1 or not self.variant % 2:
            lines.append(_links(self.random, self.link, record))
        joint = {0: " <br> ", 1: "<br>", 2: "\n    - ", 3: "\n  * ", 4: "  \n  ", 5: "\n\n    "}[self.variant]
        return Entry(joint.join(lines), record.title)

    def _nested(self, record: Record) -> Entry:
        """Return a short name with links, and the citation in a bullet below."""
        name = record.name or " ".join(record.rest.split()[:2])
        title = record.title if self.variant % 2 else record.rest
        people = _people(self.random, self.people, record)
        below = {
            0: f"{people}, {title}, {record.venue}, {record.year}.",
            1: f"{people}. {title}. {record.venue} {record.year}",
            2: f"{people}, *{title}*, {record.venue}, {record.year}.",
            3: f"{people}: {title}, {record.venue} {record.year}",
            4: f'{people}, "{title}", {record.venue}, {record.year}',
            5: f"{title}, {record.venue}, {record.year}.",
        }[self.variant]
        return Entry(f"{name} {_links(self.random, self.link, record)}\n  * {below}", title)

    def _labels_first(self, record: Record) -> Entry:
        """Return links before the title."""
        return Entry(
            f"{_links(self.random, self.link, record)}{self.second if self.second in (' - ', ': ', ' | ') else ' '}"
            f"{_wrapped(self.wrapper if self.wrapper not in _LINKED else 'plain', record.title, record.url)}"
            f"{self._tail(record, frozenset({'links'}))}",
            record.title,
        )

    def _described(self, record: Record) -> Entry:
        """Return a linked title and a sentence about it."""
        text = record.remark if self.variant < 3 else f"We find that {record.topic} help with {record.venue}, and more."
        joint = (" - ", ": ", " – ", " — ", " ", ". ")[self.variant]
        return Entry(f"[{record.title}]({record.url}){joint}{text}", record.title)

    def _introduced(self, record: Record) -> Entry:
        """Return a title behind one of a few words that introduce what follows."""
        word = self.random.choice(
            (("Talk", "Report", "Slides"), ("Monday", "Friday"), ("Main", "Extra"))[self.variant % 3]
        )
        tail = self._tail(record)
        return Entry(f"{word}: {_wrapped(self.wrapper, record.rest, record.url)}{tail}", record.rest)

    def _tool(self, record: Record) -> Entry:
        """Return a tool: its name and what it does."""
        joint = (": ", " - ", " – ", ": ", " - ", ": ")[self.variant]
        mark = f"[{record.name}]({record.code})" if self.variant < 5 else f"**[{record.name}]({record.code})**"
        return Entry(f"{mark}{joint}{record.describes}", record.name)


FAMILIES = (
    "title_first", "title_first", "title_first", "title_first", "tag_first", "name_first", "name_marked", "name_marked",
    "inside_link", "authors_first", "authors_first", "citation", "two_lines", "nested", "labels_first", "described",
    "tool", "introduced",
)  # fmt: skip


def make_page(random: Random) -> Page:
    """Return an invented list: one layout for most entries, at times a second one for the others."""
    main = Layout(random)
    other = Layout(random) if random.random() < 0.3 else main
    share = random.choice((0.05, 0.1, 0.2)) if other is not main else 0.0
    page = Page(["# Invented list", ""])
    for section in range(random.choice((1, 2, 3, 5))):
        page.lines.extend((f"## Part {section + 1}", ""))
        for number in range(1, random.choice((3, 5, 8, 12, 25)) + 1):
            layout = other if random.random() < share else main
            record = make_record(random, sentence=layout.sentence, named=layout.named, tool=layout.family == "tool")
            entry = layout.render(record)
            page.titles[len(page.lines) + 1] = entry.title
            page.lines.extend((main.bullet.format(n=number) + entry.text).split("\n"))
            if main.variant == 0 and main.family != "nested":
                page.lines.append("")
        page.lines.append("")
    return page
