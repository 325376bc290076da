"""BibTeX text: entries, fields, macros, names and LaTeX, found with their positions."""
