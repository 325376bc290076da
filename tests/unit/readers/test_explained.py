"""How a line was read, in words for curators."""

from paperterm.readers import explain
from paperterm.readers.explained import explanation_lines

TEXT = """# Kettles

- [Boiling Without Haste](https://arxiv.org/abs/2101.00001), Ann Doe, Bob Roe. ICML 2021

```bibtex
@misc{doe2021, title={Boiling Without Haste}}
```
"""


def test_values_are_written_as_the_list_writes_them():
    lines = list(explanation_lines(explain(TEXT, "kettles.md", 3)))
    assert "authors      Ann Doe, Bob Roe  (behind the title)" in lines
    assert any(line.startswith("title        Boiling Without Haste  ") for line in lines)
