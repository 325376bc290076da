"""What stands below or inside a unit: child bullets, paragraphs, fences, ``<details>``, read into its draft."""

from paperterm.bibtex.blocks import clean_text, iter_blocks
from paperterm.bibtex.rawtext import with_raw
from paperterm.model import Citation
from paperterm.readers.draft import Draft
from paperterm.readers.fields.authors import leading_names
from paperterm.readers.fields.badges import read_badges
from paperterm.readers.fields.dates import find_year, whole_date
from paperterm.readers.fields.flat import SEP, flatten
from paperterm.readers.fields.institutions import is_institution, split_institutions
from paperterm.readers.fields.labeled import read_labeled, read_marked
from paperterm.readers.fields.venue import dated_venue, is_venue, trim_venue
from paperterm.readers.front.blocks import HARD, SOFT, Block, Run, split_lines, visible
from paperterm.readers.words.labels import ABSTRACT_LABELS, BIBTEX_LABELS

_EDGE = " \t\n,.;:|*_-–•·()[]" + SEP


def add_citations(draft: Draft, text: str, line: int) -> bool:
    """Add the BibTeX blocks of `text`, verbatim; whether there were any."""
    if "@" not in text:
        return False
    whole = text.strip()
    clean = clean_text(whole)
    blocks = list(with_raw(iter_blocks(clean), clean, whole))
    line += text.count("\n", 0, text.find(whole))
    for block in blocks:
        draft.citations.append(Citation(block.key, block.type, block.text, raw=block.raw))
        draft.sources.setdefault("bibtex", "fence")
        found = (words for words in (block.problem, block.remark) if words)
        draft.problems += [(line + block.line, f"BibTeX: {words}") for words in found]
    return bool(blocks)


def take_details(draft: Draft, runs: list[Run]) -> list[Run]:
    """Read what ``<details>`` in the line hides; the runs without it."""
    hidden = [run for run in runs if run.kind == "details"]
    if not hidden:
        return runs
    for run in hidden:
        if not add_citations(draft, run.text, run.line):
            label = run.url.casefold().strip(" :")
            if label in ABSTRACT_LABELS or not label or "abstract" in label:
                draft.set("abstract", " ".join(run.text.split()), "details")
            else:
                draft.remarks.append(" ".join(run.text.split()))
    return [run for run in runs if run.kind != "details"]


def read_fence(draft: Draft, block: Block) -> bool:
    """Take the BibTeX of a fence or ``<pre>``."""
    return add_citations(draft, block.text, block.line)


def is_detail(runs: list[Run]) -> bool:
    """Whether a child line says something about its parent: a labeled line, links with labels only, names only."""
    flat = flatten(runs)
    text = flat.text.strip(_EDGE)
    if not text:
        return True
    names = leading_names(text)
    return bool(names.names) and not text[names.end :].strip(_EDGE)


def read_detail(draft: Draft, runs: list[Run]) -> None:
    """Read one line below a title: a labeled line, links, authors, venue, institutions, else a remark."""
    runs = take_details(draft, runs)
    if not runs or read_labeled(draft, runs) is not None or read_marked(draft, runs):
        return
    flat = flatten(runs)
    for link in flat.links:
        draft.add_link(link.label, link.run.url)
    read_badges(draft, flat.badges)
    text = " ".join(flat.text.replace(SEP, " ").split()).strip(" \t,;|")
    bare = text.strip(_EDGE)
    if not any(c.isalnum() for c in bare):
        return
    if not draft.authors:
        names = leading_names(bare)
        rest = bare[names.end :].strip(_EDGE)
        if (
            names.names
            and (names.sure or len(names.names) > 1 or flat.spans["italic"])
            and (flat.spans["italic"] or (all(map(_is_full_name, names.names)) and not is_institution(bare)))
            and (not rest or is_venue(trim_venue(rest)) or whole_date(rest))
        ):
            draft.set_authors(names, "line below the title")
            if not rest:
                return
            bare = text = rest
        if len(names.names) == 1 and not rest and not flat.links and not draft.remarks and " " in names.names[0]:
            draft.maybe_author = text
    venue = trim_venue(bare)
    if not draft.venue and is_venue(venue) and (find_year(venue) or not flat.links):
        draft.set("venue", venue, "line below the title")
        draft.set("year", find_year(venue), "venue")
        return
    if draft.authors and not draft.venue and not flat.links and dated_venue(bare) is not None:
        draft.set("venue", bare, "line below the title")
        draft.set("year", dated_venue(bare), "venue")
        return
    date = whole_date(bare)
    if date is not None:
        draft.set("year", date, "line below the title")
        return
    if not draft.institutions and is_institution(bare) and len(bare.split()) <= 14 and not flat.links:
        draft.add("institutions", split_institutions(bare), "line below the title")
    draft.remarks.append(text)
    draft.sources.setdefault("remarks", "line below the title")


def _is_full_name(name: str) -> bool:
    """Whether a name has more than one word, or is written without spaces: a lone word below a title is a keyword."""
    return " " in name or not name.isascii()


def read_children(draft: Draft, blocks: list[Block]) -> None:
    """Read the blocks below a unit's first paragraph, in order, without recursion."""
    stack = list(reversed(blocks))
    abstract = False
    while stack:
        block = stack.pop()
        draft.end = max(draft.end, block.end)
        if block.kind == "fence":
            read_fence(draft, block)
        elif block.kind == "group":
            label = visible(block.runs).casefold().strip(" :*")
            abstract = label in ABSTRACT_LABELS or "abstract" in label
            if not abstract and label not in BIBTEX_LABELS:
                draft.remarks.append(visible(block.runs))
        elif block.kind == "endgroup":
            abstract = False
        elif block.kind in ("paragraph", "item"):
            if abstract:
                draft.set("abstract", visible(block.runs), "details")
            else:
                for line in split_lines(block.runs, HARD):
                    read_detail(draft, _unwrapped(line))
            stack.extend(reversed(block.children))
        else:
            stack.extend(reversed(block.children))


def _unwrapped(runs: list[Run]) -> list[Run]:
    """Return `runs` with soft breaks as they are: `flatten` reads them as spaces between words."""
    return [Run("text", " ", run.line) if run.kind == "break" and run.text == SOFT else run for run in runs]
