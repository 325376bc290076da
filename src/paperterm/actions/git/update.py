"""Updating a clone: what came upstream is fetched and checked out where that only goes forward, as ``pull --ff-only``.

Of the clone's configuration only the address and the branch of the remote are taken, as text: it may be a stranger's,
and git runs programs that a configuration names (filters, hooks, credential helpers, ssh and proxy commands). All else
is done through a repository of our own that borrows the objects, the index and the files (`paperterm.actions.git`).
"""

import os
import re
from dataclasses import dataclass
from typing import Final, Literal

from paperterm.actions.git.repository import PROTOCOLS, Repository, borrowed, git_environment, run_git
from paperterm.text import clean_line

SECONDS: Final = 180.0
"""That fetching may take."""

_SCP: Final = re.compile(r"(?:[\w.-]+@)?[A-Za-z0-9][\w.-]*:(?!//|:|-)[^:]*")
_NAME: Final = re.compile(r"[A-Za-z0-9_][\w.-]*")
_CAME: Final = "refs/paperterm/came"


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update has done.

    Attributes:
        level: as of an `Outcome`.
        words: what happened, after the name of the list.
        commits: how many came.
    """

    level: Literal["done", "warning", "failed"]
    words: str
    commits: int = 0


@dataclass(frozen=True, slots=True)
class _Upstream:
    remote: str
    address: str
    reference: str


class _RefusedError(Exception):
    """The clone is left as it is; the message says why."""


def update(repository: Repository) -> Updated:
    """Bring a clone to the state of its remote, where nothing of the user's own is in the way."""
    try:
        return _update(repository)
    except _RefusedError as refusal:
        return Updated("failed", clean_line(str(refusal)))


def _update(repository: Repository) -> Updated:
    branch, before = repository.branch(), repository.head()
    if not branch or not before:
        raise _RefusedError("is on no branch: nothing to update")
    if not (repository.folder / "index").is_file():
        raise _RefusedError("has no files checked out")
    if any((folder / "info" / "sparse-checkout").exists() for folder in (repository.folder, repository.common)):
        raise _RefusedError("has only some of its files checked out: update it with git")
    upstream = _upstream(repository, branch)
    with borrowed(repository) as environment:
        if environment is None:
            raise _RefusedError("has no commit")
        after = _fetch(upstream, environment)
        if after == before:
            return Updated("done", "is up to date")
        if run_git("merge-base", "--is-ancestor", before, after, environment=environment)[0]:
            ahead = not run_git("merge-base", "--is-ancestor", after, before, environment=environment)[0]
            why = "has commits of its own, and nothing came" if ahead else "has gone another way than its remote"
            return Updated("warning", f"{why}: it is left as it is")
        commits = int(_must("rev-list", "--count", f"{before}..{after}", environment=environment))
        _check_out(repository, before, after, environment)
    _move(repository, upstream, branch, before, after)
    return Updated("done", f"{commits} {'commit' if commits == 1 else 'commits'} came", commits)


def _upstream(repository: Repository, branch: str) -> _Upstream:
    """Return where the branch comes from, by the text of the clone's configuration, of which nothing takes effect."""
    file = str(repository.common / "config")
    code, output = run_git("config", "--file", file, "--no-includes", "--null", "--list", environment=git_environment())
    if code:
        raise _RefusedError("has a configuration that git cannot read")
    values = dict(line.partition("\n")[::2] for line in output.split("\0") if line)
    remote = values.get(f"branch.{branch}.remote", "origin")
    address = values.get(f"remote.{remote}.url", "")
    reference = values.get(f"branch.{branch}.merge", f"refs/heads/{branch}")
    if not address:
        raise _RefusedError("has no remote to update from")
    protocol = address.partition("://")[0] if "://" in address else "ssh" if _SCP.fullmatch(address) else ""
    if protocol not in PROTOCOLS.split(":") or address.startswith("-") or not address.isprintable():
        raise _RefusedError(f"comes from {address}, which is not fetched from: only {PROTOCOLS.replace(':', ', ')} are")
    if not re.fullmatch(r"refs/heads/[^\s:^~?*\[\\-][^\s:^~?*\[\\]*", reference):
        raise _RefusedError(f"follows {reference}, which is no branch")
    return _Upstream(remote, address, reference)


def _fetch(upstream: _Upstream, environment: dict[str, str]) -> str:
    """Fetch the branch, and return its commit."""
    options = ("--quiet", "--no-tags", "--no-recurse-submodules", "--no-auto-maintenance", "--no-write-fetch-head")
    code, output = run_git(
        *("fetch", *options, "--", upstream.address, f"+{upstream.reference}:{_CAME}"),
        environment=environment,
        limit=SECONDS,
    )
    if code:
        raise _RefusedError(f"cannot be fetched: {_last_line(output)}")
    return _must("rev-parse", "--verify", f"{_CAME}^{{commit}}", environment=environment)


def _check_out(repository: Repository, before: str, after: str, environment: dict[str, str]) -> None:
    """Put the files of a commit in the place of another one's; files that somebody has changed are in the way."""
    files = environment | {"GIT_WORK_TREE": str(repository.root), "GIT_INDEX_FILE": str(repository.folder / "index")}
    run_git("update-index", "-q", "--refresh", environment=files, folder=str(repository.root))
    code, output = run_git("read-tree", "-m", "-u", before, after, environment=files, folder=str(repository.root))
    if code:
        raise _RefusedError(f"has changes of your own in the way, and is left as it is: {_last_line(output)}")


def _move(repository: Repository, upstream: _Upstream, branch: str, before: str, after: str) -> None:
    """Let the branch, and what is known of the remote, be at the commit that is checked out."""
    environment = git_environment({"GIT_DIR": str(repository.folder)})
    _must("update-ref", "-m", "paperterm: fast-forward", f"refs/heads/{branch}", after, before, environment=environment)
    if _NAME.fullmatch(upstream.remote):
        name = upstream.reference.removeprefix("refs/heads/")
        run_git("update-ref", f"refs/remotes/{upstream.remote}/{name}", after, environment=environment)


def _must(*arguments: str, environment: dict[str, str]) -> str:
    code, output = run_git(*arguments, environment=environment)
    if code:
        raise _RefusedError(f"is left as it is: {_last_line(output)}")
    return output.strip()


def _last_line(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    said = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[-1] if lines else "")
    return said.removeprefix("fatal: ").removeprefix("error: ") or os.strerror(5)
