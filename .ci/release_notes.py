"""Print what the changelog says about the release of a tag such as ``v1.2.3``; fail where versions do not agree."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)
_HEADING = re.compile(r"^## \[([^]]+)\](?: - (\d{4}-\d{2}-\d{2}))?$", re.MULTILINE)


def sections(changelog: str) -> dict[str, tuple[str, str]]:
    """Return the date, "" for none, and the text of each version, in the form of Keep a Changelog."""
    headings = list(_HEADING.finditer(changelog))
    ends = [heading.start() for heading in headings[1:]] + [len(changelog)]
    return {
        heading[1]: (heading[2] or "", changelog[heading.end() : end].strip())
        for heading, end in zip(headings, ends, strict=True)
    }


def notes(tag: str, version: str, changelog: str) -> str:
    """Return the text about the release.

    Raises:
        ValueError: the tag is not that of `version`, or the changelog has no text or no date for it.
    """
    if tag != f"v{version}":
        raise ValueError(f"the tag is {tag}, the version is {version}")
    date, text = sections(changelog).get(version, ("", ""))
    if not date or not text:
        raise ValueError(f"the changelog has no dated section with text for {version}")
    return text


def main() -> None:
    """Print the notes of the tag that is given."""
    found = _VERSION.search((ROOT / "src/paperterm/__init__.py").read_text(encoding="utf-8"))
    assert found
    try:
        print(notes(sys.argv[1], found[1], (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")))
    except ValueError as error:
        raise SystemExit(f"release: {error}") from None


if __name__ == "__main__":
    main()
