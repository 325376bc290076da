"""Folders that are no lists of papers open on nothing, and say why."""

# ruff: noqa: E501 - pages are as wide as they are

from pathlib import Path

import pytest

from paperterm.library.load import Loader
from paperterm.model import Library

MONTHS = ("January", "March", "May", "July", "October")


def blog(number: int) -> str:
    month = MONTHS[number % 5]
    return f"""---
title: "Ten days in {month} (part {number})"
author: Ada Moor
date: 2021-0{number % 9 + 1}-11
tags: [travel, moor]
description: What we saw, and what we ate.
---

We left in {month} 2021, Bea Tarn, Ce Fell and I. See [the map](https://maps.example.org/{number}) and [the photos](photos.md).

- Day 1: Glückstadt, Hamburg and home (by train)
- Day 2: [Café Moor](https://cafe.example.org), open since 1998
- "The best soup in town", says Ce Fell, 2020

Photo by Ada Moor, {month} 2021.
"""


def daily(number: int) -> str:
    return f"""---
title: 2024-05-{number % 28 + 1:02}
date: 2024-05-{number % 28 + 1:02}
tags: daily
---
# Monday

mood:: good
- [x] Call Ada Moor, Bea Tarn (Tuesday 10:00)
- [ ] Read about precision and recall (PR)
- Met [[Ce Fell]] at the Moor Days, 2024
- Idea: **Counting sheep at night**, see [[sheep]]

## Links

- [Weather](https://weather.example.org) - Freier, schneller Dienst (Wetter)
- https://news.example.org/2024/05
"""


def site(number: int) -> str:
    pages = [
        "---\ntitle: Privacy policy\ndate: 2021-01-01\nlayout: page\n---\n\n1. We keep nothing (GDPR 2016).\n2. Write to us.\n",
        "---\ntitle: Staff\n---\n\n- **Ada Moor**, Professor, University of Moorland, 2012\n- **Bea Tarn**, Postdoc, since 2021\n",
        "---\ntitle: Counting I\ncollection: teaching\ntype: Undergraduate course\nvenue: Moorland\ndate: 2015-01-01\n---\n\nOffice hours: Spring 2025, Room 12.\n",
        "# News\n\n- [May 2024] Ada Moor gave a talk at the Moor Days.\n- [April 2024] Our project is funded by the Moor Foundation (MF).\n",
        "# Jobs\n\n- **PhD position**, deadline May 1, 2024: write to Bea Tarn, Ce Fell\n- Internship (Summer 2024)\n",
        "# Events\n\n| Date | Speaker | Title |\n|---|---|---|\n| May 2, 2024 | Ada Moor | Counting at night |\n| May 9, 2024 | Bea Tarn | Weighing in fog |\n",
    ]
    return pages[number % len(pages)]


def tools(number: int) -> str:
    return f"""# Awesome flocks {number}

## Counters

- [FlockKit](https://github.com/a/flockkit{number}) - Fast, simple counting (Rust)
- [Sheepdog](https://sheepdog.example.org) - Watches, counts and barks, since 2019 (Go)
- [Funkruf](https://funkruf.example.org) - Freier, verschlüsselter Dienst (Messenger)

## Frontends

| Name | Language | Since |
|---|---|---|
| [Woolly](https://woolly.example.org) | TypeScript | 2020 |
| [Shear](https://shear.example.org) | Rust | 2021 |

## Contributing

Please read [the guide](CONTRIBUTING.md).
"""


def software(number: int) -> str:
    return f"""---
title: Configuring flock {number}
---

# Configuring flock

Additionally, any README files in the folder are read. See Themes for more.

- `depth`: The depth of the tree. Default: 2
- **watch**: Watch the folder, its files and links. Added in version 1.{number} (2021)
- If you run a cluster with Docker Swarm, Nomad or another, set `cluster` (see Deployment)
- Fix a crash of the parser, thanks to Ada Moor, Bea Tarn (#12{number}, 2022)

## Versions

| Version | Rust | Released |
|---|---|---|
| 1.{number} | Rust 1.71 | 2024 |
| 1.{number + 1} | Rust 1.72 | 2024 |

```python
@flock(depth=2)
def watch(): ...
```

See also [the API](api.md), [the changes](CHANGELOG.md) and [the forum](https://forum.example.org).
"""


def load(folder: Path, page: object, count: int = 120) -> Library:
    for number in range(count):
        path = folder / f"part{number % 7}" / f"page{number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(page(number), encoding="utf-8")  # type: ignore[operator]
    return Loader([str(folder)]).load()


@pytest.mark.parametrize("page", [blog, daily, site, tools, software])
def test_fewer_than_one_page_in_a_hundred_gives_a_paper(page, tmp_path):
    library = load(tmp_path, page)
    assert [entry.title for entry in library.entries if entry.kind == "paper"] == []


def test_a_folder_that_is_no_list_says_why(tmp_path):
    library = load(tmp_path, software, 4)
    assert len(library.entries) == 0
    (problem,) = library.problems
    assert "holds no list of papers" in problem.message
    assert "its 4 files" in problem.message


def test_a_folder_with_one_paper_does_not(tmp_path):
    (tmp_path / "list.md").write_text("## Papers\n\n- [Counting at night](https://arxiv.org/abs/2001.00001)\n")
    assert load(tmp_path, software, 4).problems == ()
