"""A picture of every page, screen and panel on the sample study, in light and dark, and every export beside them."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QThread
from PySide6.QtWidgets import QApplication, QWidget

from lwdesk.exchange.contributions.grouping import AREA, KIND, ORGANISATION
from lwdesk.exchange.letters import write_letters
from lwdesk.exchange.papers import PAPER_NAMES, write_paper
from lwdesk.exchange.send_out import endings, send_out
from lwdesk.operations import create_sample
from lwdesk.paths import resource
from lwdesk.records import CONTRIBUTION, LISTS, RECOMMENDATION
from lwdesk.store import Query, Store
from lwdesk.ui.opening import show_start
from lwdesk.ui.pages import FIRST, PAGES
from lwdesk.ui.pages.parted import PartedPage
from lwdesk.ui.search.panel import SearchPanel
from lwdesk.ui.theme import apply_theme
from lwdesk.ui.tour_stops import PANELS, SCREENS, fill_in
from lwdesk.ui.window import Window

SIZE = (1280, 800)
WHOLE = 1560
"""A height in which the page Home has room from its first number to its history."""


def make_tour(folder: Path) -> list[Path]:
    """The pictures and exports, written into the folder; the user's own settings and studies are left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        before = os.environ.get("LWDESK_HOME")
        os.environ["LWDESK_HOME"] = home
        try:
            return list(_take(folder, Path(home)))
        finally:
            os.environ.pop("LWDESK_HOME", None)
            if before is not None:
                os.environ["LWDESK_HOME"] = before


def _take(folder: Path, home: Path) -> Iterator[Path]:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    for mode in ("light", "dark"):
        apply_theme(app, mode)
        study = home / f"{mode}.lwdesk"
        window = Window()
        window.resize(*SIZE)
        window.show()
        show_start(window)
        yield _picture(window, folder / f"start-{mode}.png")
        window.show_study(create_sample(study))
        for page in PAGES:
            window.show_page(page.name)
            yield from _parts(window, folder, mode)
        yield _whole_home(window, folder / f"home-whole-{mode}.png")
        window.show_page(FIRST)
        for name, show in PANELS.items():
            yield _panel(window, show, folder / f"{name}-{mode}.png")
        yield _import(window, folder / f"import-{mode}.png")
        for name, show in SCREENS.items():
            yield _panel(window, show, folder / f"{name}-{mode}.png")
        if mode == "light":
            yield from _exports(window, folder)
        yield _empty_home(window, home / f"{mode} Empty.lwdesk", folder / f"home-empty-{mode}.png")
        window.close()
        window.deleteLater()
        _settle()


def _whole_home(window: Window, path: Path) -> Path:
    """The page Home without anything to scroll to."""
    window.show_page("Home")
    window.resize(SIZE[0], WHOLE)
    _settle()
    _wait(window)
    _picture(window, path)
    window.resize(*SIZE)
    return path


def _empty_home(window: Window, study: Path, path: Path) -> Path:
    """The page Home of a study in which there is nothing yet."""
    window.show_study(Store.create(study, "A new study"))
    window.show_page("Home")
    return _picture(window, path)


def _parts(window: Window, folder: Path, mode: str) -> Iterator[Path]:
    """The page, or each of its parts, and the views of each."""
    page = window.page
    parted = page if isinstance(page, PartedPage) else None
    for name in parted.names if parted else ("",):
        if parted:
            parted.show_part(name)
        _choose_first(window)
        _wait(window)
        title = "-".join(filter(None, (window.sidebar.marked, name))).lower().replace(" ", "-")
        yield _picture(window, folder / f"{title}-{mode}.png")
        yield from _views(window, folder, mode)


def _views(window: Window, folder: Path, mode: str) -> Iterator[Path]:
    """The other ways to show the rows of the page, where it has any."""
    page = window.list_page
    if page is None or page.views is None:
        return
    for at, name in enumerate(page.views.names[1:], 1):
        page.views.show(at)
        fill_in(window)
        _wait(window)
        file = f"{page.record.plural.lower()}-{name.lower().replace(' ', '-')}-{mode}.png"
        yield _picture(window, folder / file)
    page.views.show(0)


def _choose_first(window: Window) -> None:
    page = window.list_page
    if page is not None:
        page.table.setFocus()
        page.table.selectRow(2)


def _panel(window: Window, show: Callable[[Window], None], path: Path) -> Path:
    show(window)
    _wait(window)
    _settle()
    opened = [w for w in QApplication.topLevelWidgets() if w is not window and w.isVisible() and w.isWindow()]
    _picture(opened[-1] if opened else window, path)
    for panel in opened:
        panel.close()
    for search_panel in window.findChildren(SearchPanel):
        search_panel.leave()
    window.leave_screen()
    return path


def _import(window: Window, path: Path) -> Path:
    window.start_import(resource("sample/appendix.csv"))
    _wait(window)
    _picture(window, path)
    window.leave_screen()
    return path


def _exports(window: Window, folder: Path) -> Iterator[Path]:
    assert window.store is not None
    for record in LISTS.values():
        for ending in endings(record.list):
            path = folder / f"{record.list}{ending}"
            path.unlink(missing_ok=True)
            send_out(window.store, record, path)
            yield path
    for by in (AREA, ORGANISATION, KIND):
        for ending in (".xlsx", ".docx"):
            path = folder / f"contributions-by-{by}{ending}"
            path.unlink(missing_ok=True)
            send_out(window.store, CONTRIBUTION, path, by=by)
            yield path
    post = folder / "letters"
    post.mkdir(exist_ok=True)
    for letter in post.glob("*.docx"):
        letter.unlink()
    yield from write_letters(window.store, window.store.ids(Query(RECOMMENDATION)), post, date(2003, 11, 10)).paths
    for name in PAPER_NAMES:
        for ending in import_module(f"lwdesk.exchange.papers.{name}").ENDINGS:
            path = folder / f"{name}{ending}"
            path.unlink(missing_ok=True)
            write_paper(window.store, name, path)
            yield path


def _picture(widget: QWidget, path: Path) -> Path:
    _settle()
    widget.grab().save(str(path))
    return path


def _wait(window: Window) -> None:
    """Until the work beside the window has been done; half a minute at most."""
    deadline = time.monotonic() + 30
    _settle()
    while window.jobs.running and time.monotonic() < deadline:
        _settle()


def _settle() -> None:
    """Let everything that waits happen: layouts, timers of no time, rows that are fetched behind."""
    for _ in range(12):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        QThread.msleep(15)
