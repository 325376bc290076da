"""Libraries of invented papers, the same for the same size, for benchmarks of the program and of its peers.

    python bench/libraries.py FOLDER 1000 10000     write FOLDER/1000 …: lists of Markdown, and library.bib beside

What they are like: titles of 3 to 13 words drawn by Zipf's law from the field's words and invented ones, every third
with a name before a colon; 1 to 8 of 20,000 authors, one in twelve with an accent; years to 2026, most of them
recent; a venue for three in four, tags, code for two in five; BibTeX for each, with an abstract in every twentieth.
About 600 bytes of Markdown an entry, a thousand entries a list, fifty a section.
"""

import argparse
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from pathlib import Path
from random import Random

from paperterm.model import Citation, Entry, Library, Link, Name, Section

SEED = 20_170_612
PER_FILE = 1000
PER_SECTION = 50


def _split(text: str) -> list[str]:
    return text.split()


COMMON = _split("""
of for with and in the a to via from on learning models language large neural networks attention efficient deep
training data transformers inference towards reasoning multi generation cache reinforcement is optimization long
context memory compression retrieval fast adaptive alignment quantization scaling sparse survey video vision
image text zero shot few pretraining fine tuning parallel distributed systems serving decoding speculative
agents tool code evaluation benchmark robust graph diffusion policy reward human feedback preference mixture
experts low rank adaptation pruning distillation knowledge augmented prompt in-context chain thought planning
embodied world model self supervised contrastive representation federated privacy safety jailbreak watermark
detection hallucination multimodal speech audio translation summarization question answering dialogue
recommendation search ranking embedding dense index vector database query table sql kernel gpu hardware
accelerator compiler energy latency throughput scheduling batch pipeline gradient optimizer convergence
generalization theory bounds causal bayesian gaussian variational sampling markov stochastic convex linear kv
tokens tokenizer vocabulary byte position rotary window streaming recurrent state space convolution residual
normalization activation dropout
""")
TAGS = _split("""
kv-cache long-context rlhf pretraining inference quantization moe agents evaluation survey safety vision speech
code retrieval reasoning alignment systems training data theory multimodal efficiency prompting robotics
""")
VENUES = _split("""
NeurIPS ICML ICLR ACL EMNLP NAACL CVPR ICCV ECCV OSDI SOSP MLSys KDD SIGIR WWW AAAI IJCAI COLM TMLR JMLR
""")
SYLLABLES = _split("""
ba ce di fo gu ha ji ko lu ma ne pi qua ro su ta ve wi xo ya zen tor mil ska bran del fin gor hul jas
""")
ACCENTS = str.maketrans({"a": "á", "o": "ö", "u": "ü", "s": "ş", "c": "ç", "n": "ñ"})
FIRST = _split("""
Ada Bo Carla Dmitri Elif Farid Greta Hana Ivo Jun Kemal Lena Mei Noor Olga Pablo Qin Rosa Sven Tariq Uma Vera
""")


@dataclass(frozen=True, slots=True)
class Paper:
    """The invented facts of one entry."""

    number: int
    key: str
    title: str
    authors: tuple[str, ...]
    year: int
    venue: str
    tags: tuple[str, ...]
    arxiv: str
    code: str
    abstract: str

    def bibtex(self) -> str:
        """Return the paper as a BibTeX block."""
        fields = [f"title={{{self.title}}}", f"author={{{' and '.join(self.authors)}}}", f"year={{{self.year}}}"]
        if self.venue:
            fields.append(f"booktitle={{{self.venue}}}")
        fields += [f"eprint={{{self.arxiv}}}", "archivePrefix={arXiv}"]
        if self.abstract:
            fields.append(f"abstract={{{self.abstract}}}")
        return f"@{'inproceedings' if self.venue else 'article'}{{{self.key},\n  " + ",\n  ".join(fields) + "\n}"

    def markdown(self) -> str:
        """Return the paper as a block under a heading, with its BibTeX in a fence."""
        lines = [f"#### {self.title}", ""]
        if self.tags:
            lines += ["tag: " + " | ".join(f"`{tag}`" for tag in self.tags), ""]
        lines += [f"paper link: [here](https://arxiv.org/pdf/{self.arxiv}.pdf)", ""]
        if self.code:
            lines += [f"github link: [here]({self.code})", ""]
        return "\n".join([*lines, "citation:", "", "```bibtex", self.bibtex(), "```", "", ""])

    def entry(self, section: tuple[str, ...]) -> Entry:
        """Return the paper as a reader would make it."""
        links = [Link("paper", "pdf", f"https://arxiv.org/pdf/{self.arxiv}.pdf")]
        if self.code:
            links.append(Link("github", "code", self.code))
        return Entry(
            file=f"list-{self.number // PER_FILE:04}.md",
            line=1 + self.number % PER_FILE * 20,
            section=section,
            title=self.title,
            authors=tuple(map(Name.of, self.authors)),
            year=self.year,
            venue=self.venue or None,
            tags=self.tags,
            links=tuple(links),
            abstract=self.abstract,
            citations=(Citation(self.key, "article", self.bibtex()),),
            ids=(("arxiv", self.arxiv),),
            id=f"{self.number:x}",
        )


def _zipf(random: Random, words: Sequence[str]) -> Callable[[], str]:
    weights = list(accumulate((rank + 3) ** -1.3 for rank in range(len(words))))
    return lambda: words[bisect(weights, random.random() * weights[-1])]


def _invented(random: Random, count: int) -> list[str]:
    made = {"".join(random.choices(SYLLABLES, k=random.randint(2, 4))) for _ in range(count * 2)}
    return sorted(made)[:count]


def _accent(name: str) -> str:
    return name[:2] + name[2:4].translate(ACCENTS) + name[4:]


def _title(random: Random, word: Callable[[], str], name: Callable[[], str]) -> str:
    text = " ".join(word() for _ in range(random.randint(3, 13)))
    text = " ".join(part if len(part) < 4 and random.random() < 0.8 else part.capitalize() for part in text.split())
    if random.random() < 0.33:
        text = f"{name().capitalize()}{random.choice(('', '', '-2', '-3', 'LM', '++'))}: {text}"
    return text


def papers(count: int) -> Iterator[Paper]:
    """Yield `count` papers; the papers of a smaller library are the first ones of a larger."""
    random = Random(SEED)
    invented = _invented(random, 6000)
    random.shuffle(invented)
    word, name = _zipf(random, [*COMMON, *invented]), _zipf(random, invented[::-1])
    families = [family.capitalize() for family in _invented(random, 4000)]
    families = [_accent(family) if random.random() < 0.08 else family for family in families]
    people = [f"{random.choice(FIRST)} {random.choice(families)}" for _ in range(20_000)]
    author = _zipf(random, people)
    years = list(accumulate(1.25**rank for rank in range(27)))
    for number in range(count):
        title = _title(random, word, name)
        authors = tuple(dict.fromkeys(author() for _ in range(random.randint(1, 8))))
        year = 2000 + bisect(years, random.random() * years[-1])
        key = f"{authors[0].split()[-1].lower()}{year}{title.split()[0].lower().strip(':')}"
        yield Paper(
            number=number,
            key=key,
            title=title,
            authors=authors,
            year=year,
            venue=random.choice(VENUES) if random.random() < 0.75 else "",
            tags=tuple(random.sample(TAGS, random.randint(0, 3))),
            arxiv=f"{year % 100:02}{random.randint(1, 12):02}.{random.randrange(100_000):05}",
            code=f"https://github.com/{random.choice(invented)}/{random.choice(invented)}"
            if random.random() < 0.4
            else "",
            abstract=" ".join(word() for _ in range(110)) if random.random() < 0.05 else "",
        )


def section_of(number: int) -> tuple[str, str]:
    """Return the headings that the paper with this number stands under."""
    return (
        f"List {number // PER_FILE}",
        f"{COMMON[number // PER_SECTION % len(COMMON)].capitalize()} {number // PER_SECTION}",
    )


def library(count: int) -> Library:
    """Return the library as the readers would make it from the lists."""
    entries = tuple(paper.entry(section_of(paper.number)) for paper in papers(count))
    files = []
    for start in range(0, count, PER_FILE):
        stop = min(start + PER_FILE, count)
        headings = tuple(
            Section(section_of(at)[1], "heading", at, min(at + PER_SECTION, stop))
            for at in range(start, stop, PER_SECTION)
        )
        files.append(Section(section_of(start)[0], "file", start, stop, headings, entries[start].file))
    return Library(entries, Section("Library", "library", 0, count, tuple(files)))


def write(folder: Path, count: int) -> None:
    """Write the lists of a library to `folder`, and all of its BibTeX to ``library.bib`` beside."""
    folder.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    with folder.with_suffix(".bib").open("w", encoding="utf-8") as bib:
        for paper in chain(papers(count), [None]):
            if paper is None or (paper.number % PER_FILE == 0 and lines):
                number = (paper.number if paper else count) - 1
                (folder / f"list-{number // PER_FILE:04}.md").write_text("".join(lines), encoding="utf-8")
                lines = []
            if paper is None:
                break
            file, heading = section_of(paper.number)
            if not lines:
                lines.append(f"# {file}\n\n")
            if paper.number % PER_SECTION == 0:
                lines.append(f"## {heading}\n\n")
            lines.append(paper.markdown())
            bib.write(paper.bibtex() + "\n\n")


def write_list(folder: Path, size: int) -> None:
    """Write one list of at least `size` bytes to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    parts, length = [f"# {section_of(0)[0]}\n\n"], 0
    for paper in papers(size):
        if paper.number % PER_SECTION == 0:
            parts.append(f"## {section_of(paper.number)[1]}\n\n")
        parts.append(paper.markdown())
        length += len(parts[-1])
        if length >= size:
            break
    (folder / "list.md").write_text("".join(parts), encoding="utf-8")


def main() -> None:
    """Write libraries of the sizes asked for."""
    parser = argparse.ArgumentParser(description="Write libraries of invented papers.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("sizes", type=int, nargs="+", metavar="SIZE")
    arguments = parser.parse_args()
    for size in arguments.sizes:
        write(arguments.folder / str(size), size)


if __name__ == "__main__":
    main()
