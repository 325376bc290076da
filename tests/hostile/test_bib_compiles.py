"""Generated BibTeX goes through the real bibtex, biber and pdflatex, and makes no file of its own."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from paperterm.cite.generate import generate
from paperterm.model import Entry
from paperterm.text import clean_line
from tests.people import people
from tests.tools import need

HOSTILE = [
    r"\immediate\write18{touch made}", r"\openout1=made \write1{x}", r"\input{/etc/passwd}", r"\csname end\endcsname",
    r"\loop\iftrue\repeat", "{", "}", "}}}", "\\", "\\\\", "%", "100% & #1_a~b^c$", "$", "$$x", "$x^2$", "@misc{a,",
    "@", '"', "''", "``", ",./;'[]", "and", "and and", "others", "a and others", ", ,", "Last, First, Jr, More",
    "{A} {B", "^^5c", "^^5cwrite18{touch made}", "#", "~", "-", "--", "<b>", "|x|", "α β Γ", "É Ł ß ø", "\u1ea5\u0328",
    "🔥🚀 ⟨x⟩", "…–—“x”‘y’", "a" * 300,
    "A B " * 100, "\\'", "\\end", "\\end{document}", "\\bye", "`rm`", "$(rm)", "\u2028x",
    "%\\write18{touch made}\n\n", "= {x}", "key, title = {x}", "1", "2020", "\\relax", "\\par", "#1", "##", "&",
    "& & &", "__", "\\_", "x_1^2", "½ ² €", "＼ｗｒｉｔｅ",
]  # fmt: skip
DOCUMENT = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\begin{document}
\nocite{*}\bibliographystyle{STYLE}\bibliography{refs}
\end{document}
"""


@pytest.fixture(autouse=True)
def _tex() -> None:
    need("pdflatex", "bibtex", "biber")


def entries() -> list[Entry]:
    made = []
    for number, raw in enumerate(HOSTILE):
        text = clean_line(raw)
        rest: Any = {"file": f"{text}.md", "line": number, "year": 1900 + number}
        rest["ids"] = (("arxiv", text), ("doi", text))
        made += [
            Entry(title=f"T{number} {text}", authors=people(text, "Ann Salt"), venue=f"Conference {text}", **rest),
            Entry(title=f"{text} U{number}", authors=people(f"Ann {text}"), venue=f"Journal {text}", **rest),
            Entry(title=text or "x", venue=text, **rest),
        ]
    return made


def run(folder: Path, *argv: str) -> str:
    environ = {**os.environ, "max_print_line": "2000", "openout_any": "p"}
    done = subprocess.run(
        argv, cwd=folder, env=environ, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False
    )
    output = (done.stdout + done.stderr).decode(errors="replace")
    assert done.returncode == 0, output[-3000:]
    return output


@pytest.mark.parametrize("style", ["plain", "abbrv", "unsrt"])
def test_hostile_entries_compile_and_do_nothing_else(tmp_path: Path, style: str) -> None:
    texts, keys = [], set()
    for number, entry in enumerate(entries()):
        citation = generate(entry)
        key = f"{citation.key[:58]}:{number}"
        keys.add(key)
        texts.append(citation.text.replace(f"{{{citation.key},", f"{{{key},", 1))
    (tmp_path / "refs.bib").write_text("\n\n".join(texts), encoding="utf-8")
    (tmp_path / "paper.tex").write_text(DOCUMENT.replace("STYLE", style))
    latex = ("pdflatex", "-shell-escape", "-interaction=nonstopmode", "-halt-on-error", "-file-line-error", "paper.tex")
    run(tmp_path, *latex)
    said = run(tmp_path, "bibtex", "paper")
    assert "Warning" not in said, said
    assert set(re.findall(r"\\bibitem(?:\[[^\n]*\])?\{([^}]*)\}", (tmp_path / "paper.bbl").read_text())) == keys
    run(tmp_path, *latex)
    run(tmp_path, *latex)
    said = run(tmp_path, "biber", "--tool", "--nolog", "refs.bib")
    assert not re.search(r"WARN|ERROR", said), said
    made = {path.name for path in tmp_path.iterdir()}
    assert made == {f"paper.{e}" for e in ("tex", "aux", "bbl", "blg", "log", "pdf")} | {
        "refs.bib",
        "refs_bibertool.bib",
    }
