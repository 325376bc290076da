"""The signals that end the program, and an interrupt that is not lost.

Python swallows the exception that an interrupt raises where that meets a callback of its own. Importing runs such a
callback for each module, so an interrupt during the start is lost now and then, and the program would go on. Only what
the interpreter has loaded already is imported here.
"""

import _signal  # type: ignore[import-not-found]
import sys

ENDING = (
    _signal.SIGHUP,
    _signal.SIGQUIT,
    _signal.SIGTERM,
    _signal.SIGUSR1,
    _signal.SIGUSR2,
    _signal.SIGALRM,
    _signal.SIGXCPU,
)
"""Signals that end a program that does not take them, beside the interrupt: the terminal is restored before."""

_came: list[int] = []


def take_interrupts() -> None:
    """Raise `KeyboardInterrupt` for an interrupt, and remember that it came."""
    _came.clear()
    if _signal.getsignal(_signal.SIGINT) is not _signal.default_int_handler:
        return  # a script that runs this in the background does not want it interrupted
    _signal.signal(_signal.SIGINT, _take)
    sys.unraisablehook = _tell_unless_interrupt


def leave_interrupts() -> None:
    """Let the interface have interrupts, which asyncio takes only where nobody else does.

    Raises:
        KeyboardInterrupt: one came before.
    """
    if _signal.getsignal(_signal.SIGINT) is _take:
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)
    if is_interrupted():
        raise KeyboardInterrupt


def is_interrupted() -> bool:
    """Whether an interrupt came since they are taken."""
    return bool(_came)


def _take(number: int, _frame: object) -> None:
    _came.append(number)
    raise KeyboardInterrupt


def _tell_unless_interrupt(unraisable: "sys.UnraisableHookArgs") -> None:
    if unraisable.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(unraisable)
