"""Lists and papers that are written in a way of their own rather than field by field."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.lists import PAPER_NAMES

if TYPE_CHECKING:
    from lwdesk.store import Store


def write_paper(store: "Store", name: str, path: Path, *about: Any) -> str:
    """Write the list of that name (one of PAPER_NAMES) whole, or about what its own `write` takes.

    Gives what was written in words: "412 notes".

    The ending of the path says which kind of file. Raises ExchangeTrouble for one that the list cannot be, and
    ExportTrouble where it cannot be written.
    """
    module = import_module(f"lwdesk.exchange.papers.{name}")
    endings: tuple[str, ...] = module.ENDINGS
    if path.suffix.lower() not in endings:
        raise ExchangeTrouble(
            f"{path.name}: {name} can be written as {' or '.join(endings)}. Give the file that ending."
        )
    written: str = module.write(store, path, *about)
    return written


__all__ = ["PAPER_NAMES", "write_paper"]
