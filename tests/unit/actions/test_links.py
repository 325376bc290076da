"""Links: only the web, never over our screen, never waiting."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.actions.links import LONGEST_URL, RefusedUrlError, check_url, find_opener, open_url
from paperterm.actions.outcome import Outcome

MakeTool = Callable[[str, str], Path]


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00001"),
        (" HTTP://Example.org:8080/a_(b)?x=1&y=[2]#f ", "http://example.org:8080/a_(b)?x=1&y=[2]#f"),
        ("https://example.org/ä b/%7E%zz?q=ü", "https://example.org/%C3%A4%20b/%7E%25zz?q=%C3%BC"),
        ("https://müller.de/", "https://xn--mller-kva.de/"),
        ("https://例え.jp", "https://xn--r8jz45g.jp"),
        ("http://[::1]:80/", "http://[::1]:80/"),
        ('https://example.org/"<x>`|', "https://example.org/%22%3Cx%3E%60%7C"),
    ],
)
def test_what_is_opened_is_printable_ascii(url: str, safe: str) -> None:
    assert check_url(url) == safe


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "file:///etc/passwd", "ftp://x.org/a", "ssh://-oProxyCommand=x/", "-flags", "--x", "",
        "https:", "https://", "http:///path", "https:example.org", "//example.org", "example.org", "data:text/html,x",
        "https://user@example.org/", "https://user:pw@example.org",
        "https://example.org\\@evil.org/", "https://a b.org/",
        "https://example.org/\nrm", "https://exam\tple.org", "https://example.org/\x1b[0m", "https://x.org/\x9b",
        "https://[::1", "https://x.org:port/", "https://x.org:99999/", "https://-oX/", "https://%2d.org/", "https://..",
        "https://x.org/" + "a" * LONGEST_URL, "https://" + "ä" * 200 + ".org/",
    ],
)  # fmt: skip
def test_everything_else_is_refused_and_starts_nothing(url: str, tool: MakeTool, tmp_path: Path) -> None:
    with pytest.raises(RefusedUrlError):
        check_url(url)
    folder = tool("browser", f"touch {tmp_path}/started")
    outcome = open_url(url, environ={"PATH": f"{folder}:/usr/bin:/bin", "BROWSER": str(folder / "browser")})
    assert outcome.level == "failed"
    assert outcome.message.startswith("not opened")
    time.sleep(0.01)
    assert not (tmp_path / "started").exists()


@given(st.text() | st.text().map("https://example.org/".__add__) | st.text().map("https://".__add__))
def test_a_checked_url_stays_as_it_is(url: str) -> None:
    try:
        safe = check_url(url)
    except RefusedUrlError:
        return
    assert safe.isascii()
    assert safe.isprintable()
    assert " " not in safe
    assert safe.startswith(("http://", "https://"))
    assert check_url(safe) == safe


def which_of(*names: str) -> Callable[[str], str | None]:
    return lambda name: f"/bin/{name}" if name in names else None


def opened(environ: dict[str, str], *installed: str) -> list[str] | None:
    opener = find_opener(environ, which_of(*installed))
    return opener("URL") if opener else None


def test_browser_is_honored_also_without_a_display() -> None:
    assert opened({"BROWSER": "helper.sh"}, "helper.sh") == ["helper.sh", "URL"]
    assert opened({"BROWSER": "ff --tab %s -x"}, "ff") == ["ff", "--tab", "URL", "-x"]
    assert opened({"BROWSER": "missing:'broken:ff"}, "ff") == ["ff", "URL"]


def test_no_console_browser_is_ever_started() -> None:
    installed = ("w3m", "lynx", "/usr/bin/w3m", "www-browser", "xdg-open")
    assert opened({"BROWSER": "w3m:/usr/bin/w3m:lynx -x:www-browser"}, *installed) is None
    assert opened({}, *installed) is None


def test_the_platform_opens_where_there_is_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert opened({"DISPLAY": ":0"}, "xdg-open", "gio") == ["xdg-open", "URL"]
    assert opened({"WAYLAND_DISPLAY": "w"}, "gio") == ["gio", "open", "URL"]
    monkeypatch.setattr("sys.platform", "darwin")
    assert opened({}, "open") == ["open", "URL"]


def test_the_browser_runs_alone_and_is_not_waited_for(tool: MakeTool, tmp_path: Path) -> None:
    script = f'echo loud; echo "$1 $(cut -d" " -f6 /proc/$$/stat)" > {tmp_path}/part\n'
    script += f"mv {tmp_path}/part {tmp_path}/url; exec sleep 1"
    folder = tool("browser", script)
    outcome = open_url("https://x.org/é", environ={"PATH": f"{folder}:/usr/bin:/bin", "BROWSER": "browser"})
    assert outcome == Outcome("done", "handed to browser: https://x.org/%C3%A9")
    deadline = time.monotonic() + 10
    while not (tmp_path / "url").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    url, session = (tmp_path / "url").read_text().split()
    assert url == "https://x.org/%C3%A9"
    assert int(session) != os.getsid(0)


def test_without_a_browser_the_address_is_sent_and_shown() -> None:
    sent: list[str] = []
    outcome = open_url("https://x.org/a", sent.append, environ={"PATH": "", "TERM": "xterm"})
    assert outcome.level == "warning"
    assert outcome.message.endswith(": https://x.org/a")
    assert "sent to the terminal" in outcome.message
    assert len(sent) == 1
