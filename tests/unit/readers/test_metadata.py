"""Headings with a card of fields, headings over records, and labels and columns that are not in English."""

from paperterm.readers import read
from tests.people import shown


def test_a_table_of_fields_below_a_heading_describes_its_paper():
    card = "| Field | Value |\n|:--|:--|\n| Authors | Ann Doe, Bo Roe |\n| Venue | RSS |\n| Year | 2024 |\n"
    link = "| Paper | [link](https://arxiv.org/abs/2401.00001) |\n"
    text = f"# Cards\n\n### Stirring with Soft Spoons\n\n{card}{link}\n### Folding Dough by Touch\n\n{card}{link}"
    first, second = read(text, "a.md").entries
    assert (first.title, second.title) == ("Stirring with Soft Spoons", "Folding Dough by Touch")
    assert shown(first.authors) == ("Ann Doe", "Bo Roe")
    assert (first.venue, first.year) == ("RSS", 2024)
    assert [link.url for link in first.links] == ["https://arxiv.org/abs/2401.00001"]


def test_a_heading_over_several_titled_records_is_a_section():
    record = "**{}. {}**\n\n- 作者单位: 某大学\n- Paper: https://arxiv.org/abs/2401.0000{}\n- Code: None\n\n"
    text = (
        "# L\n\n## 2D 分割\n\n"
        + record.format(1, "Slicing Soup Very Thinly", 1)
        + record.format(2, "Cutting Broth Thinly", 2)
    )
    entries = read(text, "a.md").entries
    assert [entry.title for entry in entries] == ["Slicing Soup Very Thinly", "Cutting Broth Thinly"]
    assert entries[0].section == ("L", "2D 分割")


def test_links_labeled_with_pictures_belong_to_the_heading():
    heading = "### 1. Boiling on Seven Qubits [📄](https://arxiv.org/abs/2401.00001) [💻](https://github.com/a/b)\n\n"
    (entry,) = read("# Log\n\n" + heading + "Ann Doe, Bo Roe | Quantum, 2024 | 🌓\n", "a.md").entries
    assert entry.title == "Boiling on Seven Qubits"
    assert [link.kind for link in entry.links] == ["paper", "code"]


def test_columns_in_russian():
    head = "| Год | Название | Авторы | Журнал / конференция | Ссылка | Код |\n|:-:|---|---|---|---|---|\n"
    row = "| 2016 | Методы варки | Д. Лаптев, И. Соколова | NeurIPS | [pdf](https://arxiv.org/abs/1601.1) | |\n"
    (entry,) = read("# Статьи\n\n" + head + row, "a.md").entries
    assert entry.title == "Методы варки"
    assert shown(entry.authors) == ("Д. Лаптев", "И. Соколова")
    assert (entry.venue, entry.year) == ("NeurIPS", 2016)
