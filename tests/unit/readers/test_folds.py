"""Folded entries: a ``<details>`` for each paper, its title in the summary."""

from tests.people import shown


def fold(summary, body):
    return f"<details>\n<summary>{summary}</summary>\n\n{body}\n\n</details>\n\n"


def test_the_summary_is_the_title_and_what_is_folded_its_fields(entries):
    source = "# Soup\n\n" + fold(
        "<b>Soups that leak</b> — Ann Doe, Bo Roe (ACL 2023)",
        "We show where soup goes.\n\n[Paper](https://arxiv.org/abs/2301.00001) | [Code](https://github.com/a/b)",
    )
    (entry,) = entries(source)
    assert (entry.title, shown(entry.authors), entry.venue) == ("Soups that leak", ("Ann Doe", "Bo Roe"), "ACL 2023")
    assert [link.kind for link in entry.links] == ["paper", "code"]
    assert (entry.line, entry.section) == (4, ("Soup",))


def test_labeled_lines_in_a_fold_are_its_fields(entries):
    body = "- **Authors:** Cy Bee, Di Dee\n- **Link:** https://arxiv.org/abs/2201.00002\n- **Abstract:** A ladle."
    (entry,) = entries(fold("Judging the ladles: pans as metrics", body))
    assert (shown(entry.authors), entry.abstract) == (("Cy Bee", "Di Dee"), "A ladle.")


def test_a_fold_that_lists_papers_is_a_section(entries):
    body = "- [Soup of tasks](https://arxiv.org/abs/2401.00001)\n- [Pots of pans](https://arxiv.org/abs/2401.00002)"
    first, second = entries(fold("All papers of 2024", body))
    assert (first.title, second.title) == ("Soup of tasks", "Pots of pans")
    assert first.section[-1] == "All papers of 2024"


def test_folded_words_about_the_list_are_no_entry(entries):
    assert not entries(fold("How to read this list", "Open a section and read on.\n\nThen close it."))


def test_a_heading_above_folds_is_a_section(entries):
    body = "Ann Doe, Bo Roe\n\n[Paper](https://arxiv.org/abs/2401.00001) · [Data](https://github.com/a/b)\n\n> We boil."
    source = "# Soup\n\n## Benchmarks\n\n" + fold("<b>Reading Bowls Aloud</b> (ACL 2024)", body)
    source += fold("<b>Reading Cups Aloud</b> (ACL 2024)", body.replace("0001", "0002"))
    assert [entry.title for entry in entries(source)] == ["Reading Bowls Aloud", "Reading Cups Aloud"]
