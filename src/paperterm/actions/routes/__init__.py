"""Ways to a clipboard, one a module."""
