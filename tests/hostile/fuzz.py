"""Coverage-guided fuzzing of what reads a stranger's text: ``python -m tests.hostile.fuzz TARGET --minutes 10``.

Needs `atheris` (``pip install -e '.[fuzz]'``). What breaks a target is kept in ``tests/hostile/corpus/``, where the
test suite finds it. What was tried and is worth trying again is kept in ``--corpus``, so that a run goes on where the
last one ended.
"""

import argparse
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import gettempdir

from tests.hostile.suites import BIBLIOGRAPHIES, SUITES
from tests.hostile.targets import TARGETS, run

FOUND = Path(__file__).parent / "corpus"
LONGEST = 4096
ROOMS = ("model", "readers", "cite", "library", "search", "actions")
"""What reads a stranger's text: all of it is imported instrumented, also what the program imports only when needed."""
WORDS = r"""
- |* |1.|# |## |#### |> |``` |~~~ ||---|---|||[[|]](|](http://a.b/c)|**|__|<br>|<td>|</td>|<tr>|<ul><li>|<details>
</details>|<summary>|<pre>|</pre>|<!--|-->|<a href="|&lt;|&#27;|et al.|ICML 2020|arXiv:2001.00001|Authors:|Venue:
tag: `a`|---|title:|authors:|@misc{|@string{|@comment{|title = {|author = "| and |\'{e}|\textbf{|\write18|\input{
\begin{verbatim}|\cite{|\end{|%|$|    |year:2020-|has:|author:"|'|^|-|Title|Abstract|SUMMARY
Categories|Similar Papers|Found 3 papers|2020-01-01|Published|DOI|Comments (2)|@online|crossref = {|\v{s}|http://
"""
CHARACTERS = "\r\n\t\u2028\u202e\u200d\u0301\x1b\x9b"


def main() -> None:
    """Fuzz one target."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.fuzz", description=__doc__.partition("\n")[0])
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--corpus", type=Path, default=Path(gettempdir()) / "paperterm-fuzz", help="kept between runs")
    arguments = parser.parse_args()

    import atheris

    with atheris.instrument_imports(include=["paperterm", "markdown_it"]):
        for room in ROOMS:
            _import_whole(room)

    kept = arguments.corpus / arguments.target
    kept.mkdir(parents=True, exist_ok=True)
    words = arguments.corpus / f"{arguments.target}.dict"
    words.write_text(
        "".join(f'"{_quoted(word)}"\n' for word in [*WORDS.replace("\n", "|").split("|"), *CHARACTERS] if word)
    )
    options = [
        f"-max_total_time={round(arguments.minutes * 60)}",
        f"-max_len={LONGEST}",
        f"-dict={words}",
        f"-artifact_prefix={FOUND}/{arguments.target}-",
        # Of the clock, also while the machine does something else: `run` counts the processor's seconds.
        "-timeout=900",
        "-rss_limit_mb=1500",
        "-print_final_stats=1",
    ]
    seeds = _write_seeds(arguments.corpus / "seeds")
    folders = map(str, (kept, FOUND, seeds))
    atheris.Setup([sys.argv[0], *options, *folders], lambda data: run(arguments.target, data))
    atheris.Fuzz()


def _import_whole(room: str) -> None:
    package = import_module(f"paperterm.{room}")
    for module in walk_packages(package.__path__, f"{package.__name__}."):
        import_module(module.name)


def _write_seeds(folder: Path) -> Path:
    """Put the inputs of other projects' tests into a folder, one in each file."""
    folder.mkdir(exist_ok=True)
    texts = [text.encode("utf-8", "surrogatepass") for suite in SUITES.values() for text in suite]
    for number, data in enumerate([*texts, *(path.read_bytes() for path in BIBLIOGRAPHIES)]):
        (folder / str(number)).write_bytes(data)
    return folder


def _quoted(word: str) -> str:
    return "".join(
        chr(byte) if 0x20 <= byte < 0x7F and byte not in b'"\\' else f"\\x{byte:02x}" for byte in word.encode()
    )


if __name__ == "__main__":
    main()
