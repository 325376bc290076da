"""Reading hostile BibTeX is linear: 100 kB of anything are read within generous limits on CPU time and memory.

The limits are a hundred times what linear reading needs, and far below what quadratic reading takes.
"""

import os
import resource
import warnings

import pytest

from paperterm.bibtex.blocks import split_blocks
from paperterm.bibtex.citations import read_citations
from paperterm.bibtex.danger import dangerous_commands
from paperterm.bibtex.fields import read_fields
from paperterm.bibtex.toplevel import scan
from paperterm.project.tex import read_tex

SIZE = 100_000
CPU_SECONDS = 20
MEMORY = 2 * 1024**3

BOMBS = [
    *("@a{", "@a{k,\n", "@comment{", "@string{a=", "@string{b = a # a}\n", "@a(k,", "@a{k, x={y}},z=", "%@a{"),
    *("{", "}", '"', "\\", "\\{", "\\'", "$", "\n", " ", "\n,", ",", "=", "[", ";", "~", "é", "^^", "a = "),
    *("a={x}\n", "# {x} ", "{\\v s}", "\\v ", "http://", "arxiv.org/abs/", "10.1000/", "&amp;", "&#27;"),
    *(" and ", "and ", "et al ", "Ann One, ", "\\href{", "\\cite{", "\\cite[", "\\cites{a}", "\\verb|"),
    *(
        "\\begin{verbatim}",
        "\\iffalse",
        "\\url{",
        "\\newcommand{\\a}{",
        "\\a",
        "\\def\\a{\\cite{b}\\a\\a}\\a",
        "\\input{",
    ),
    *("\\begin{document}", "\\bibliography{", "\\def\\a{\\a}\\bibliography{\\a", "\\setup{bib=", "\\lstinline{", "%\n"),
]


@pytest.mark.parametrize("bomb", BOMBS)
def test_much_of_anything(bomb: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # a test runner's threads hold no lock that is needed here
        pid = os.fork()
    if not pid:
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            text = bomb * (SIZE // len(bomb))
            for whole in (text, f"@misc{{k, title = {text}", f"@misc{{k, author = {{{text}}}}}"):
                for block in split_blocks(whole)[:1]:
                    read_fields(block.text)
                list(read_citations(whole))
                scan(whole)
                dangerous_commands(whole)
                for _ in read_tex(whole):
                    pass
            os._exit(0)
        finally:
            os._exit(70)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
