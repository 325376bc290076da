"""The project's ``.bib`` in a session: which one it is, and what was added to it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from paperterm.actions.outcome import Outcome
from paperterm.errors import UnreadableError
from paperterm.text import clean_line

if TYPE_CHECKING:
    from paperterm.actions.bibfile import Addition
    from paperterm.model import Entry
    from paperterm.ui.additions import Plan, Wanted
    from paperterm.ui.screens.library import LibraryScreen

_LATE_LOOK: Final = 4.0
"""Seconds after which an editor that had the file open has most likely saved it."""


class ProjectBib:
    """Does what has to do with the project's ``.bib``, all reading and writing in threads.

    Attributes:
        path: the file, once it is known: the user has named or confirmed it.
    """

    def __init__(self, screen: "LibraryScreen") -> None:
        self._screen = screen
        self._added: list[Addition] = []
        self._lost: tuple[Wanted, ...] = ()
        bib = screen.app.settings.bib
        self.path: Path | None = Path(bib).absolute() if bib else None

    def begin(self) -> None:
        """Complete the additions that a killed program left torn."""
        self._work(self._recover)

    def find(self, then: Callable[[list[Path]], None]) -> None:
        """Call `then` with the files that may be meant: the one that is known, else those of the manuscript."""
        self._work(lambda: self._screen.call_later(then, self._candidates()))

    def compare(self, path: Path, entries: "Sequence[Entry]", then: "Callable[[Plan], None]") -> None:
        """Call `then` with the verdicts on the citations of `entries`, and on those that an editor wrote over."""
        self._work(lambda: self._compare(path, entries, then))

    def add(self, plan: "Plan", choice: str) -> None:
        """Add what the user has chosen, and look a while later whether it is still there."""
        self._work(lambda: self._append(plan, choice))

    def undo(self) -> None:
        """Take the last addition of the session back."""
        if self._added:
            addition = self._added.pop()
            self._work(lambda: self._take_back(addition))
        else:
            self._screen.say(Outcome("warning", "Nothing was added to a .bib in this session."))

    def _work(self, job: Callable[[], object]) -> None:
        self._screen.run_worker(job, thread=True, group="project")

    def _key(self, action: str) -> str:
        return self._screen.app.keymap.label(action)

    def _say(self, outcome: Outcome) -> None:
        self._screen.call_later(self._screen.say, outcome)

    def _recover(self) -> None:
        from paperterm.actions.recovery import recover

        outcomes = recover()
        if outcomes:
            self._say(Outcome("warning", "; ".join(outcome.message for outcome in outcomes)))

    def _candidates(self) -> list[Path]:
        if self.path is not None:
            return [self.path]
        from paperterm.project.folder import find_bibliographies

        try:
            return find_bibliographies(Path.cwd())
        except OSError:  # the working directory was removed
            return []

    def _compare(self, path: Path, entries: "Sequence[Entry]", then: "Callable[[Plan], None]") -> None:
        from paperterm.ui.additions import Wanted, make_plan

        wanted = [Wanted.of(entry) for entry in entries]
        try:
            plan = make_plan(path, [*(each for each in self._lost if each not in wanted), *wanted])
        except (UnreadableError, OSError) as error:
            self._say(Outcome("failed", f"{clean_line(str(path))} cannot be read: {error}"))
        else:
            self._screen.call_later(then, plan)

    def _append(self, plan: "Plan", choice: str) -> None:
        from paperterm.actions.bibfile import append

        agreed = choice not in ("safe", "new")
        addition = append(plan.path, plan.addable(choice), dangerous=agreed, create=not plan.exists)
        self._screen.call_later(self._appended, plan, addition)

    def _appended(self, plan: "Plan", addition: "Addition") -> None:
        undo = f", {self._key('bib.undo')} takes it back" if addition.journal else ""
        self._screen.say(Outcome(addition.outcome.level, addition.outcome.message + undo))
        if addition.outcome.level == "failed":
            return
        self.path, self._lost = plan.path, ()
        if addition.journal:
            self._added.append(addition)
            self._screen.set_timer(_LATE_LOOK, lambda: self._work(lambda: self._look(plan, addition)))
        self._screen.marks.renew()

    def _look(self, plan: "Plan", addition: "Addition") -> None:
        from paperterm.actions.bibfile import missing_from

        missing = missing_from(plan.path, addition.added)
        if missing and addition in self._added:
            self._screen.call_later(self._overwritten, plan, addition, missing)

    def _overwritten(self, plan: "Plan", addition: "Addition", missing: Sequence[str]) -> None:
        self._added.remove(addition)
        pairs = zip(plan.wanted, plan.verdicts, strict=True)
        self._lost = tuple(wanted for wanted, verdict in pairs if verdict.key in missing)
        gone = f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'}"
        again = f"{self._key('bib.add')} adds again"
        words = f"another program has written over {plan.name}: {gone} no longer there; {again}"
        self._screen.say(Outcome("warning", words))
        self._screen.marks.renew()

    def _take_back(self, addition: "Addition") -> None:
        from paperterm.actions.bibfile import undo

        self._screen.call_later(self._taken_back, addition, undo(addition))

    def _taken_back(self, addition: "Addition", outcome: Outcome) -> None:
        self._screen.say(outcome)
        if outcome.level == "done":
            self._screen.marks.renew()
        else:
            self._added.append(addition)
