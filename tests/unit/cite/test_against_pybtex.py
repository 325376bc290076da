"""What is read from .bib files agrees with pybtex, and each key and each export gives what was asked for."""

import pytest

from bench.citations import Comparison, compare
from tests.hostile.suites import BIBLIOGRAPHIES

INVENTED = r"""
@string{hay = "Journal of Hay"}
@string(wool = {Wool} # " and Fleece")
@comment{a remark of a reference manager}
% Encoding: UTF-8
@article{moor1, author = {Ada Moor and Tarn, Bea and {Fell, Holm and Sons}}, title = {A {GPU} in the {\"O}d Field},
  journal = hay, year = 2001}
@ARTICLE(fell-2, AUTHOR = "van der Fell, Jr, Ce and others", TITLE = "Counting" # " Lambs", JOURNAL = wool # " II",
  YEAR = {1999})
@inproceedings{gill:3, author = {\'Alvarez, Jos\'e and \O rsted, Hans}, title = {$O(n \log n)$ Fences},
  crossref = {proc}, pages = {1--9}}
@proceedings{proc, title = {Proceedings of the Barn}, booktitle = {Proceedings of the Barn}, year = 2010}
@book{MOOR4, editor = {Beck, Dan}, title = {Knots}, date = {2011-05-01}, publisher = {Pot}}
"""


def test_an_invented_file_agrees_with_pybtex(tmp_path):
    path = tmp_path / "refs.bib"
    path.write_text(INVENTED)
    comparison = Comparison()
    assert compare(path, comparison)
    assert comparison.differences == []
    assert comparison.compared["title"] >= 5


@pytest.mark.parametrize("path", BIBLIOGRAPHIES, ids=lambda path: path.stem)
def test_files_of_other_projects_agree_with_pybtex(path):
    comparison = Comparison()
    assert compare(path, comparison)
    assert comparison.differences == []
