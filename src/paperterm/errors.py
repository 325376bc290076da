"""The exceptions of paperterm.

::

    PapertermError            anything a person can act on; ``str(error)`` is one line
    ├── UsageError            the command line asks for something impossible (exit code 2)
    └── UnreadableError       a path cannot be read: missing, no permission, no regular file, too large
"""


class PapertermError(Exception):
    """The root: a message in one line that a person can act on."""


class UsageError(PapertermError):
    """The command line asks for something impossible."""


class UnreadableError(PapertermError):
    """A path cannot be read."""
