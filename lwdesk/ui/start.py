"""Starts the window: its frame is painted first, and only then are the records, the store and the study brought in."""

import builtins
import gc
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication


def run_window(
    study: Path | None,
    on_painted: Callable[[], None] | None = None,
    on_usable: Callable[[], None] | None = None,
) -> int:
    """Show the window until it is closed; the exit status. `on_painted` and `on_usable` are called once each.

    Usable is when the study's first page takes keys, or the start screen does where no study is given.
    """
    _import_plainly()
    # What is made while starting stays; looking through it for garbage, time and again, takes a tenth of the start.
    gc.disable()
    from lwdesk.ui import settings
    from lwdesk.ui.theme import DRAWN_BY_FUSION, apply_theme
    from lwdesk.ui.window import Window

    # A job beside the window hands over five times sooner than Python's usual 5 ms, and keys stay quick.
    sys.setswitchinterval(0.001)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([*sys.argv[:1], "-style", "fusion"])
        app.setProperty(DRAWN_BY_FUSION, True)
    app.setApplicationName("lwdesk")
    app.setApplicationDisplayName("lwdesk")
    app.setDesktopFileName("lwdesk")
    apply_theme(app, settings.read("mode", "system"), float(settings.read("scale", 1.0)))
    window = Window()
    window.sidebar.setVisible(study is not None)

    def begin() -> None:
        if on_painted:
            on_painted()
        from lwdesk.ui import opening
        from lwdesk.ui.dialogs.crash import install_crash_hook

        install_crash_hook(window)
        if study is None:
            opening.show_start(window)
        else:
            opening.open_study(window, study)
        gc.freeze()
        gc.enable()
        if on_usable:
            on_usable()

    window.painted.connect(begin)
    window.show()
    return app.exec()


def _import_plainly() -> None:
    # PySide reads the source of every module imported after it, looking for feature switches that nothing here
    # has: a fifth of the time that SQLModel takes to come in. Python's own way of importing is put back.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
