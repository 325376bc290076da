"""Words that somebody may have meant: typo tolerance, the last resort of a search."""

from collections.abc import Callable, Iterable

from paperterm.search.engine import Stopped, never


def allowed_typos(word: str) -> int:
    """Return how many typos a word of this length may hold: none below four letters, one, from eight on two."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def typos(typed: str, word: str, most: int) -> int:
    """Return the least number of typos between `typed` and `word`, or a start of `word`; `most` + 1 where more.

    A typo is a missing, additional or wrong character, or two neighbors swapped (optimal string alignment).
    """
    too_many = most + 1
    width = len(typed)
    before: list[int] = []
    row = list(range(width + 1))
    best = row[width]
    # A start of `word` longer than this holds too many additional characters.
    for number, character in enumerate(word[: width + most], 1):
        line = [number]
        for at in range(1, width + 1):
            cost = min(row[at] + 1, line[at - 1] + 1, row[at - 1] + (typed[at - 1] != character))
            if before and at > 1 and character == typed[at - 2] and word[number - 2] == typed[at - 1]:
                cost = min(cost, before[at - 2] + 1)
            line.append(cost)
        before, row = row, line
        best = min(best, row[width])
        if min(row) > most and min(before) > most:
            break
    return min(best, too_many)


def near_words(typed: str, vocabulary: Iterable[str], stopped: Callable[[], bool] = never) -> list[str]:
    """Return the words of `vocabulary` that begin with `typed` but for a few typos, the nearest only, sorted.

    The first letter is taken to be right, as it nearly always is.

    Raises:
        Stopped: when `stopped` says so.
    """
    most = allowed_typos(typed)
    if not most:
        return []
    shortest = len(typed) - most
    found: dict[int, list[str]] = {}
    for number, word in enumerate(vocabulary):
        if number & 0xFFF == 0 and stopped():
            raise Stopped
        if word[0] == typed[0] and len(word) >= shortest:
            count = typos(typed, word, most)
            if count <= most:
                found.setdefault(count, []).append(word)
                most = count
    return sorted(found[min(found)]) if found else []
