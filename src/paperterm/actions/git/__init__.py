"""Git for lists that are clones: their history is read, they are cloned and updated, and they run no program."""
