"""The one Markdown front end: text to a tree of blocks with inline runs."""
