import pytest
from textual.color import Color

from paperterm.config.settings import THEMES
from paperterm.ui.looks import is_light
from paperterm.ui.themefiles import read_theme, read_themes, themes_folder
from paperterm.ui.themes import BUILT_IN, COLORS, contrast, make_theme, weak_pairs


def test_the_settings_know_the_themes_that_there_are():
    assert ("auto", *BUILT_IN) == THEMES


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_text_can_be_read_on_every_ground_that_it_stands_on(name):
    assert weak_pairs(BUILT_IN[name], 7 if name.startswith("contrast") else 4.5) == []


@pytest.mark.parametrize("name", [name for name in BUILT_IN if not name.startswith("sixteen")])
def test_every_color_is_one_of_the_palette_of_256(name):
    levels = {0, 95, 135, 175, 215, 255}
    for color in BUILT_IN[name].values():
        red, green, blue = Color.parse(color).rgb
        gray = red == green == blue and (red - 8) % 10 == 0
        assert gray or {red, green, blue} <= levels, color


@pytest.mark.parametrize("name", ["sixteen", "sixteen-light"])
def test_every_color_of_sixteen_is_one_of_the_terminals_own(name):
    own = {"#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa"}
    own |= {"#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff"}
    assert set(BUILT_IN[name].values()) <= own


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_theme_has_all_its_colors_and_knows_whether_it_is_dark(name):
    theme = make_theme(name, BUILT_IN[name])
    assert theme.dark == (not name.endswith("light"))
    assert {"cursor", "cursor-text", "cursor-quiet", "muted", "faint", "key-text"} <= theme.variables.keys()
    assert len(BUILT_IN[name]) == len(COLORS)


def test_a_theme_of_ones_own_begins_with_a_built_in_one():
    themes_folder().mkdir(parents=True)
    (themes_folder() / "sea.toml").write_text('base = "light"\naccent-text = "#00005F"\n')
    themes, problems = read_themes()
    assert problems == []
    assert themes["sea"] == {**BUILT_IN["light"], "accent-text": "#00005f"}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('base = "drak"\n', 1, "is no built-in theme"),
        ('\nmutd = "#000000"\n', 2, "did you mean muted?"),
        ('muted = "gray"\n', 1, "is no color"),
        ('muted = "#333333"\n', 1, "a contrast of 1.5:1"),
        ("muted = \n", 0, "is no TOML"),
    ],
)
def test_what_is_wrong_with_a_theme_is_told_with_its_line(tmp_path, text, line, words):
    (tmp_path / "sea.toml").write_text(text)
    _, (problem,) = read_theme(tmp_path / "sea.toml")
    assert words in problem.message
    assert problem.origin.line == line


def test_a_file_does_not_replace_a_built_in_theme():
    themes_folder().mkdir(parents=True)
    (themes_folder() / "dark.toml").write_text('muted = "#ffffff"\n')
    themes, problems = read_themes()
    assert themes == {}
    assert "built-in" in problems[0].message


@pytest.mark.parametrize(("said", "light"), [("15;0", False), ("0;15", True), ("0;default;7", True), ("", False)])
def test_the_terminal_says_whether_it_is_light(said, light):
    assert is_light({"COLORFGBG": said}) == light
