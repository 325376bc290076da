"""Inputs that other projects test with; `README.md` says whose they are."""

import json
from pathlib import Path

_FOLDER = Path(__file__).parent

SUITES: dict[str, list[str]] = {path.stem: json.loads(path.read_bytes()) for path in sorted(_FOLDER.glob("*.json"))}
BIBLIOGRAPHIES: list[Path] = sorted((_FOLDER / "bib").iterdir())
