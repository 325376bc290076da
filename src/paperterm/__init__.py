"""paperterm: curated Markdown paper lists in the terminal."""

__version__ = "0.1.0"
