"""Named exports: lists with their filters, made again in one press."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


def show_exports(window: "Window") -> None:
    """Offer the exports that were kept under a name."""
