"""The manuscript that a user writes: what it cites, and which ``.bib`` files it names."""
