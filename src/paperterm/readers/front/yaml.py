"""The YAML of front matter, as far as lists use it.

Scalars plain, quoted or folded over lines, block scalars, lists and mappings in block and flow style, comments; read
line by line and without recursion, anything else stays text.
"""

import re
from typing import Any, Final

Values = dict[str, tuple[int, Any]]
"""Key -> (1-based line, text or list of texts or of mappings)."""
_KEY: Final = re.compile(r"^([A-Za-z_][\w .-]{0,60}?)\s*:(?:\s+(.*)|\s*)$")
_ITEM: Final = re.compile(r"^(\s*)-\s+(.*)$|^(\s*)-\s*$")
_COMMENT: Final = re.compile(r"\s#.*$|^#.*$")
_FLOW_COMMENT: Final = re.compile(r"\]\s{1,40}#.*$")
_FLOW_ITEM: Final = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^']|'')*)'|\{([^{}]*)\}|([^\s,\[\]{}\"'][^,\n\]]*)")
_PAIR: Final = re.compile(r"([\w -]{1,40}):\s{0,8}(?:\"([^\"]*)\"|'([^']*)'|([^,}]*))")
MAX_LINES: Final = 2000
"""Lines of front matter that are read."""


def split_front_matter(text: str) -> tuple[list[str], str]:
    """Return the lines of the front matter, and the text with them blank so that line numbers hold."""
    if not text.startswith(("---\n", "---\r\n", "--- \n")):
        return [], text
    lines = text.split("\n", MAX_LINES)
    for number, line in enumerate(lines[1:MAX_LINES], 1):
        if line.rstrip() in ("---", "..."):
            rest = "\n".join(lines[number + 1 :])
            return [item.rstrip("\r") for item in lines[1:number]], "\n" * (number + 1) + rest
    return [], text


def read_values(lines: list[str]) -> Values:
    """Return the top-level values of front matter lines."""
    values: Values = {}
    index = 0
    while index < len(lines):
        match = _KEY.match(lines[index]) if lines[index][:1] not in (" ", "\t", "#", "-") else None
        if match is None:
            index += 1
            continue
        key, first, start = match[1].strip().lower(), (match[2] or "").strip(), index
        index += 1
        more: list[str] = []
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
        return items or " ".join(line.strip() for line in more if line.strip() and ":" not in line).strip()
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


def texts_of(value: Any) -> list[str]:
    """Return a value as texts; of a mapping its name or first value."""
    if isinstance(value, list):
        return [
            str(item.get("name") or item.get("title") or next(iter(item.values()), ""))
            if isinstance(item, dict)
            else str(item)
            for item in value
        ]
    return [str(value)] if value else []
