"""The query language, the matcher and its ranking, the index."""
