"""Readers of list layouts: text in, entries and problems out.

`read` is pure: it takes the text of a file and its name and returns a `Reading`. `explain` says how a line was read.
Markdown goes through one front end (`paperterm.readers.front`) and the layouts `items`, `tables`, `paragraphs`,
`headings`, `frontmatter`, `pages`; saved pages and ``.bib`` files have readers of their own.
"""

from paperterm.readers.read import explain, read
from paperterm.readers.reading import Explanation, Reading

__all__ = ["Explanation", "Reading", "explain", "read"]
