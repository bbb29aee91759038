"""What the program remembers between studies: recent files, light or dark, the size of text."""

import json
from pathlib import Path
from typing import Any

from lwdesk import paths

RECENT = 8


def read(key: str, default: Any = None) -> Any:
    """The remembered value of a key, or the default."""
    return _all().get(key, default)


def write(key: str, value: Any) -> None:
    """Remember a JSON value under a key; a folder that cannot be written is no reason to stop."""
    known = _all()
    known[key] = value
    file = _file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(".tmp")
        new.write_text(json.dumps(known, indent=1, ensure_ascii=False), encoding="utf-8")
        new.replace(file)
    except OSError:
        return


def recent_studies() -> list[Path]:
    """The studies opened lately that are still there, newest first."""
    return [path for path in map(Path, read("recent", [])) if path.is_file()]


def remember_study(path: Path) -> None:
    """Put a study at the head of the recent ones."""
    here = str(path.resolve())
    write("recent", [here, *(p for p in read("recent", []) if p != here)][:RECENT])


def _file() -> Path:
    return paths.data_dir() / "settings.json"


def _all() -> dict[str, Any]:
    try:
        known = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
