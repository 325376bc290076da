"""What strangers may write into a title, and the lists that hold it in every place a text can stand."""

from tests.hostile.suites import SUITES

HOSTILE = {
    "closing markup": "A title with [/] and [/b] and [/INST] in it",
    "markup": "[bold red]Loud[/bold red] [link=https://evil.example]x[/link] [12] [Re]",
    "action": "[@click=app.quit]Click[/] [@click=screen.copy]me[/]",
    "attribute": "[https://x.example?a=b&c=d] [on red blink]",
    "clipboard": "Write \x1b]52;c;RVZJTA==\x07 the clipboard",
    "window title": "Name \x1b]0;EVIL\x07 the window \x1b]2;EVIL\x1b\\",
    "device query": "Ask \x1b[c \x1b[>c \x1b[6n \x1b[?1049l the terminal \x1bP$qm\x1b\\",
    "clear": "Clear \x1b[2J\x1b[H\x1bc the screen",
    "c1": "C1 \x9b31m \x9d52;c;RVZJTA==\x9c \x90q\x9c \x85 end",
    "bidi": "Order \u202egnp.exe\u202c \u2066isolated\u2069 \u200f",
    "zero width": "Zero\u200bwidth\u200d\u2060\ufeff joined",
    "wide": "深度学习：一种方法 ディープラーニング 딥러닝의 이해",
    "emoji": "Rocket 🚀 family 👩\u200d👩\u200d👧 flag 🇩🇪 skin 👍🏽 heart ❤️ keycap 1️⃣",
    "combining": "Zalgo" + "\u0301\u0322\u0336" * 30 + " e\u0301 done",
    "long": "Long " + "word " * 2000,
    "unbroken": "x" * 10_000,
    "nul": "Nul \0 inside and \x07 bell \x08\x08 back \x7f delete",
    "paste end": "Paste \x1b[201~ rm -rf \r\n /",
    "format": "{0} %s %n ${HOME} `id` $(id) \\x1b[31m & < > \" ' |",
    "backslashes": "\\write18{id} \\[x\\] \\input{/etc/passwd}",
    "blank": "\u3164\u115f\u2800",
}

MARKERS = ("RVZJTA==", "EVIL")
"""Payloads that would reach the terminal inside a sequence; as visible text they are harmless."""


def heading_list() -> str:
    """Return a list of headings with every string as title, tag, address and citation."""
    blocks = [
        f"#### {text}\n\ntag: `{text}` | `t`\n\npaper link: [here](https://example.org/{number}?q={text.split()[0]})\n\n"
        f"citation:\n\n```bibtex\n@misc{{key{number},\n  title = {{{text}}},\n  author = {{{text} and B, A}},\n"
        f"  year = {{2024}}\n}}\n```\n"
        for number, text in enumerate(HOSTILE.values())
    ]
    return "# Hostile \x1b]0;EVIL\x07 list\n\n" + "\n\n".join(blocks)


def table_list() -> str:
    """Return a pipe table with every string in every cell."""
    rows = [
        f"| **{cell}** | ICML 2024 {cell} | <ul><li>{cell}</li></ul> | [Paper](https://example.org/{number}) | {cell} |"
        for number, cell in enumerate(text.replace("|", "\\|").replace("\r\n", " ") for text in HOSTILE.values())
    ]
    head = "| Name | Conference | Institution | Links | Remarks |\n| --- | --- | --- | --- | --- |\n"
    return "# Table \x9b31m\n\n" + head + "\n".join(rows) + "\n"


def bullet_list() -> str:
    """Return bullets with every string as a linked title."""
    items = [
        f"- [{text}](https://example.org/{number}), A. One, B. Two. ICML 2024"
        for number, text in enumerate(text.replace("\r\n", " ") for text in HOSTILE.values())
    ]
    return "# Bullets \u202e\n\n## Section \x1b[31m [/]\n\n" + "\n".join(items) + "\n"


def naughty_list() -> str:
    """Return bullets with what other projects were hurt by."""
    lines = (" ".join(text.split()) for text in SUITES["blns"])
    items = [
        f"- [{text} of words](https://example.org/{number}), A. One. ICML 2024" for number, text in enumerate(lines)
    ]
    return "# Naughty\n\n" + "\n".join(items) + "\n"


def bibliography() -> str:
    """Return BibTeX with every string as title and author."""
    fields = "title = {{{0}}},\n  author = {{{0}, X}},\n  journal = {{{0}}},\n  year = 2024"
    return "\n".join(
        f"@article{{hostile{number},\n  {fields.format(text)}\n}}\n" for number, text in enumerate(HOSTILE.values())
    )


def write_lists(folder) -> None:
    """Write all hostile lists below `folder`, also in other encodings and with other line ends."""
    lists = {"headings": heading_list(), "table": table_list(), "bullets": bullet_list()}
    for name, text in lists.items():
        data = text.encode("utf-8", "surrogatepass")
        (folder / f"{name}.md").write_bytes(data)
        (folder / f"{name}-crlf.md").write_bytes(data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
        (folder / f"{name}-bom.md").write_bytes(b"\xef\xbb\xbf" + data)
        (folder / f"{name}-latin.md").write_bytes(text.encode("latin-1", "replace"))
    (folder / "hostile.bib").write_bytes(bibliography().encode())
    (folder / "binary.md").write_bytes(bytes(range(256)) * 64)
    (folder / "empty.md").write_bytes(b"")
    (folder / "esc\x1b]0;EVIL\x07[red].md").write_bytes(lists["bullets"].encode())
