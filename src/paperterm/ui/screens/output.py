"""The output of a user's own command over the main screen, while it runs and afterwards."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from paperterm.actions.own.job import Job
from paperterm.ui.screens.box import fit_box
from paperterm.ui.text import Run, one_line, truncate, width, wrap
from paperterm.ui.widgets.bars import Bar
from paperterm.ui.widgets.pane import LinePane

_LOOK = 0.1
"""Seconds between two looks at what was written."""


class OutputPane(LinePane):
    """What a job has written; it shows the end until somebody scrolls up."""

    def __init__(self, job: Job) -> None:
        super().__init__(id="output")
        self.job = job
        self._seen = (0, 0, False)
        self._wrapped: list[str] = []

    @property
    def line_count(self) -> int:
        """The number of lines, those that are too long broken."""
        return len(self._wrapped)

    def heading(self) -> tuple[list[Run], list[Run]]:
        """Return what runs, and how it stands."""
        job = self.job
        style = "warning" if job.code is None else "failed" if job.code else "done"
        state = state_words(job)
        command = truncate(one_line(" ".join(job.calls[0].argv)), max(1, self.cells - len(state) - 3))
        return [Run(command)], [Run(state, style)]

    def line(self, number: int) -> list[Run]:
        """Return a line."""
        return [Run(" "), Run(self._wrapped[number])]

    def renew(self) -> None:
        """Show what has come; the end is followed where it was in sight."""
        now = (self.job.written, self.cells, self.job.code is None)
        if now != self._seen:
            self._seen = now
            follows = self.top + self.page >= len(self._wrapped)
            cells = max(1, self.cells - 1)
            self._wrapped = [part for line in list(self.job.lines) for part in _broken(line, cells)]
            if follows:
                self.top = max(0, self.line_count - self.page)
        self.refresh()


def _broken(line: str, cells: int) -> list[str]:
    return [line] if width(line) <= cells else wrap(line, cells)


class OutputScreen(ModalScreen[None]):
    """Shows a job; leaving the screen lets it go on."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._box = Vertical(id="choice")
        self._job = job
        self._pane = OutputPane(job)
        self._hint = Bar(id="hint")

    def compose(self) -> ComposeResult:
        """Lay out the output over a line that tells the keys."""
        with self._box:
            yield self._pane
            yield self._hint

    def on_mount(self) -> None:
        """Show what there is, and look for more."""
        self._pane.use(used=True)
        self._fit()
        self.set_interval(_LOOK, self._renew)

    def on_resize(self) -> None:
        """Fit the new size."""
        self._fit()

    def _fit(self) -> None:
        fit_box(self._box, self.app.size, self.app.size.height)
        self._renew()

    def _renew(self) -> None:
        self._pane.renew()
        stop = [("x", "stop it")] if self._job.code is None else []
        keys = [("esc", "back"), *stop, ("j k", "scroll")]
        self._hint.show([run for key, words in keys for run in (Run(f" {key} ", "key"), Run(f"{words}  ", "muted"))])

    def take_key(self, event: events.Key) -> None:
        """Scroll, stop or leave."""
        pane, key = self._pane, event.key
        steps = {"j": 1, "k": -1, "down": 1, "up": -1, "pagedown": pane.page, "pageup": -pane.page, "space": pane.page}
        if key in ("escape", "q", "enter", "ctrl+c"):
            self.dismiss(None)
        elif key == "x":
            self._job.stop()
        elif key in steps:
            pane.move(steps[key])
        elif key in ("g", "home"):
            pane.go(0)
        elif key == "end" or event.character == "G":
            pane.go(pane.line_count)

    def take_paste(self, text: str) -> None:
        """Take no text."""


def state_words(job: Job) -> str:
    """Return how a job stands, with its time."""
    seconds = f"{job.seconds:.0f} s" if job.seconds >= 1 else "under a second"
    if job.code is None:
        return f"stopping, {seconds}" if job.stopped else f"runs, {seconds}"
    if job.stopped:
        return f"stopped after {seconds}"
    return f"done in {seconds}" if not job.code else f"failed with {job.code} after {seconds}"
