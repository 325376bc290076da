from pathlib import Path

from paperterm.model import Citation
from paperterm.ui.additions import Wanted, make_plan, nothing_words, plan_choices, verdict_words

BIB = """@article{sage, title = {Sage Graphs for Every Soup}, author = {Ann Salt}, doi = {10.1145/sage}}
@article{mint, title = {Mint for Everybody at Home}, author = {Cy Dill}}
"""


def wanted(text: str) -> Wanted:
    return Wanted(Citation(text[text.index("{") + 1 : text.index(",")], "misc", text), "A title")


def kinds(plan) -> list[str]:
    return [verdict.kind for verdict in plan.verdicts]


def test_a_plan_tells_what_each_choice_adds(tmp_path: Path) -> None:
    bib = tmp_path / "refs.bib"
    bib.write_text(BIB)
    new = wanted("@misc{basil, title = {Basil}}")
    clash = wanted("@misc{mint, title = {A Paper of Another Plant}, author = {Zoe Zest}}")
    evil = wanted("@misc{evil, title = {\\input{x}}}")
    there = wanted("@misc{other, title = {Sage Graphs}, doi = {10.1145/SAGE}}")
    plan = make_plan(bib, [new, clash, evil, there])
    assert kinds(plan) == ["new", "key-clash", "new", "other-key"]
    assert [citation.key for citation in plan.addable("safe")] == ["basil", "minta"]
    assert [citation.key for citation in plan.addable("new")] == ["basil"]
    assert [citation.key for citation in plan.addable("all")] == ["basil", "minta", "evil"]
    assert [citation.key for citation in plan.addable("1")] == ["minta"]
    assert plan.addable("3") == plan.addable("cite") == plan.addable("") == ()
    assert plan.keys_there("cite") == plan.keys_there("3") == ["sage"]
    assert [choice.value for choice in plan_choices(plan)] == ["safe", "new", "all", "cite", "0", "1", "2", "3"]
    assert "added as minta" in verdict_words(plan.verdicts[1])
    assert "TeX would run" in verdict_words(plan.verdicts[2])


def test_what_is_dangerous_is_never_the_first_choice(tmp_path: Path) -> None:
    plan = make_plan(tmp_path / "none.bib", [wanted("@misc{evil, title = {\\input{x}}}")])
    first, second, *_ = plan_choices(plan)
    assert (first.value, second.value) == ("", "all")
    assert "Create none.bib" in second.text


def test_why_there_is_nothing_to_add(tmp_path: Path) -> None:
    bib = tmp_path / "refs.bib"
    bib.write_text(BIB)
    blocks = [wanted(line) for line in BIB.splitlines()]
    assert not make_plan(bib, blocks).has_question
    assert "2 there already" in nothing_words(make_plan(bib, blocks))
    assert "sage: there already" in nothing_words(make_plan(bib, blocks[:1]))
