"""Ask bibtex and biber about invented entries, whole and damaged, and about the repairs that paperterm offers.

    python -m bench.repairs --entries 500 --seed 1

A repair is wrong where one of the programs takes what it repairs, or none takes the repair. What `validity` says about
the entry is compared with what the programs do. Exit code 1 if there is a difference.
"""

import argparse
import random
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from paperterm.bibtex.repair import repair
from paperterm.bibtex.validity import biber_fault, bibtex_fault

AUX = "\\relax\n\\citation{%s}\n\\bibstyle{plain}\n\\bibdata{refs}\n"
KEY = re.compile(r"(?m)^@[^{(]*[{(]\s*([^\s,}]*)")
NAMES = [
    *("Doe, Ann", "Ann Doe", "van der Roe, Bo", "{Kettles, Inc.}", "Roe, Jr, Bo", "family=Roe, given=Bo", "others"),
    *("Kuhn, {\\'E}va", "Ann Doe, Bo Roe, Cem Vault, Dee Cruz", "Doe, A., Roe, B., Vault, C.", "Doe,"),
]
VALUES = [
    *("A {B} c", "x % y", "a & b_c", "\\(x_1\\)", "$y^2$", "A \\{ B", 'Say "hi"', "5 @ 6", "{\\ifmmode x\\else y\\fi}"),
    *("1999", "Räksmörgås", "Tea, x = 3"),
]
KEYS = ["doe:2020/a", "10.1000/x(89)2", "Müller20", "张三2020", "a b", "", "-k", "2020", "k+1"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the programs do with an entry: whether they report no error, and what they print."""

    bibtex: bool
    biber: bool
    said: str


def entries(seed: int) -> Iterator[str]:
    """Yield invented entries without end, some of them damaged in one or two places."""
    dice = random.Random(seed)
    while True:
        yield _damaged(_entry(dice), dice)


def ask(text: str) -> Answer:
    """Let bibtex and biber read the entry in `text`, with another one behind it; bibtex with its key cited."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "refs.bib").write_text(f"{text}\n@misc{{last, title = {{Last}}}}\n", encoding="utf-8")
        key = KEY.search(text)
        (folder / "paper.aux").write_text(AUX % (key[1] if key else "*"), encoding="utf-8")
        bibtex, said = _run(folder, "bibtex", "paper")
        biber, more = _run(folder, "biber", "--tool", "--nolog", "--quiet", "refs.bib")
    return Answer(bibtex < 2, biber < 2, said + more)


def differences(text: str) -> Iterator[str]:
    """Yield in words where the programs contradict what paperterm says about the entry `text`, or its repair."""
    answer = ask(text)
    if answer.bibtex != (bibtex_fault(text) is None):
        yield f"bibtex {'takes' if answer.bibtex else 'refuses'} {text!r}: {bibtex_fault(text)}"
    if answer.biber != (biber_fault(text) is None):
        yield f"biber {'takes' if answer.biber else 'refuses'} {text!r}: {biber_fault(text)}"
    repaired = repair(text, "doe2020tea")
    if repaired is None:
        return
    if answer.bibtex or answer.biber:
        yield f"wrong repair of what is taken: {text!r} to {repaired!r}"
    after = ask(repaired)
    if not (after.bibtex or after.biber):
        yield f"wrong repair that none takes: {text!r} to {repaired!r}: {after.said}"


def main() -> int:
    """Print all differences and how many entries there were; return 1 if there is a difference."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--entries", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found = repairs = 0
    for _, text in zip(range(options.entries), entries(options.seed), strict=False):
        repairs += repair(text, "doe2020tea") is not None
        for difference in differences(text):
            found += 1
            print(difference, flush=True)
    print(f"{options.entries} entries, {repairs} repaired, {found} differences")
    return 1 if found else 0


def _entry(dice: random.Random) -> str:
    fields = [f"author = {{{' and '.join(dice.choices(NAMES, k=dice.randint(1, 3)))}}}"] if dice.random() < 0.6 else []
    names = dice.sample(["title", "year", "journal", "note", "editor", "pages"], dice.randint(1, 4))
    fields += [f"{name} = {_value(dice)}" for name in names]
    separator = dice.choice([", ", ",\n  ", ",\n  ", ",\n  % old = {x},\n  "])
    key = dice.choice(KEYS) if dice.random() < 0.4 else "k1"
    kind = dice.choice(["misc", "article", "Book", "InProceedings"])
    end = dice.choice(["", "\n", ",\n"])
    return f"@{kind}{{{key}, {separator.join(fields)}{end}}}"


def _value(dice: random.Random) -> str:
    text = dice.choice(VALUES)
    quoted = f"{{{text}}}" if '"' in text else f'"{text}"'
    bare = ["jan", "2020", "{a} # jan", "1--2", "LAMPS_93", "Foo Bar", ""]
    return dice.choice([f"{{{text}}}", f"{{{text}}}", f"{{{text}}}", quoted, *bare])


def _damaged(text: str, dice: random.Random) -> str:
    for _ in range(dice.choice([0, 0, 1, 1, 1, 2])):
        at = dice.randrange(6, len(text))
        added, left_out = dice.choice('{}",%=#\n'), dice.randint(1, 4)
        text = dice.choice([text[:at] + added + text[at:], text[:at] + text[at + left_out :]])
    return text


def _run(folder: Path, *argv: str) -> tuple[int, str]:
    done = subprocess.run(argv, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False)
    return done.returncode, re.sub(r"/\S+/", "", (done.stdout + done.stderr).decode(errors="replace"))


if __name__ == "__main__":
    raise SystemExit(main())
