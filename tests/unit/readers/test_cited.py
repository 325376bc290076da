"""Plain citations whose authors, title and place only punctuation parts, and the names that look like titles."""

# ruff: noqa: E501 - lines of lists are as long as they are

import pytest

from tests.people import shown


@pytest.mark.parametrize(
    ("source", "title", "authors"),
    [
        ("- Boiling Without Haste, Ann Doe, 2024. [pdf](https://e.org/a.pdf)", "Boiling Without Haste", ("Ann Doe",)),
        ("- **Boiling Without Haste**, Ann Doe, 2024. [pdf](https://e.org/a.pdf)", "Boiling Without Haste", ("Ann Doe",)),
        ("- Boiling Without Haste, A. Doe and B. Roe, ICML 2024", "Boiling Without Haste", ("A. Doe", "B. Roe")),
        ("- Doe J, Roe R, Bee A, et al. Stirring and mortality: the LADLE trial. J Broth. 2020;39(2):871–80.", "Stirring and mortality: the LADLE trial", ("J Doe", "R Roe", "A Bee")),
        ("- The PAN Investigators. A trial of protocol-based stirring. N Engl J Pans. 2014;370:1683-93.", "A trial of protocol-based stirring", ("The PAN Investigators",)),
        ("- National Ladle Council. (2018). *Guidelines for stirring*. https://e.org/g.pdf", "Guidelines for stirring", ("National Ladle Council",)),
        ("- Doe, « Le goût des autres : une enquête », *Revue de la soupe*, 2013.", "Le goût des autres : une enquête", ()),
        ("- Ann Doe & Bo Roe, Soup and the Limits of Ladles, 28 J. Legal Pans 290 (1978).", "Soup and the Limits of Ladles", ("Ann Doe", "Bo Roe")),
        ("- Ann Doe — Slow Waves in Fast Pans — Journal of Broth 2019", "Slow Waves in Fast Pans", ("Ann Doe",)),
        ("- A. Gee, H. Jay — Grid cells for cooks — NeurIPS 2020", "Grid cells for cooks", ("A. Gee", "H. Jay")),
        ("- Doe & Roe (2019) — Cortical broth revisited — [link](https://e.org/c.pdf)", "Cortical broth revisited", ("Doe", "Roe")),
        ("- Stirring engrams — Lou Kay, Mia Ell — 2022", "Stirring engrams", ("Lou Kay", "Mia Ell")),
    ],
)  # fmt: skip
def test_punctuation_tells_authors_and_title_apart(entries, source, title, authors):
    (entry,) = entries(source)
    assert (entry.title, shown(entry.authors)) == (title, authors)


def test_one_name_before_the_year_is_a_guess_and_says_so(entries):
    (entry,) = entries("- Boiling Without Haste, Ann Doe, 2024. [pdf](https://e.org/a.pdf)")
    assert dict(entry.inferred) == {"authors": "guess"}
    assert (entry.venue, entry.year) == (None, 2024)


def test_the_same_words_before_the_year_of_siblings_are_a_venue(entries):
    source = "\n".join(f"- {title}, Kitchen Quarterly, 20{n}. [pdf](https://e.org/{n}.pdf)" for n, title in [(20, "Slow stirring of soups"), (21, "Ladles and other tools"), (22, "What a pan remembers")])  # fmt: skip
    assert {(entry.venue.partition(",")[0], shown(entry.authors)) for entry in entries(source)} == {
        ("Kitchen Quarterly", ())
    }


def test_an_organization_that_is_linked_is_no_author(entries):
    first, second = entries(
        "- [International Ladle Association of Cooks](https://e.org/a.pdf). ICML 2020\n- [What the Ladle Said](https://e.org/b.pdf). ICML 2021"
    )
    assert (first.title, shown(first.authors)) == ("International Ladle Association of Cooks", ())
    assert second.title == "What the Ladle Said"


@pytest.mark.parametrize(
    ("source", "title", "authors", "venue"),
    [
        ("- Иванов И. И., Петрова А. С. Быстрый разбор супа // Вестник половника. 2019. Т. 12. № 3. С. 45–67.", "Быстрый разбор супа", ("И. И. Иванов", "А. С. Петрова"), "Вестник половника. 2019"),
        ("- Doe A., Roe B. C. Slow soups and their pans. Broth Letters, 2019.", "Slow soups and their pans", ("A. Doe", "B. C. Roe"), "Broth Letters, 2019"),
        ("- Gon M. Correia, Vlad Pan, and Lou Kay. 2019. [Sparse Soups](https://arxiv.org/abs/1909.00015). In *Proceedings of EMNLP 2019*.", "Sparse Soups", ("Gon M. Correia", "Vlad Pan", "Lou Kay"), "Proceedings of EMNLP 2019"),
        ("- Ensino com sopa (Ana Doe e Bo Roe; SBIE 2015)", "Ensino com sopa", ("Ana Doe", "Bo Roe"), "SBIE 2015"),
        ("- **Learning to Stir on a Stove (Humanoids 2017)** [[pdf](https://e.org/a.pdf)]", "Learning to Stir on a Stove", (), "Humanoids 2017"),
        ("- [Pots in Class](https://e.org/a.pdf) (Middleware 2016)", "Pots in Class", (), "Middleware 2016"),
    ],
)  # fmt: skip
def test_initials_behind_the_family_name_slashes_and_brackets(entries, source, title, authors, venue):
    (entry,) = entries(source)
    assert (entry.title, shown(entry.authors), entry.venue) == (title, authors, venue)


def test_a_day_line_may_name_the_venue(entries):
    (entry,) = entries("- [Sleep of Soups](https://arxiv.org/abs/1805.02070)\n  - 👥 Ann Doe, Bo Roe\n  - 📅 Broth Medicine, 2018")  # fmt: skip
    assert (entry.venue, entry.year) == ("Broth Medicine", 2018)


def test_a_day_line_of_a_day_names_none(entries):
    (entry,) = entries("- [Sleep of Soups](https://arxiv.org/abs/1805.02070)\n  - 👥 Ann Doe, Bo Roe\n  - 📅 Date: August 2018")  # fmt: skip
    assert (entry.venue, entry.year) == (None, 2018)


@pytest.mark.parametrize(
    ("source", "title", "authors", "venue"),
    [
        ("- [1] 张三, 李四, 王小明. 面向冷启动的汤[J]. 计算机学报, 2021, 44(3): 512-528.", "面向冷启动的汤", ("张三", "李四", "王小明"), "计算机学报, 2021"),
        ("- [4] Doe J, Roe R, et al. Two ladles are better than one[C]//Proceedings of the Conference on Soup. 2019: 100-108.", "Two ladles are better than one", ("J Doe", "R Roe"), "Proceedings of the Conference on Soup"),
        ("- 解耦表示的汤预测。王五，赵六。AAAI 2021。", "解耦表示的汤预测", ("王五", "赵六"), "AAAI 2021"),
        ("- DURAND Marie, « Le goût des autres », *Revue de la soupe*, vol. 54, n° 2, 2013, p. 215-240.", "Le goût des autres", ("Marie Durand",), "Revue de la soupe"),
        ("- **Kay L, Jay M.** Fluids and spoons. *Pan Med* 2017;43:304–77.", "Fluids and spoons", ("L Kay", "M Jay"), "Pan Med"),
        ("- Sep 9 (Ann): [Soups, Pans and Lies](https://e.org/a.pdf), WWW 2022", "Soups, Pans and Lies", (), "WWW 2022"),
        ("- Week 3: Slow Soups for Pans, WWW 2022", "Slow Soups for Pans", (), "WWW 2022"),
    ],
)  # fmt: skip
def test_kinds_of_documents_capitals_and_sessions(entries, source, title, authors, venue):
    (entry,) = entries(source)
    assert (entry.title, shown(entry.authors), entry.venue) == (title, authors, venue)


def test_a_bold_author_with_a_year_begins_a_record_of_its_own(entries):
    first, second = entries(
        "**Ann Doe** (2021). [Scheduling Ladles in Labs](https://e.org/a.pdf). PhD thesis.\n\n**Bo Roe** (2014). A Survey of Scottish Soups. MSc thesis."
    )
    assert (first.title, shown(first.authors), first.year) == ("Scheduling Ladles in Labs", ("Ann Doe",), 2021)
    assert (second.title, shown(second.authors), second.year) == ("A Survey of Scottish Soups", ("Bo Roe",), 2014)


@pytest.mark.parametrize(
    ("source", "title", "authors"),
    [
        ("- DUBOIS Jean, « Ce que « soupe » veut dire au prisme du pain », *Sociologie*, 2007, vol. 50, n° 1, p. 61-177.", "Ce que « soupe » veut dire au prisme du pain", ("Jean Dubois",)),
        ("- FONTAINE Amélie et ROUX Luc, « Trajectoires à l’épreuve du feu », *Genèses*, 1991.", "Trajectoires à l’épreuve du feu", ("Amélie Fontaine", "Luc Roux")),
        ("- Doe, Jane. “‘Material Soups’ in Fin-de-Siècle Kitchens.” *Pan Quarterly*, vol. 46, 2015, pp. 440-457.", "‘Material Soups’ in Fin-de-Siècle Kitchens", ("Jane Doe",)),
        ("- Doe, J. (2018). “It just works”: kitchens for rural schools. *Learning and Cooking*, 3(1), 1–9.", "“It just works”: kitchens for rural schools", ("J. Doe",)),
        ("- Pan D, Rojas Vera C, Müller H. Timing of broth in mice. Intensive Soup Med. 2003;124(8):1249-83.", "Timing of broth in mice", ("D Pan", "C Rojas Vera", "H Müller")),
        ("- Ann Doe and Bo Roe. On the Limits of Soup for Pans. ICK 2005. [pdf](https://e.org/a.pdf)", "On the Limits of Soup for Pans", ("Ann Doe", "Bo Roe")),
        ("- Improving Portraits by Position-based Dynamics. [pdf](https://e.org/a.pdf)", "Improving Portraits by Position-based Dynamics", ()),
    ],
)  # fmt: skip
def test_quotations_within_and_two_family_names(entries, source, title, authors):
    (entry,) = entries(source)
    assert (entry.title, shown(entry.authors)) == (title, authors)
