"""An explanation for people."""

from collections.abc import Iterator

from paperterm.readers.reading import Explanation
from paperterm.text import clean_line


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """Yield the explanation line by line, each clean."""
    verdict = "an entry" if explanation.admitted else "no entry"
    yield f"lines {explanation.line}-{explanation.end}: {verdict}: {explanation.verdict}"
    if explanation.reader:
        yield f"reader   {explanation.reader}"
    if explanation.section:
        yield f"section  {' › '.join(explanation.section)}"
    for label, reasons in (("for", explanation.evidence), ("against", explanation.doubts)):
        for reason in reasons:
            yield f"{label:8} {clean_line(reason)}"
    for name, value, source in explanation.fields:
        yield f"{name:12} {value}  ({clean_line(source)})"
