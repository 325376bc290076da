"""CSL items beside those of Pandoc, on generated BibTeX: the same but for what `docs/citing.md` names.

Left out are the fields in which we differ: Pandoc writes titles in sentence case and cuts short ones, calls events
and programs as CSL 1.0.1 did, and takes no month that is written out and no issue without a number.
"""

import json
import re
import subprocess
from random import Random
from typing import Any

from paperterm.cite.cslitem import csl_item
from paperterm.readers import read
from tests.tools import need

TYPES = (
    *("article", "book", "booklet", "inbook", "incollection", "inproceedings", "manual", "mastersthesis", "phdthesis"),
    *("proceedings", "techreport", "unpublished", "collection", "online", "report", "thesis", "dataset", "patent"),
    *("reference", "inreference", "mvbook", "image", "video"),
)
VALUES = {
    "author": ("Doe, Ann and Roe, Bo", "{W3C}", "Ludwig van Beethoven and King, Jr., Martin", "Doe, A and others"),
    "editor": ("Ed, One and Ed, Two", "{Editors of Soup}"),
    "translator": ("Trans, Late",),
    "bookauthor": ("Book, Author",),
    "subtitle": ("an outlook", "Part {II}"),
    "titleaddon": ("an addition",),
    "booktitle": ("Proc. of Soup", "The Book of {Broth}"),
    "maintitle": ("The Main Book",),
    "journaltitle": ("Annals of Stew", "J. Soup"),
    "shortjournal": ("JS",),
    "volume": ("3", "12"),
    "number": ("4", "3--4", "S1"),
    "pages": ("1--9", "13905--13911", "e1009", "1-9, 12", "ii--iv"),
    "date": ("2019-03-04", "2018-07", "2015", "2010/2012"),
    "urldate": ("2023-01-02",),
    "publisher": ("Pot Press", "{Pan and Co}"),
    "school": ("Univ. of Soup",),
    "institution": ("Soup Lab",),
    "organization": ("Soup Society",),
    "location": ("Oslo",),
    "venue": ("Rome",),
    "series": ("LNCS",),
    "edition": ("2nd", "2"),
    "version": ("1.2",),
    "chapter": ("4",),
    "pagetotal": ("120",),
    "volumes": ("3",),
    "isbn": ("978-3-16-148410-0",),
    "issn": ("0196-6774",),
    "doi": ("10.1000/ab_c", "10.5281/zenodo.1"),
    "url": ("https://x.org/a_b~c", "http://y.org/?q=1&z=2"),
    "note": ("Best paper",),
    "addendum": ("Added",),
    "pubstate": ("inpress", "submitted"),
    "type": ("Draft", "Technical note"),
    "abstract": ("One line with 5\\% salt.",),
    "keywords": ("soup, salad",),
}
CASED = frozenset({"title", "container-title", "volume-title", "collection-title"})


def _bib(count: int) -> str:
    chance = Random(11)
    blocks = []
    for number in range(count):
        names = chance.sample(sorted(VALUES), chance.randint(3, 12))
        if "maintitle" in names:  # Pandoc adds what belongs to the volume's title to that of the work
            names = [name for name in names if name not in {"subtitle", "titleaddon"}]
        fields = [("title", chance.choice(("Boiling soup", "A study of {Salt}", "Why stir?")))]
        fields += [(name, chance.choice(VALUES[name])) for name in names]
        inner = "".join(f"  {name} = {{{value}}},\n" for name, value in fields)
        blocks.append(f"@{chance.choice(TYPES)}{{k{number},\n{inner}}}\n")
    return "".join(blocks)


def _comparable(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return [{part: _comparable(part, text) for part, text in person.items()} for person in value]
    if isinstance(value, str):
        value = re.sub(r"<[^>]+>", "", value).replace("’", "'").replace("–", "-")
        return re.sub(r"[\W_]+", "", value.casefold()) if name in CASED else value
    return value


def test_items_are_those_of_pandoc() -> None:
    need("pandoc")
    bib = _bib(250)
    command = ["pandoc", "-f", "biblatex", "-t", "csljson"]
    made = subprocess.run(command, input=bib, capture_output=True, check=True, text=True, timeout=120).stdout
    expected = {item["id"]: item for item in json.loads(made)}
    for entry in read(bib, "a.bib").entries:
        item = csl_item(entry)
        other = expected[item["id"]]
        for name in (item.keys() | other.keys()) - {"title-short"}:
            ours, theirs = _comparable(name, item.get(name)), _comparable(name, other.get(name))
            assert ours == theirs, (item["id"], name, item.get(name), other.get(name))
