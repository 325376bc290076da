"""The commented defaults, the table of the documentation, and what is shown of each value."""

import tomllib

from paperterm.config.commented import commented_defaults, markdown_table, shown_values
from paperterm.config.load import load_settings
from paperterm.config.settings import ROWS, Settings


def uncommented():
    lines = commented_defaults().split("\n\n", 1)[1].split("\n")
    return "\n".join(line.removeprefix("# ") for line in lines if not line.startswith("##"))


def test_the_defaults_are_all_commented_out():
    assert all(line.startswith("#") for line in commented_defaults().split("\n") if line)


def test_every_setting_is_there_and_taken_as_it_is_written(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text(uncommented())
    loaded = load_settings(str(file), environ={}, folder=tmp_path)
    assert not loaded.problems
    assert set(ROWS) <= loaded.origins.keys()
    for row in ROWS.values():
        if not row.about.example:
            assert getattr(loaded.settings, row.name) == row.default


def test_a_default_stands_as_toml_has_it():
    found = tomllib.loads(uncommented())
    assert found["columns"] == list(Settings().columns)
    assert found["mouse"] is True


def test_the_table_has_a_line_for_each_setting():
    table = markdown_table()
    assert all(f"\n| `{key}` |" in table for key in ROWS)
    assert len({line.replace("\\|", "").count("|") for line in table.splitlines()}) == 1


def test_each_value_is_shown_with_its_place(tmp_path):
    (tmp_path / "config.toml").write_text('theme = "light"\n[filters]\nnew = "year:2024-"\n')
    loaded = load_settings(str(tmp_path / "config.toml"), environ={"PAPERTERM_SORT": "year"}, folder=tmp_path)
    shown = {key: (value, where) for key, value, where in shown_values(loaded)}
    assert shown["theme"] == ('"light"', f"{tmp_path}/config.toml:1")
    assert shown["filters.new"] == ('"year:2024-"', f"{tmp_path}/config.toml:3")
    assert shown["sort"] == ('"year"', "PAPERTERM_SORT")
    assert shown["mouse"] == ("true", "default")
