"""Workbooks and other files in and out: read, recognised, planned, written."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lwdesk.exchange.write import export_list as export_list

__all__ = ["export_list"]


def __getattr__(name: str) -> Any:
    # Fetched when first asked for: what writes workbooks takes long to import, and most sessions never export.
    if name == "export_list":
        from lwdesk.exchange.write import export_list

        return export_list
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
