"""The vocabularies of the readers: data, each kind in one place."""
