"""Records without a list marker: pattern P6."""

from tests.people import shown

# ruff: noqa: W291 - lines of lists are as long as they are


def test_a_record_of_lines_with_hard_breaks(entries):
    text = """
**Cumin: Draping Garments.**<br>
*[Ann Author](https://home.page), Ben Writer.*<br>
CVPR 2023 (Oral). [[PDF](https://arxiv.org/abs/2301.00001)] [[Project](https://x.github.io)]

**Dill: Folding Garments.**<br>
*Cy Third.*<br>
ECCV 2022. [[PDF](https://arxiv.org/abs/2201.00001)]
"""
    first, second = entries(text)
    assert (first.title, shown(first.authors)) == ("Cumin: Draping Garments", ("Ann Author", "Ben Writer"))
    assert (first.venue, first.year) == ("CVPR 2023 (Oral)", 2023)
    assert [link.label for link in first.links] == ["Ann Author", "PDF", "Project"]
    assert (second.title, shown(second.authors), second.venue) == ("Dill: Folding Garments", ("Cy Third",), "ECCV 2022")


def test_a_bold_line_with_a_list_of_labeled_lines(entries):
    text = """
 **12. Anise: A Title With a Leading Space**

- 作者单位: 某大学, Some Univ
- Paper(Oral): https://arxiv.org/abs/2301.12345
- Code：None

 **13. Dill: Another Title**

- 作者单位: 另一大学
- Code: https://github.com/d/d
"""
    first, second = entries(text)
    assert (first.title, first.institutions) == ("Anise: A Title With a Leading Space", ("某大学", "Some Univ"))
    assert [(link.label, link.url) for link in first.links] == [("Paper", "https://arxiv.org/abs/2301.12345")]
    assert (second.title, second.institutions) == ("Dill: Another Title", ("另一大学",))


def test_paragraphs_that_say_more_belong_to_the_title_before(entries):
    text = """
[**Soups as Agents**](https://doi.org/10.48550/arXiv.2302.00001) （**2023.02.07**）

<font color="gray">Ann Author, Ben Writer, etc .  - 【Kitchen Systems】</font>

![](https://img.shields.io/badge/Citations-2-green)  [![](https://img.shields.io/badge/Stars-3-blue)](https://github.com/a/b)

---

[**Stews as Agents**](https://arxiv.org/abs/2302.00002) （**2023.02.08**）

<font color="gray">Cy Third .  - 【arXiv.org】</font>

---

[**Broths Without Agents**](https://arxiv.org/abs/2302.00003) （**2023.02.09**）
"""
    first, second, third = entries(text)
    assert (first.title, first.year, shown(first.authors)) == ("Soups as Agents", 2023, ("Ann Author", "Ben Writer"))
    assert first.venue == "Kitchen Systems"
    assert [link.url for link in first.links] == ["https://doi.org/10.48550/arXiv.2302.00001", "https://github.com/a/b"]
    assert (second.title, shown(second.authors), second.venue) == ("Stews as Agents", ("Cy Third",), "arXiv.org")
    assert third.title == "Broths Without Agents"


def test_each_line_of_a_paragraph_may_be_a_record(entries):
    text = """
[Music Gesture for Soup Separation](https://arxiv.org/abs/2004.00001), CVPR 2020
[Visual Soups](https://arxiv.org/abs/2004.00002), CVPR 2021 [[code]](https://github.com/a/b)
[Speaking of Soups and Stews](https://arxiv.org/abs/2004.00003), ACL 2019
"""
    assert [(entry.title, entry.venue, entry.line) for entry in entries(text)] == [
        ("Music Gesture for Soup Separation", "CVPR 2020", 6),
        ("Visual Soups", "CVPR 2021", 7),
        ("Speaking of Soups and Stews", "ACL 2019", 8),
    ]


def test_escaped_numbers_start_records(entries):
    text = """
1\\. **Lettuce Learn: Leafy Networks**  
Ann Author, Ben Writer, Cy Third  
*Conference on Greens (CoG)*, 2022  
[[Paper]](https://arxiv.org/abs/2201.00001)

2\\. **Radish: Root Finding**  
Ann Author  
*Journal of Roots*, vol. 3, 2022  
[[Paper]](https://arxiv.org/abs/2201.00002)
"""
    first, second = entries(text)
    assert (first.title, first.venue) == ("Lettuce Learn: Leafy Networks", "Conference on Greens (CoG), 2022")
    assert (shown(second.authors), second.venue, second.year) == (("Ann Author",), "Journal of Roots", 2022)


def test_bold_lines_and_summaries_group_what_follows(entries):
    text = """
**2021**

* Grating Cheese with Nets, [pdf](https://arxiv.org/abs/2104.00001)

<details>
<summary><b>Week 1</b></summary>

- [Peeling Onions](https://arxiv.org/abs/1901.00001)

</details>
"""
    first, second = entries(text)
    assert (first.section[-1], first.year, dict(first.inferred)) == ("2021", 2021, {"year": "heading"})
    assert second.section[-1] == "Week 1"


def test_prose_that_mentions_papers_is_no_record(entries):
    text = """
We follow [Attention Is All You Need](https://arxiv.org/abs/1706.03762) and its many successors, which we found to be
the best way to stir a soup; see also [BERT](https://arxiv.org/abs/1810.04805) for a second opinion on the matter, and
our own earlier work on ladles, spoons and forks, which explains the rest of what one needs to know about all this.
"""
    assert entries(text) == ()


def test_a_second_list_of_authors_begins_a_record(entries):
    text = """
Carver, L., & Mint, P. (2011). Slow knives in warm kitchens. *Journal of Cutlery*, *12*(3), 4–19. https://doi.org/10.1000/x1

Carver, L. (2003). What do spoons know? *Cutlery Letters*, *8*(1), 1–9.

Mint, P., Onion, R., & Carver, L. (2016). Forks. *Journal of Cutlery*, *17*(2), 41–200. https://doi.org/10.1000/x3
"""
    assert [(entry.title, str(entry.authors[0]), entry.year) for entry in entries(text)] == [
        ("Slow knives in warm kitchens", "L. Carver", 2011),
        ("What do spoons know?", "L. Carver", 2003),
        ("Forks", "P. Mint", 2016),
    ]


def test_what_is_said_to_readers_is_no_record(entries):
    text = """
See also <a href="https://scholar.google.com/citations?user=abc">Google Scholar</a>. (* equal contribution)

See [[Fermenting cabbage]].

[A Title of Words](https://arxiv.org/abs/2001.00001), ICLR 2020
"""
    assert [entry.title for entry in entries(text)] == ["A Title of Words"]


def test_a_quoted_note_is_a_remark_of_the_record_above(entries):
    text = """
Doe, A., and B. Roe. "[Kettles on the Run](https://arxiv.org/abs/2001.00001)." ICML, 2020.

> A careful study; see [the data](https://zenodo.org/record/1).

Poe, C. "[Spoons on the Run](https://arxiv.org/abs/2001.00002)." ICML, 2021.
"""
    first, second = entries(text)
    assert (first.remarks, len(first.links)) == ("A careful study; see the data.", 2)
    assert (second.title, second.remarks) == ("Spoons on the Run", "")


def test_names_alone_below_a_plain_line_are_the_authors_of_a_title(entries):
    text = """
Stirring with Confidence

Ann Author, Ben Writer and Cy Third

Boiling without Regret

Di Fourth, Ann Author, Eve Fifth
"""
    assert [(entry.title, len(shown(entry.authors))) for entry in entries(text)] == [
        ("Stirring with Confidence", 3),
        ("Boiling without Regret", 3),
    ]


def test_thousands_of_lines_that_say_more_belong_to_one_title(entries):
    (entry,) = entries("**A Title of Words**, ICML 2020\n\n" + "*Ann Author, Ben Writer*\n\n" * 3000)
    assert (entry.title, shown(entry.authors)) == ("A Title of Words", ("Ann Author", "Ben Writer"))


def test_a_quoted_citation_is_a_record_and_quoted_words_are_none(entries):
    source = (
        "> The pan in natural light — Ann Doe, Bo Roe, Cy Bee — *Cell Pans*, 2012\n\n"
        "What do we know about the ladle? — Ann Doe, Di Dee — *Broth Journal*, 2023\n\n"
        "> A calm and careful paper. Read it twice.\n"
    )
    first, second = entries(source)
    assert (first.title, shown(first.authors)) == ("The pan in natural light", ("Ann Doe", "Bo Roe", "Cy Bee"))
    assert second.title == "What do we know about the ladle?"
    assert "Read it twice" in second.remarks


def test_each_term_of_a_definition_list_begins_a_record(entries):
    source = (
        "Exact Fields for Soup\n: Ann Doe, Bo Roe\n: *I3D* 2015, [pdf](https://e.org/a.pdf)\n\n"
        "Does Stirring Improve Soup?\n: Cy Bee, Di Dee\n: *ACM TOG* 2012, [pdf](https://e.org/b.pdf)\n"
    )
    assert [entry.title for entry in entries(source)] == ["Exact Fields for Soup", "Does Stirring Improve Soup?"]
