"""The layout of one file for each entry: YAML front matter with the fields of a paper."""

import re
from typing import Any, Final

from paperterm.readers.draft import Draft
from paperterm.readers.fields.authors import Names, read_names
from paperterm.readers.fields.dates import find_year
from paperterm.readers.fields.links import label_kind
from paperterm.readers.front.blocks import visible
from paperterm.readers.front.inline import parse_inline
from paperterm.readers.front.yaml import Values, texts_of
from paperterm.readers.words.fieldnames import ROLES

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
    """Return the paper that front matter describes."""
    line, title = values["title"]
    draft = Draft(line, section=section)
    draft.title = _plain(str(title if isinstance(title, str) else " ".join(texts_of(title))))
    draft.sources["title"] = "front matter title"
    for key, (_, value) in values.items():
        if value and key != "title":
            _take(draft, key, value)
    for key in _PLACES:
        if key in values and values[key][1]:
            venue = _plain(" ".join(texts_of(values[key][1])))
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
    texts = texts_of(value)
    if key in _PLACES or key in ("publication_types", "publishdate", "lastmod"):
        return
    if role != "authors" and _take_links(draft, key, value, texts):
        return
    if role == "authors":
        names = read_names(texts[0]) if len(texts) == 1 else Names(tuple(" ".join(text.split()) for text in texts), 0)
        draft.set_authors(names, source)
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
        draft.ids.setdefault("arxiv" if key == "eprint" else key, identifier)
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
