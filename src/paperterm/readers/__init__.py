"""Readers of list layouts: text in, entries and problems out."""
