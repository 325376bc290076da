"""The default order is that of the lists, with resources below all papers."""

from hypothesis import given
from hypothesis import strategies as st

from paperterm.library.load import Loader
from paperterm.ui.ordering import papers_first
from paperterm.ui.view import View

LIST = """# Sheep

## Tools

- [FlockKit](https://github.com/a/flockkit) - counts
- [Shear](https://github.com/a/shear) - shears

## Papers

- [Counting Sheep in Rain](https://arxiv.org/abs/2405.00001), ICML 2024
- [Counting Sheep in Snow](https://arxiv.org/abs/2405.00002), ICML 2024
- [Counting Sheep in Fog](https://arxiv.org/abs/2405.00003), ICML 2024
"""


@given(st.integers(0, 30), st.integers(0, 30), st.sets(st.integers(0, 40)))
def test_each_row_stays_and_resources_are_last_in_their_order(start, count, resources):
    rows = range(start, start + count)
    found = list(papers_first(rows, sorted(resources)))
    assert found == sorted(rows, key=lambda row: (row in resources, row))


def test_resources_of_an_earlier_section_are_below_the_papers(tmp_path):
    (tmp_path / "list.md").write_text(LIST)
    library = Loader([str(tmp_path)]).load()
    view = View()
    view.take(library, range(len(library.entries)))
    kinds = [view.entry(row).kind for row in range(view.count)]
    assert kinds == ["paper", "paper", "paper", "resource", "resource"]
    assert [view.entry(row).title for row in (0, 3, 4)] == ["Counting Sheep in Rain", "FlockKit", "Shear"]
    tools = next(section for section in library.root.children if section.name == "Tools")
    view.narrow(range(tools.start, tools.stop))
    assert [view.entry(row).title for row in range(view.count)] == ["FlockKit", "Shear"]


def test_what_is_kept_in_the_cache_knows_its_resources(tmp_path):
    (tmp_path / "list.md").write_text(LIST)
    first = Loader([str(tmp_path)]).load()
    again = Loader([str(tmp_path)]).load()
    assert first.resources == again.resources == (0, 1)
