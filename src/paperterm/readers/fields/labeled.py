"""``Label: value`` lines, wherever they stand: below a heading, in child bullets, in pages of notes."""

import re
from functools import lru_cache
from typing import Final

from paperterm.readers.draft import Draft
from paperterm.readers.fields.authors import read_names
from paperterm.readers.fields.dates import find_year
from paperterm.readers.fields.flat import flatten
from paperterm.readers.fields.institutions import split_institutions
from paperterm.readers.fields.links import fold_label, is_generic, label_kind
from paperterm.readers.fields.venue import may_be_venue, trim_venue
from paperterm.readers.front.blocks import Run, visible
from paperterm.readers.words.fieldnames import ROLES, SYMBOLS, Role
from paperterm.readers.words.labels import LABELS

_LABEL: Final = re.compile(
    r"^(?:[^\w\[(（【]|_){0,60}+([^\W_][^:：\n\x1f\[\]【】]{0,59}?)\s*+(?:[(（\[][^()（）\[\]]{0,40}[)）\]])?[*_`\s]*+(?:::|[:：])[*_]*\s*"
)
_TAG_SPLIT: Final = re.compile(r"\s{0,8}[,，;；|、\n\x1f]\s{0,8}|\]\s*\[")
_COLON: Final = re.compile("::|[:：]")
_LINK_WORD: Final = re.compile(r"\s+links?$|\s*链接$|\s*地址$", re.IGNORECASE)
_PLACE_AND_YEAR: Final = re.compile(
    r"(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b)([^\W\d_][^,\d]{1,60}),? ?(?:19|20)\d\d",
    re.IGNORECASE,
)
_HAN: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_NOTHING: Final = frozenset(
    {"none", "n/a", "na", "-", "tbd", "todo", "null", "not available", "无", "暂无", "coming soon", "no"}
)
_NO_LINKS: Final = frozenset({"authors", "venue", "year", "tags", "institutions", "key"})
"""Fields in which a vault links to its own notes about people, journals and topics."""
_KEY: Final = re.compile(r"\[{0,2}@?([^\s@,{}\[\]\\\"#%~()]{2,100})\]{0,2}")


def clean_key(text: str) -> str:
    """Return the citation key that a field holds, also as ``@key`` or ``[[@key]]``; "" where it holds none."""
    match = _KEY.fullmatch(text.strip(" `*_"))
    return match[1] if match is not None else ""


def find_label(runs: list[Run]) -> tuple[str, str, str] | None:
    """(folded label, the visible text behind it, the label as written) of a labeled line, None where it is none."""
    text = "".join(
        [run.text if run.kind in ("text", "code") else "\x1f" if run.kind != "break" else "\n" for run in runs]
    )
    if ":" not in text and "：" not in text:
        return None
    if runs[0].kind == "link" and label_kind(runs[0].text) is not None:
        return None
    found = _leading_label(text[:400])
    if found is None:
        return None
    label, written, end = found
    if runs[0].kind == "text" and runs[0].bold and end < len(runs[0].text) - 1:
        return None
    return label, text[end:], written


@lru_cache(maxsize=512)
def _leading_label(text: str) -> tuple[str, str, int] | None:
    """Return the label that `text` begins with, folded and as written, and where it ends."""
    match = _LABEL.match(text)
    label = fold_label(match[1]) if match is not None else ""
    return (label, match[1].strip(" *_`"), match.end()) if match is not None and label else None


@lru_cache(maxsize=512)
def role_of(label: str) -> Role | None:
    """Return the field that a label names; "links" where it is the label of a link."""
    role = ROLES.get(label)
    if role in ("index", "rating", "name"):
        return None
    if role is not None:
        return role
    short = _LINK_WORD.sub("", label)
    return "links" if short in LABELS or label_kind(label) is not None else ROLES.get(short)


def read_labeled(draft: Draft, runs: list[Run]) -> str | None:
    """Take what the labeled line `runs` says; the role that was read, None where it is no labeled line."""
    found = find_label(runs)
    if found is None:
        return None
    label, value, written = found
    role = role_of(label)
    if role is None:
        return None
    links = [run for run in runs if run.kind == "link" and run.url]
    leads = role == "links" or (role in ("title", "remarks", "bibtex", "name") and label_kind(label) is not None)
    if links and leads:
        _links(draft, written, links)
        return "links"
    text = visible(runs)
    cut = _COLON.search(text)
    value = text[cut.end() :].strip() if cut else value
    if value.casefold().strip(" .") in _NOTHING and not links:
        return role
    if role == "links":
        draft.sources.setdefault("links", f"line {written}:")
        return role
    _field(draft, role, value, runs, f"line {label}:")
    for run in links:
        if not (run.wiki and role in _NO_LINKS):
            draft.add_link(run.text, run.url)
    return role


def _links(draft: Draft, label: str, links: list[Run]) -> None:
    shown = _LINK_WORD.sub("", label)
    for run in links:
        generic = (
            is_generic(run.text) or run.text.startswith("http") or (len(links) == 1 and label_kind(run.text) is None)
        )
        draft.add_link(
            shown if generic else run.text, run.url, label_kind(shown) if label_kind(run.text) is None else None
        )
    draft.sources.setdefault("links", f"line {label}:")


def _field(draft: Draft, role: Role, value: str, runs: list[Run], source: str) -> None:
    if role == "authors":
        draft.set_authors(read_names(value), source)
    elif role == "venue":
        venue = trim_venue(value)
        draft.set("venue", venue, source)
        draft.set("year", find_year(venue), source)
    elif role == "year":
        draft.set("year", find_year(value), source)
        named = _PLACE_AND_YEAR.fullmatch(value)
        draft.set("venue", named[1] if named is not None and may_be_venue(named[1]) else "", source)
    elif role == "institutions":
        draft.add("institutions", split_institutions(value, amp=False), source)
    elif role == "tags":
        draft.add("tags", read_tags(runs, value), source)
    elif role == "abstract":
        draft.set("abstract", value, source)
    elif role == "title":
        draft.set("title", without_translation(value.strip(' "“”*_.')), source)
    elif role in ("doi", "arxiv"):
        draft.ids.setdefault(role, value)
    elif role == "key":
        draft.set("key", clean_key(value), source)
    elif value and role != "rating":
        draft.remarks.append(value)
        draft.sources.setdefault("remarks", source)


def without_translation(title: str) -> str:
    """Return a title without its translation behind a slash (``Rain Gardens/雨水花园``)."""
    head, slash, tail = title.partition("/")
    translated = bool(slash) and _HAN.search(tail) is not None and _HAN.search(head) is None
    return head.rstrip() if translated and " " in head.strip() else title


def read_marked(draft: Draft, runs: list[Run]) -> bool:
    """Take a line that a symbol alone labels (``👥 Ann Author, Ben Writer``); whether it is one."""
    first = runs[0]
    if first.kind != "text" or first.text[:1].isascii():
        return False
    mark = first.text.lstrip()[:1]
    role = SYMBOLS.get(mark)
    value = visible(runs).lstrip(mark + "\ufe0f\u200d ").strip()
    if role is None or not value:
        return False
    _field(draft, role, value, runs, f"line {mark}")
    for run in runs:
        if run.kind == "link":
            draft.add_link(run.text, run.url)
    return True


def read_tags(runs: list[Run], value: str) -> list[str]:
    """Return the tags of a line: its code spans, its badges, else what commas, bars or brackets part."""
    codes = [run.text.strip() for run in runs if run.kind == "code" and run.text.strip()]
    if codes:
        return codes
    badges = [run.text.strip() for run in flatten(runs).badges if run.text.strip()]
    if badges and not value.strip():
        return badges
    return [tag.strip(" []()*_`#") for tag in _TAG_SPLIT.split(value) if tag.strip(" []()*_`#")]
