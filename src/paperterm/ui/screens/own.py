"""A user's own commands in a session: one after the other is started, the last one's output is at hand."""

from typing import TYPE_CHECKING

from paperterm.actions.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperterm.actions.own.job import Job
    from paperterm.model import Entry
    from paperterm.ui.screens.library import LibraryScreen


class OwnCommands:
    """Runs them, and shows what they write; they end with the program."""

    def __init__(self, screen: "LibraryScreen") -> None:
        self._screen = screen
        self._jobs: list[Job] = []

    def stop(self) -> None:
        """Let all that still run end."""
        for job in self._jobs:
            job.stop()

    def run(self, key: str, entries: "Sequence[Entry]") -> None:
        """Run the command of a key for `entries`, and show its output."""
        from paperterm.actions.own.command import CommandError, calls, read_command
        from paperterm.actions.own.job import Job

        settings = self._screen.app.settings
        try:
            job = Job(calls(read_command(settings.commands[key]), entries, settings.schemes), self._ended)
        except CommandError as error:
            self._screen.say(Outcome("warning", f"Not run: {error}."))
            return
        self._jobs = [*(other for other in self._jobs if other.code is None), job]
        job.start()
        self.show()

    def show(self) -> None:
        """Show the output of the last one."""
        from paperterm.ui.screens.output import OutputScreen

        if self._jobs:
            self._screen.app.push_screen(OutputScreen(self._jobs[-1]))
        else:
            words = "No command of yours has run: the table commands of config.toml binds them to keys."
            self._screen.say(Outcome("warning", words))

    def _ended(self, job: "Job") -> None:
        """Say how a job has ended; called in its thread."""
        from paperterm.ui.screens.output import state_words

        key = self._screen.app.keymap.label("own.output")
        words = f"{job.calls[0].argv[0]}: {state_words(job)}; {key} shows its output"
        outcome = Outcome("warning" if job.code or job.stopped else "done", words)
        self._screen.call_later(self._screen.say, outcome)
