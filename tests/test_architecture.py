"""The rooms of the house: arrows go down only, and each library is used in its own room alone."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import lwdesk

HOUSE = Path(lwdesk.__file__).parent
FILES = sorted(p for p in HOUSE.rglob("*.py") if "resources" not in p.parts)
# From the bottom up; a room may use those below it and itself. Operations and exchange are neighbours: a verb may
# bring a file in, but reading and writing files knows no verbs.
ROOMS = (
    {
        "lwdesk.text",
        "lwdesk.values",
        "lwdesk.paths",
        "lwdesk.lists",
        "lwdesk.refusal",
        "lwdesk.marks",
        "lwdesk.passages",
        "lwdesk.standing",
        "lwdesk.course",
        "lwdesk.charts",
    },
    {"lwdesk.fields"},
    {"lwdesk.records"},
    {"lwdesk.store"},
    {"lwdesk.exchange"},
    {"lwdesk.operations"},
    {"lwdesk.ui"},
    {"lwdesk.app", "lwdesk.cli", "lwdesk.__main__"},
)
LIBRARIES = {
    "PySide6": {"lwdesk.ui", "lwdesk.app"},
    "sqlite3": {"lwdesk.store"},
    "alembic": {"lwdesk.store"},
    "filelock": {"lwdesk.store"},
    "sqlalchemy": {"lwdesk.store", "lwdesk.records"},
    "sqlmodel": {"lwdesk.store", "lwdesk.records", "lwdesk.fields"},
    "pydantic": {"lwdesk.fields", "lwdesk.records"},
    "openpyxl": {"lwdesk.exchange"},
    "python_calamine": {"lwdesk.exchange"},
    "charset_normalizer": {"lwdesk.exchange"},
    "icalendar": {"lwdesk.exchange"},
    "docx": {"lwdesk.exchange"},
    "enchant": {"lwdesk.ui"},
    "matplotlib": {"lwdesk.charts"},
}
NETWORK = {"http", "urllib.request", "requests", "ftplib", "smtplib", "ssl", "socketserver", "xmlrpc", "asyncio",
           "PySide6.QtNetwork", "PySide6.QtWebEngineWidgets"}  # fmt: skip


def module_of(path: Path) -> str:
    parts = ("lwdesk", *path.relative_to(HOUSE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    """What a file imports, inside of functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: name modules in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_in(name: str, rooms: set[str]) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def floor(name: str) -> int | None:
    return next((n for n, rooms in enumerate(ROOMS) if is_in(name, rooms)), None)


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_file_keeps_to_its_room(path: Path) -> None:
    module = module_of(path)
    mine = floor(module)
    assert mine is not None or module == "lwdesk", f"{module} is in no room"
    for name in imports(path):
        below = floor(name)
        if below is not None and mine is not None:
            assert below <= mine, f"{module} reaches up to {name}"
        for library, rooms in LIBRARIES.items():
            if is_in(name, {library}):
                assert is_in(module, rooms), f"{module} uses {library}, which belongs to {sorted(rooms)}"
        assert not is_in(name, NETWORK), f"{module} could reach the network by {name}"


def test_what_is_looked_at_is_there() -> None:
    """Were the rooms renamed, the test above would pass by seeing nothing."""
    seen = {floor(module_of(path)) for path in FILES}
    assert set(range(len(ROOMS))) <= seen
    used = {library for path in FILES for name in imports(path) for library in LIBRARIES if is_in(name, {library})}
    assert {"PySide6", "sqlite3", "sqlalchemy", "openpyxl", "python_calamine", "alembic"} <= used


@pytest.mark.parametrize("room", ["ui", "exchange", "operations", "cli"])
def test_no_sql_outside_the_store(room: str) -> None:
    words = ("SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "PRAGMA ")
    for path in FILES:
        if is_in(module_of(path), {f"lwdesk.{room}"}):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    assert not node.value.lstrip().startswith(words), f"{path.name}: {node.value[:60]}"
