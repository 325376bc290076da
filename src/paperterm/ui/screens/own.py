"""A user's own commands in a session: one after the other is started, the last one's output is at hand."""

from typing import TYPE_CHECKING

from paperterm.actions.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperterm.actions.own.command import OwnCommand
    from paperterm.actions.own.job import Job
    from paperterm.cite.template import KeyOf
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
        from paperterm.actions.own.command import read_command

        command = read_command(self._screen.app.settings.commands[key])
        if command.has_keys:
            self._screen.run_worker(lambda: self._start_with_keys(command, entries), thread=True, group="act")
        else:
            self._start(command, entries, None)

    def _start_with_keys(self, command: "OwnCommand", entries: "Sequence[Entry]") -> None:
        """Start `command` with the keys of the project, which is read: call it in a thread."""
        from paperterm.library.citekeys import cite_keys

        keys = cite_keys(entries, self._screen.marks.project())
        if keys.clash:
            self._screen.call_later(self._screen.say, Outcome("warning", f"Not run: {keys.clash}."))
        else:
            self._screen.call_later(self._start, command, entries, keys.key_of)

    def _start(self, command: "OwnCommand", entries: "Sequence[Entry]", key_of: "KeyOf | None") -> None:
        from paperterm.actions.own.command import CommandError, calls
        from paperterm.actions.own.job import Job

        try:
            job = Job(calls(command, entries, self._screen.app.settings.schemes, key_of), self._ended)
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
