"""The layout of one file for each entry: front matter with the fields of a paper, or of a note about one."""

import re
from typing import Any, Final

from paperterm.model import EntryKind
from paperterm.readers.draft import Draft
from paperterm.readers.fields.authors import given_names, read_names
from paperterm.readers.fields.dates import find_year
from paperterm.readers.fields.labeled import clean_key, role_of
from paperterm.readers.fields.links import label_kind
from paperterm.readers.front.blocks import visible
from paperterm.readers.front.inline import parse_inline
from paperterm.readers.front.matter import Values, texts_of
from paperterm.readers.words.fieldnames import ROLES, Role

_LINK_KEY: Final = re.compile(r"^(?:url|link)s?[_-](\w+)$|^(\w+?)[_-]?(?:url|link)$", re.IGNORECASE)
_NO_LINK_KEYS: Final = frozenset(
    {"permalink", "canonical", "avatar", "image", "header", "teaser", "thumbnail", "icon", "redirect", "event"}
)
_PLACES: Final = (
    "publication",
    "venue",
    "conference",
    "journal",
    "booktitle",
    "container-title",
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
_CERTAIN_PLACES: Final = frozenset({"publication", "journal", "booktitle", "proceedings", "conference"})
_PROOFS: Final = frozenset({"doi", "arxiv", "arxiv_id", "arxivid", "paperurl", "url_pdf", "pdf", "eprint", "citation"})
_PAPER_KINDS_TEXT: Final = """
    paper papers publication publications preprint inproceedings conferencepaper journalarticle article-journal
    paper-conference literature literature-note literaturenote
    """
_PAPER_KINDS: Final = frozenset(_PAPER_KINDS_TEXT.split())
_TALK_KINDS: Final = frozenset(["talk", "talks", "event", "events", "seminar", "presentation", "presentations"])
_OTHER_KINDS_TEXT: Final = """
    post posts blog news page teaching course courses project projects daily journal-entry person people
    """
_OTHER_KINDS: Final = frozenset(_OTHER_KINDS_TEXT.split())
"""What pages call themselves, in front matter, spaces as hyphens."""
_KIND_KEYS: Final = ("type", "itemtype", "item_type", "collection", "layout", "category", "categories", "kind")
_TALK_KEYS: Final = frozenset({"event", "event_url", "talk_type", "talk", "time_start", "speaker", "speakers"})
_OWN_DATES_TEXT: Final = "date created added modified updated time month day read date-read published_on"
_OWN_DATES: Final = frozenset(_OWN_DATES_TEXT.split())
"""Keys with the date of a page, which for a note is not that of the paper."""
_TEMPLATE: Final = ("{{", "}}", "<%")


def page_kind(values: Values, *, noted: bool) -> EntryKind | None:
    """Return what front matter describes, None where that is no paper.

    A title with an author and a date is a post: a paper has a place or an identifier too, or a citation key.

    Args:
        noted: whether something else than the front matter says that the page is a note about a paper.
    """
    keys = {key for key, (_, value) in values.items() if texts_of(value)}
    title = _text(values, "title")
    said = {
        text.strip().casefold().replace(" ", "-")
        for key in _KIND_KEYS
        if key in values
        for text in texts_of(values[key][1])
    }
    if any(mark in title for mark in _TEMPLATE) or (said & _OTHER_KINDS and not noted):
        return None
    if noted or any(_role(key) == "key" for key in keys):
        return "note"
    if "title" not in keys:
        return None
    authors = any(_role(key) == "authors" for key in keys)
    if said & _TALK_KINDS or keys & _TALK_KEYS:
        return "resource" if authors or "venue" in keys else None
    certain = bool(keys & _CERTAIN_PLACES)
    placed = certain or any(key in _PLACES or _role(key) == "venue" for key in keys)
    proven = bool(keys & _PROOFS) or bool(said & _PAPER_KINDS)
    dated = bool(keys & {"year", "date"})
    if authors and (placed or proven or keys & {"year", "publication_types", "abstract"}):
        return "paper"
    return "paper" if (certain and (proven or dated)) or (placed and proven) else None


def read_page(values: Values, kind: EntryKind) -> Draft:
    """Return the paper that front matter describes; its title is "" where only the page below has one."""
    line = values["title"][0] if "title" in values else min((at for at, _ in values.values()), default=1)
    draft = Draft(line, kind=kind)
    draft.set("title", _plain(_text(values, "title")), "front matter title")
    for key, (_, value) in values.items():
        if value and key != "title" and not (_role(key) == "year" and key in _OWN_DATES):
            _take(draft, key, value)
    for key in _PLACES:
        if key in values:
            draft.set("venue", _plain(_text(values, key)).strip(), f"front matter {key}")
    for key in () if kind == "note" else ("date", *_OWN_DATES):
        if key in values:
            draft.set("year", find_year(_text(values, key)), f"front matter {key}")
    if draft.venue:
        draft.set("year", find_year(draft.venue), "venue")
    if "publishdate" in values:
        draft.set("year", find_year(_text(values, "publishdate")), "front matter publishdate")
    return draft


def _role(key: str) -> Role | None:
    return ROLES.get(key) or ROLES.get(key.replace("_", " ").replace("-", " "))


def _text(values: Values, key: str) -> str:
    return " ".join(texts_of(values[key][1])) if key in values else ""


def _unlinked(text: str) -> str:
    """Return a text without the brackets of ``[[a note|its name]]``."""
    return text[2:-2].rpartition("|")[2].strip() if text.startswith("[[") and text.endswith("]]") else text


def _plain(source: str) -> str:
    return visible(parse_inline(source, 1, {})) if any(mark in source for mark in "*_`[<&\\") else source


def _take(draft: Draft, key: str, value: Any) -> None:
    source = f"front matter {key}"
    role = _role(key)
    texts = [text for text in map(_unlinked, map(str.strip, texts_of(value))) if text]
    if not texts or key in _PLACES or key in ("publication_types", "publishdate", "lastmod"):
        return
    if role == "key":
        draft.set("key", clean_key(texts[0]), source)
    elif role in ("doi", "arxiv"):
        draft.ids.setdefault(role, texts[0])
        draft.add_link(key, texts[0])
    elif role == "authors":
        names = read_names(texts[0]) if len(texts) == 1 else given_names(texts)
        draft.set_authors(names, source)
    elif _take_links(draft, key, value, texts):
        return
    elif role == "year":
        draft.set("year", find_year(" ".join(texts)), source)
    elif role == "institutions":
        draft.add("institutions", texts if len(texts) > 1 else [part.strip() for part in texts[0].split(",")], source)
    elif role == "tags":
        tags = texts if isinstance(value, list) else re.split(r"[,;，；]", texts[0])
        draft.add("tags", [tag for tag in (tag.strip(" #") for tag in tags) if tag], source)
    elif role == "abstract":
        draft.set("abstract", _plain(" ".join(texts)), source)
    elif key in ("summary", "excerpt", "description", "tldr", "note", "remarks"):
        draft.remarks.append(_plain(" ".join(texts)))


def _is_address(text: str) -> bool:
    return text.startswith(("http", "/", "#", "./", "../")) or text.endswith(".pdf") or "://" in text


def _add_addresses(draft: Draft, label: str, texts: list[str]) -> None:
    for text in filter(_is_address, texts):
        draft.add_link(label, text, label_kind(label))


def _take_links(draft: Draft, key: str, value: Any, texts: list[str]) -> bool:
    """Take the links of a key that is called like a link; whether it is."""
    found = [(_link_name(item), _target(item)) for item in _mappings(value) if _target(item)]
    if found:
        for name, url in found:
            draft.add_link(name, url)
        return True
    if isinstance(value, dict) and key in ("url", "urls", "link", "links"):
        for label, target in value.items():
            _add_addresses(draft, label, texts_of(target))
        return True
    match = _LINK_KEY.match(key)
    label = (match[1] or match[2]) if match else key if key in _SHORT_LINKS or role_of(key) == "links" else ""
    if not label or key in _NO_LINK_KEYS or label in _NO_LINK_KEYS:
        return False
    for text in filter(_is_address, texts):
        draft.add_link("" if label in ("url", "urls", "link", "links") else label, text, label_kind(label))
    return True


def _mappings(value: Any) -> list[dict[str, Any]]:
    """Return the mappings of a list, those of lists in it too."""
    found: list[dict[str, Any]] = []
    for item in value if isinstance(value, list) else ():
        found += [one for one in (item if isinstance(item, list) else [item]) if isinstance(one, dict)]
    return found


def _target(item: dict[str, Any]) -> str:
    return next((item[name] for name in ("url", "link", "href") if isinstance(item.get(name), str)), "")


def _link_name(item: dict[str, Any]) -> str:
    return next((item[name] for name in ("name", "title", "label", "text") if isinstance(item.get(name), str)), "")
