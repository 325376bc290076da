"""The command line of paperterm."""


def main() -> int:
    """Run paperterm and return its exit code."""
    return 0
