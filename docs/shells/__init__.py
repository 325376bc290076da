"""The manual page and the completions, made from the parsers and the registries."""
