"""How pages are laid out: a ground of paper, and two parts side by side between which the user moves the border."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from lwdesk.ui.table.columns import keep

if TYPE_CHECKING:
    from lwdesk.store import Store

Margins = tuple[int, int, int, int]


def on_paper(*parts: QWidget, margins: Margins, spacing: int = 0) -> QWidget:
    """A ground of paper with these on it, one under the other; the first takes what room is left."""
    ground = QWidget()
    ground.setProperty("look", "paper")
    ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(ground)
    column.setContentsMargins(*margins)
    column.setSpacing(spacing)
    for n, part in enumerate(parts):
        column.addWidget(part, 0 if n else 1)
    return ground


def beside(
    store: "Store", name: str, usual: tuple[int, int], first: QWidget, second: QWidget, grow: tuple[int, int] = (0, 0),
    way: Qt.Orientation = Qt.Orientation.Horizontal,
) -> QSplitter:  # fmt: skip
    """Two parts, as wide (or high) as the user left them; `usual` are pixels until then.

    The study remembers them as "split/NAME"; `grow` says how the parts share what a larger window has more.
    """
    splitter = QSplitter(way)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    for n, part in enumerate((first, second)):
        splitter.addWidget(part)
        if grow[n]:
            splitter.setStretchFactor(n, grow[n])
    splitter.setSizes(store.remembered(f"split/{name}", list(usual)))
    splitter.splitterMoved.connect(lambda *_: keep(store, f"split/{name}", splitter.sizes()))
    return splitter
