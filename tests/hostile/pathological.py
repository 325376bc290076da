"""What makes careless parsers of Markdown take for ever: the inputs of cmark's own tests, by their rules.

Sizes are theirs (``test/pathological_tests.py`` of cmark 0.30 and cmark-gfm 0.29, BSD-2-Clause, John MacFarlane).
"""

from itertools import count, islice


def _colliding_names(wanted: int) -> list[str]:
    """Return names of references that fall into one bucket of a table with 16 of them (the sdbm hash)."""

    def bucket(name: str) -> int:
        total = 0
        for character in name:
            total = (ord(character) + (total << 6) + (total << 16) - total) & 0xFFFFFFFF
        return total % 16

    return list(islice((name for name in map("x{}".format, count()) if bucket(name) == 0), wanted))


def _references() -> str:
    first, *others = _colliding_names(50_000)
    return "".join(f"[{name}]: /url\n\n[{first}]\n\n" for name in others)


PATHOLOGICAL: dict[str, str] = {
    "nested strong emphasis": "*a **a " * 65_000 + "b" + " a** a*" * 65_000,
    "closers of emphasis without openers": "a_ " * 65_000,
    "openers of emphasis without closers": "_a " * 65_000,
    "closers of links without openers": "a]" * 65_000,
    "openers of links without closers": "[a" * 65_000,
    "mismatched openers and closers": "*a_ " * 50_000,
    "openers and closers in threes": "a**b" + "c* " * 50_000,
    "openers of links and closers of emphasis": "[ a_" * 50_000,
    "brackets that never match": "[ (](" * 80_000,
    "links in emphasis": "**x [a*b**c*](d)",
    "nested brackets": "[" * 50_000 + "a" + "]" * 50_000,
    "nested images": "![[]()" * 160_000,
    "nested quotes": "> " * 50_000 + "a",
    "nested lists": "".join("  " * level + "* a\n" for level in range(1_000)),
    "NUL": "abc\0de\0",
    "backticks": "".join("e" + "`" * number for number in range(1, 5_000)),
    "links that stay open in brackets": "[a](<b" * 30_000,
    "links that stay open": "[a](b" * 30_000,
    "tables": "aaa\rbbb\n-\v\n" * 30_000,
    "comments that stay open": "</" + "<!--" * 300_000,
    "declarations that stay open": "</" + "<!A " * 300_000,
    "instructions that stay open": "</" + "<?" * 300_000,
    "references": "".join(f"[{number}]: u\n" for number in range(1, 80_000)) + "[0] " * 50_000,
    "references in one bucket": _references(),
}
