"""Readers of single fields: authors, venue, year, links, identifiers."""
