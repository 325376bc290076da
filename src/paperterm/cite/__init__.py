"""BibTeX blocks and their fields, cite commands, generated BibTeX."""
