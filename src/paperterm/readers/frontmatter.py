"""The layout of one file for each entry: YAML front matter with the fields of a paper.

Reads the part of YAML that front matter uses (scalars plain, quoted or folded over lines, block scalars, lists and
mappings in block and flow style, comments), line by line and without recursion; anything else stays text.
"""

import re
from typing import Any, Final

from paperterm.readers.draft import Draft
from paperterm.readers.fields.dates import find_year
from paperterm.readers.fields.links import label_kind
from paperterm.readers.fields.names import read_names
from paperterm.readers.front.blocks import visible
from paperterm.readers.front.markdown import parse_inline
from paperterm.readers.words.fieldnames import ROLES

NAME = "frontmatter"

Values = dict[str, tuple[int, Any]]
"""Key -> (1-based line, text or list of texts or of mappings)."""

_KEY: Final = re.compile(r"^([A-Za-z_][\w .-]{0,60}?)\s*:(?:\s+(.*)|\s*)$")
_ITEM: Final = re.compile(r"^(\s*)-\s+(.*)$|^(\s*)-\s*$")
_COMMENT: Final = re.compile(r"\s+#.*$|^#.*$")
_FLOW_COMMENT: Final = re.compile(r"\]\s+#.*$")
_FLOW_ITEM: Final = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^']|'')*)'|\{([^{}]*)\}|([^\s,\[\]{}\"'][^,\n\]]*)")
_PAIR: Final = re.compile(r"([\w -]+):\s*(?:\"([^\"]*)\"|'([^']*)'|([^,}]*))")
_LINK_KEY: Final = re.compile(r"^(?:url|link)s?[_-](\w+)$|^(\w+?)[_-]?(?:url|link)$", re.IGNORECASE)
_NO_LINK_KEYS: Final = frozenset(
    {"permalink", "canonical", "avatar", "image", "header", "teaser", "thumbnail", "icon", "redirect"}
)
_PLACES: Final = (
    "publication",
    "venue",
    "conference",
    "journal",
    "booktitle",
    "publication_short",
    "publisher",
    "proceedings",
)
_SHORT_LINKS: Final = (
    "pdf",
    "code",
    "github",
    "website",
    "project",
    "video",
    "slides",
    "poster",
    "dataset",
    "arxiv",
    "paper",
    "paperurl",
    "demo",
    "blog",
)
MAX_LINES: Final = 2000
"""Lines of front matter that are read."""


def split_front_matter(text: str) -> tuple[list[str], str]:
    """The lines of the front matter, and the text with them blank so that line numbers hold."""
    if not text.startswith(("---\n", "---\r\n", "--- \n")):
        return [], text
    lines = text.split("\n", MAX_LINES)
    for number, line in enumerate(lines[1:MAX_LINES], 1):
        if line.rstrip() in ("---", "..."):
            rest = "\n".join(lines[number + 1 :])
            return [item.rstrip("\r") for item in lines[1:number]], "\n" * (number + 1) + rest
    return [], text


def read_values(lines: list[str]) -> Values:
    """The top-level values of front matter lines."""
    values: Values = {}
    index = 0
    while index < len(lines):
        match = _KEY.match(lines[index]) if lines[index][:1] not in (" ", "\t", "#", "-") else None
        if match is None:
            index += 1
            continue
        key, first, start = match[1].strip().lower(), (match[2] or "").strip(), index
        index += 1
        more = []
        while index < len(lines) and (
            not lines[index].strip() or lines[index][0] in " \t-#" or _open_quote(first, more)
        ):
            if not lines[index].startswith("#") or _open_quote(first, more):
                more.append(lines[index])
            index += 1
        values.setdefault(key, (start + 2, _value(first, more)))
    return values


def _open_quote(first: str, more: list[str]) -> bool:
    quote = first[:1]
    return (
        quote in ("'", '"')
        and len(more) < 40
        and (len(first) == 1 or not first.endswith(quote))
        and not any(line.rstrip().endswith(quote) for line in more)
    )


def _value(first: str, more: list[str]) -> Any:
    if first[:1] in ("|", ">") and len(first) <= 3:
        return (" " if first[0] == ">" else "\n").join(line.strip() for line in more).strip()
    if not first or first.startswith("#"):
        items = _items(more)
        return items if items else " ".join(line.strip() for line in more if line.strip() and ":" not in line).strip()
    whole = " ".join([first, *(line.strip() for line in more if line.strip())])
    if first[0] == "[":
        return _flow(_FLOW_COMMENT.sub("]", whole))
    return _scalar(whole)


def _items(lines: list[str]) -> list[Any]:
    items: list[Any] = []
    for line in lines:
        match = _ITEM.match(line)
        if match is not None:
            content = (match[2] or "").strip()
            if content.startswith("{"):
                items.append(_mapping(content.strip("{} ")))
            elif _KEY.match(content) and not content.startswith(("'", '"', "http")) and not content.endswith(":"):
                items.append(_mapping(content))
            elif content.startswith("#"):
                continue
            else:
                items.append(_scalar(content))
        elif items and line.strip() and not line.strip().startswith("#"):
            if isinstance(items[-1], dict):
                items[-1].update(_mapping(line.strip()))
            else:
                items[-1] = f"{items[-1]} {line.strip()}"
    return [item for item in items if item]


def _mapping(source: str) -> dict[str, str]:
    pairs = {}
    for match in _PAIR.finditer(source[:4000]):
        pairs[match[1].strip().lower()] = (match[2] or match[3] or match[4] or "").strip()
    if len(pairs) == 1 or "://" in source:
        key, _, value = source.partition(":")
        if key.strip().isidentifier() and "," not in source:
            return {key.strip().lower(): _scalar(value.strip())}
    return pairs


def _flow(source: str) -> list[Any]:
    items: list[Any] = []
    for match in _FLOW_ITEM.finditer(source.strip("[] ")):
        if match[3] is not None:
            items.append(_mapping(match[3]))
        else:
            text = (match[1] or (match[2] or "").replace("''", "'") or match[4] or "").strip()
            if text:
                items.append(text)
    return items


def _scalar(source: str) -> str:
    source = source.strip()
    if source[:1] == '"' and len(source) > 1:
        end = source.rfind('"')
        return source[1 : end if end > 0 else None].replace('\\"', '"').replace("\\n", " ").replace("\\\\", "\\")
    if source[:1] == "'" and len(source) > 1:
        end = source.rfind("'")
        return source[1 : end if end > 0 else None].replace("''", "'")
    source = _COMMENT.sub("", source).strip()
    return "" if source in ("null", "~", "None") else source


def _texts(value: Any) -> list[str]:
    if isinstance(value, list):
        return [
            str(item.get("name") or item.get("title") or next(iter(item.values()), ""))
            if isinstance(item, dict)
            else str(item)
            for item in value
        ]
    return [str(value)] if value else []


def is_paper(values: Values) -> bool:
    """Whether front matter describes a paper: a title, and authors with a place, a date or a link to it."""
    keys = {key for key, (_, value) in values.items() if value}
    if "title" not in keys:
        return False
    authors = any(ROLES.get(key) == "authors" for key in keys)
    placed = any(key in _PLACES or ROLES.get(key) == "venue" for key in keys)
    linked = any(key in ("doi", "arxiv", "paperurl", "url_pdf", "pdf", "eprint", "citation") for key in keys)
    return bool(authors and (placed or linked or keys & {"year", "date", "publication_types", "abstract"})) or (
        placed and (linked or bool(keys & {"year", "date"}))
    )


def read_page(values: Values, section: tuple[str, ...] = ()) -> Draft:
    """The paper that front matter describes."""
    line, title = values["title"]
    draft = Draft(line, section=section)
    draft.title = _plain(str(title if isinstance(title, str) else " ".join(_texts(title))))
    draft.sources["title"] = "front matter title"
    for key, (_, value) in values.items():
        if value and key != "title":
            _take(draft, key, value)
    for key in _PLACES:
        if key in values and values[key][1]:
            venue = _plain(" ".join(_texts(values[key][1])))
            draft.set("venue", venue.strip(), f"front matter {key}")
    if draft.venue:
        draft.set("year", find_year(draft.venue), "venue")
    if "publishdate" in values:
        draft.set("year", find_year(str(values["publishdate"][1])), "front matter publishdate")
    return draft


def _plain(source: str) -> str:
    return visible(parse_inline(source, 1, {})) if any(mark in source for mark in "*_`[<&\\") else source


def _take(draft: Draft, key: str, value: Any) -> None:
    source = f"front matter {key}"
    role = ROLES.get(key.replace("_", " "))
    texts = _texts(value)
    if key in _PLACES or key in ("publication_types", "publishdate", "lastmod"):
        return
    if _take_links(draft, key, value, texts):
        return
    if role == "authors":
        names = (
            [name for text in texts for name in read_names(text)]
            if len(texts) == 1
            else [" ".join(text.split()) for text in texts]
        )
        draft.set("authors", tuple(names), source)
    elif role == "year":
        draft.set("year", find_year(" ".join(texts)), source)
    elif role == "institutions":
        draft.add("institutions", texts if len(texts) > 1 else [part.strip() for part in texts[0].split(",")], source)
    elif role == "tags":
        draft.add(
            "tags",
            texts
            if isinstance(value, list)
            else [part.strip() for part in re.split(r"[,;，；]", texts[0]) if part.strip()],
            source,
        )
    elif role == "abstract" or key == "abstract":
        draft.set("abstract", _plain(" ".join(texts)), source)
    elif key in ("doi", "arxiv", "eprint"):
        identifier = texts[0].strip()
        draft.ids.setdefault("arxiv" if key == "eprint" else key, identifier.removeprefix("https://doi.org/"))
        draft.add_link(key, identifier)
    elif key in ("summary", "excerpt", "description", "tldr", "note", "remarks"):
        draft.remarks.append(_plain(" ".join(texts)))


def _take_links(draft: Draft, key: str, value: Any, texts: list[str]) -> bool:
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        found = [item for item in value if isinstance(item, dict) and (item.get("url") or item.get("link"))]
        for item in found:
            draft.add_link(
                item.get("name") or item.get("title") or item.get("label") or "",
                item.get("url") or item.get("link", ""),
            )
        return bool(found)
    match = _LINK_KEY.match(key)
    label = (match[1] or match[2]) if match else key if key in _SHORT_LINKS or key in ("url", "link", "links") else ""
    if not label or key in _NO_LINK_KEYS or label in _NO_LINK_KEYS:
        return False
    for text in texts:
        if text.startswith(("http", "/", "#", "10.", "./", "../")) or text.endswith(".pdf") or "://" in text:
            draft.add_link("" if label in ("url", "link", "links") else label, text, label_kind(label))
        elif label == "arxiv":
            draft.ids.setdefault("arxiv", text)
            draft.add_link(label, text)
    return True
