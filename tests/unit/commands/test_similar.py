"""``paperterm similar``: papers like one paper on standard output."""

import json

import pytest

from paperterm.cli import main

LIST = """# Kettles

## Slow

- [Boiling Without Haste](https://arxiv.org/abs/2401.00001), Ann Doe, 2024
- [Boiling With Great Haste](https://arxiv.org/abs/2401.00002), Bo Roe, 2024

## Iron

- [Anvils of the North](https://arxiv.org/abs/2401.00003), Cy Poe, 2023
"""


@pytest.fixture
def kettles(tmp_path):
    path = tmp_path / "kettles.md"
    path.write_text(LIST, encoding="utf-8")
    return str(path)


def test_it_prints_what_is_alike_and_why(capsys, kettles):
    assert main(["similar", "boiling without", kettles]) == 0
    out, err = capsys.readouterr()
    assert "Boiling Without Haste" in err
    assert out.splitlines()[:2] == ["Boiling With Great Haste", "    words boiling, haste; section Slow"]


def test_json_has_the_entries(capsys, kettles):
    assert main(["similar", "boiling without", kettles, "--json", "-n", "1"]) == 0
    (row,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert row["title"] == "Boiling With Great Haste"


def test_nothing_found_is_1(kettles):
    assert main(["similar", "zzzqqq", kettles]) == 1
