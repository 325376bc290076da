"""The first frame: how the start screen looked last time, drawn before the interface is even imported.

The picture is kept in the cache folder, for the command line and the size of the terminal. The interface takes it over
and draws only what is different; keys typed meanwhile wait for it.

Nothing is imported here that the interpreter has not loaded already: every module would come before the first frame.
"""

import _signal  # type: ignore[import-not-found]
import os
import termios
from collections.abc import Sequence
from zlib import crc32

from paperterm import __version__
from paperterm.interrupt import ENDING

_ENTER = "\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J"
_LEAVE = "\x1b[?25h\x1b[?1049l"
_LARGEST = 1 << 20
_NO_INTERFACE = frozenset(("--select-1", "--exit-0", "-1", "-0"))
"""Options of a picker that may end without the interface."""
_LOOKS = ("TERM", "COLORTERM", "NO_COLOR", "TEXTUAL_COLOR_SYSTEM", "LC_ALL", "LC_CTYPE", "LANG")
"""What decides which colors and characters are drawn."""


class Opening:
    """The terminal from the start of the program until the interface has it.

    Args:
        arguments: the command line: another picture for each.

    Attributes:
        size: columns and lines of the terminal, zeros where there is none.
        frame: what was drawn, with each style written out, "" where nothing was.
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        looks = [os.environ.get(name, "") for name in _LOOKS]
        self._terminal = _terminal(arguments)
        self.size = _size(self._terminal)
        self.frame = ""
        self._looks = (__version__, os.getcwd(), looks, list(arguments))
        self._attributes: list[int | list[bytes | int]] = []
        self._is_ours = False

    def paint(self) -> None:
        """Draw the picture of the last start, if there is one for this terminal; keys are not echoed over it."""
        if self._terminal < 0:
            return
        try:
            wanted, path = self._picture(self.size)
            with open(path, encoding="utf-8", newline="\n") as file:
                about, depends, frame, drawn = file.read(_LARGEST).split("\n")
            if about != wanted or not _is_as_it_was(depends) or not is_safe(frame) or not is_safe(drawn):
                return
            self._attributes = termios.tcgetattr(self._terminal)
            quiet = termios.tcgetattr(self._terminal)
            quiet[0] &= ~termios.ICRNL  # an enter that is typed now is an enter for the interface
            quiet[3] &= ~(termios.ECHO | termios.ICANON)
            termios.tcsetattr(self._terminal, termios.TCSANOW, quiet)
            os.write(self._terminal, f"{_ENTER}{drawn}\x1b[m".encode())
            self.frame = frame
            self._is_ours = True
        except (OSError, ValueError, termios.error):
            return
        for number in ENDING:
            if _signal.getsignal(number) == _signal.SIG_DFL:
                _signal.signal(number, self._end)

    def _end(self, number: int, _frame: object) -> None:
        """Leave at once, the terminal as it was."""
        self.withdraw()
        os._exit(128 + number)

    def keep(self, frame: str, drawn: str, size: tuple[int, int], depends: Sequence[str] = ()) -> None:
        """Keep a whole screen for the next start; where it cannot be written, only the picture is lost.

        Args:
            frame: each style written out.
            drawn: the shortest sequence that draws the same on an empty screen.
            size: columns and lines.
            depends: files without a change of which the next start begins so.
        """
        if not is_safe(frame) or not is_safe(drawn):
            return
        about, path = self._picture(size)
        part = f"{path}.{os.getpid()}.part"
        try:
            os.makedirs(os.path.dirname(part), mode=0o700, exist_ok=True)
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with open(descriptor, "w", encoding="utf-8", newline="\n") as file:
                file.write(f"{about}\n{' '.join(map(_stamp, depends))}\n{frame}\n{drawn}")
            os.replace(part, path)
        except OSError:
            return

    def _picture(self, size: tuple[int, int]) -> tuple[str, str]:
        """Return what the picture of a terminal of `size` is known by, and the path of its file."""
        about = repr((size, *self._looks))
        return about, f"{cache_folder()}/{crc32(about.encode()):08x}.screen"

    def restore(self) -> None:
        """Let keys be echoed again, as before `paint`."""
        if self._attributes:
            try:
                termios.tcsetattr(self._terminal, termios.TCSANOW, self._attributes)
            except (OSError, termios.error):
                return

    def hand_over(self) -> None:
        """Leave the picture to the interface, which takes the terminal from here on."""
        self._is_ours = False
        self.restore()

    def withdraw(self) -> None:
        """Take the picture away, unless the interface has it: it did not start."""
        if self._is_ours:
            self._is_ours = False
            try:
                os.write(self._terminal, _LEAVE.encode())
            except OSError:
                return
        self.restore()


def cache_folder() -> str:
    """Return `paperterm.paths.cache_folder`, on Linux without the import of platformdirs, which takes its time."""
    if os.uname().sysname == "Linux":
        base = os.environ.get("XDG_CACHE_HOME", "")
        return os.path.join(base if base.strip() else os.path.expanduser("~/.cache"), "paperterm")
    from paperterm import paths

    return str(paths.cache_folder())


def _stamp(path: str) -> str:
    """Return a file's path and what tells whether it was changed, as one word."""
    try:
        status = os.stat(path)
        changed = f"{status.st_mtime_ns}.{status.st_size}"
    except OSError:
        changed = ""
    return f"{os.fsencode(path).hex()}:{changed}"


def _is_as_it_was(depends: str) -> bool:
    paths = (bytes.fromhex(word.partition(":")[0]) for word in depends.split(" ") if word)
    return " ".join(_stamp(os.fsdecode(path)) for path in paths) == depends


def is_safe(frame: str) -> bool:
    """Whether `frame` is cursor moves, styles and printable text, and nothing else."""
    first, *pieces = frame.split("\x1b[")
    return not first and bool(pieces) and all(map(_is_safe_piece, pieces))


def _is_safe_piece(piece: str) -> bool:
    rest = piece.lstrip("0123456789;")
    return rest[:1] in ("H", "C", "m") and rest.isprintable()


def _terminal(arguments: Sequence[str]) -> int:
    """Return the descriptor of the terminal that will be drawn on (`paperterm.terminal`), -1 for none.

    A picker draws on the controlling terminal; where it may end without the interface, nothing is drawn too early.
    """
    if all(map(os.isatty, range(3))):
        return 2 if _NO_INTERFACE.isdisjoint(arguments) else -1
    if list(arguments[:1]) != ["pick"] or not _NO_INTERFACE.isdisjoint(arguments):
        return -1
    try:
        return os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError:
        return -1


def _size(terminal: int) -> tuple[int, int]:
    try:
        columns, lines = os.get_terminal_size(2 if terminal < 0 else terminal)
    except OSError:
        return 0, 0
    return columns, lines
