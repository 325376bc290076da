"""A release has one version, a changelog in a known form, and workflows that do what is done here."""

import importlib.util
import re
import tomllib
from pathlib import Path

import pytest

import paperterm

ROOT = Path(__file__).resolve().parent.parent.parent
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
"""Of https://keepachangelog.com/en/1.1.0/."""


def loaded(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


RELEASE = loaded(ROOT / ".ci" / "release_notes.py")


def test_the_changelog_keeps_its_form():
    sections = RELEASE.sections(CHANGELOG)
    assert len(re.findall(r"^## ", CHANGELOG, re.MULTILINE)) == len(sections), "a heading is not [VERSION] - YYYY-MM-DD"
    assert next(iter(sections)) == "Unreleased"
    versions = [tuple(map(int, name.split("."))) for name in sections if name != "Unreleased"]
    assert versions == sorted(versions, reverse=True)
    for name, (date, text) in sections.items():
        assert bool(date) is (name != "Unreleased")
        assert set(re.findall(r"^### (.+)$", text, re.MULTILINE)) <= KINDS
        assert text.startswith("### ") or not text


def test_the_version_stands_in_one_place():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" not in project["project"]
    assert project["tool"]["hatch"]["version"]["path"] == "src/paperterm/__init__.py"
    assert re.fullmatch(r"\d+\.\d+\.\d+", paperterm.__version__)


def test_notes_are_the_section_of_the_tag():
    changelog = "# C\n\n## [Unreleased]\n\n## [1.2.0] - 2030-01-31\n\n### Added\n\n- This.\n\n## [1.1.0] - 2029-12-01\n"
    assert RELEASE.notes("v1.2.0", "1.2.0", changelog) == "### Added\n\n- This."


@pytest.mark.parametrize(
    ("tag", "version", "changelog"),
    [
        ("v1.2.1", "1.2.0", "## [1.2.0] - 2030-01-31\n\n- This.\n"),
        ("1.2.0", "1.2.0", "## [1.2.0] - 2030-01-31\n\n- This.\n"),
        ("v1.2.0", "1.2.0", "## [1.2.0]\n\n- This.\n"),
        ("v1.2.0", "1.2.0", "## [1.2.0] - 2030-01-31\n\n## [1.1.0] - 2029-12-01\n\n- That.\n"),
        ("v1.2.0", "1.2.0", "## [Unreleased]\n\n- This.\n"),
    ],
    ids=["another version", "no v", "no date", "no text", "not released"],
)
def test_what_does_not_agree_is_no_release(tag, version, changelog):
    with pytest.raises(ValueError):
        RELEASE.notes(tag, version, changelog)


def test_the_workflow_tries_every_python_that_the_project_names():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = set(re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"])))
    ci = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"^ +(3\.\d+)$", ci, re.MULTILINE)) == named
    assert project["requires-python"] == f">={min(named, key=lambda name: int(name[2:]))}"


def test_the_workflows_run_programs_that_are_there():
    runs = [
        command
        for path in (ROOT / ".github" / "workflows").glob("*.yml")
        for command in re.findall(r"- run: (.+)", path.read_text(encoding="utf-8"))
    ]
    own = [word for command in runs for word in command.split() if word.startswith((".ci/", "tests/"))]
    assert ".ci/run" in own
    assert [name for name in own if not (ROOT / name).exists()] == []
