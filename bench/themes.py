"""How long the page of themes takes over many passages of one theme, and the grid over many interviews."""

import os
import random
import statistics
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import Line, timed
from lwdesk.records import THEME
from lwdesk.store import Store

PASSAGES, INTERVIEWS, THEMES, TIMES = 20_000, 1_000, 12, 7
_SAID = "They come in by the night bus and nobody asks them how they sleep, only whether they can do the early shift. "


def run(passages: int = PASSAGES) -> list[Line]:
    """Showing a theme that all passages have, a letter typed into the filter, and the grid; medians."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from lwdesk.ui.theme import apply_theme
    from lwdesk.ui.window import Window

    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication(["bench"])
    apply_theme(app, "light")
    with TemporaryDirectory() as folder, closing(new_study(Path(folder), passages)) as store:
        window = Window()
        window.resize(1280, 800)
        window.show()
        window.show_study(store)
        measured = _measure(app, window, store)
        window.close()
    of, over = f"{passages:,} passages of one theme", f"{INTERVIEWS:,} interviews x {THEMES} themes"
    return [
        Line(f"the page of themes read and shown, {of}", measured[0], None, 0.150),
        Line(f"another theme shown, {of}", measured[1], None, 0.150),
        Line(f"the first word typed into its filter, {of}", measured[2], None, 0.500),
        Line(f"the grid read and shown, {over}", measured[3], None, 0.500),
        Line(f"a page of the grid drawn, {over}", measured[4], None, 0.050),
    ]


def _measure(app: object, window: object, store: Store) -> list[float]:
    from PySide6.QtWidgets import QApplication

    from lwdesk.ui.themes.grid import GridPage
    from lwdesk.ui.themes.passages import PassagesPage
    from lwdesk.ui.themes.tree_items import ALL
    from lwdesk.ui.window import Window

    assert isinstance(app, QApplication) and isinstance(window, Window)
    settle = app.processEvents
    window.show_page("Themes", "Passages")
    page = window.page and window.page.inner
    assert isinstance(page, PassagesPage)
    theme = store.themes.all()[0].id
    page.tree.show_key(theme)
    opened, shown, typed = list[float](), list[float](), list[float]()
    for n in range(TIMES):
        # After something was stored all of it is read anew, as when the page is opened.
        with store.step("Change") as step:
            step.update(THEME, theme, {"line": f"Line {n}"})
        settle()
        opened.append(timed(lambda: _all(page.reload, settle)))
        page.tree.show_key(ALL)
        settle()
        shown.append(timed(lambda: _all(lambda: page.tree.show_key(theme), settle)))
        typed.append(timed(lambda: _all(lambda: page.head.begin_filter("shift"), settle)))
        page.head.begin_filter("")
    window.show_page("Themes", "Grid")
    grid = window.page and window.page.inner
    assert isinstance(grid, GridPage)
    settle()
    read = _median(lambda: _all(grid.reload, settle))
    drawn = []
    for row in range(100, 100 * TIMES, 100):
        place = grid.model.index(row, 0)
        drawn.append(timed(lambda place=place: _all(lambda: grid.grid.scrollTo(place), settle)))  # type: ignore[misc]
    return [*(statistics.median(some) for some in (opened, shown, typed)), read, statistics.median(drawn)]


def _all(*works: Callable[[], object]) -> None:
    for work in works:
        work()


def _median(work: Callable[[], object]) -> float:
    return statistics.median(timed(work) for _ in range(TIMES))


def new_study(folder: Path, passages: int) -> Store:
    """A study in which every passage belongs to the first theme, and some to others too."""
    chance = random.Random(17)
    store = Store.create(folder / "bench.lwdesk", "Bench")
    quotes = ("By name", "By role", "Not at all")
    each = range(INTERVIEWS)
    with store.step("Fill") as step:
        stamps = step.stamps()
        first = {name: step.next_id(name) for name in ("contact", "interview", "note", "theme", "passage")}

        def insert(table: str, rows: list[dict[str, object]]) -> None:
            from lwdesk.fields import blank
            from lwdesk.records import RECORDS

            names = list(rows[0])
            same = {f.name: blank(f) for f in RECORDS[table].columns if f.name not in names} | stamps
            filled = [(f"{chance.getrandbits(128):032x}", *row.values()) for row in rows]
            step.insert_rows(table, ("uuid", *names), filled, same)

        insert("contact", [{"name": f"Contact {n:04}", "role": "Adviser", "quote": quotes[n % 3]} for n in each])
        insert(
            "interview",
            [{"contact": first["contact"] + n, "status": "Held", "day": str(date(2003, 9, 1) + timedelta(n % 300))}
             for n in each],
        )  # fmt: skip
        insert(
            "note",
            [{"interview": first["interview"] + n // 20, "position": float(n % 20), "body": _SAID * 3}
             for n in range(INTERVIEWS * 20)],
        )  # fmt: skip
        insert("theme", [{"name": f"Theme {n}", "position": float(n)} for n in range(THEMES)])
        notes = INTERVIEWS * 20
        insert(
            "passage",
            [{"note": first["note"] + n % notes, "words": _SAID, "start": 0, "end": len(_SAID) - 1, "lost": 0}
             for n in range(passages)],
        )  # fmt: skip
        links = [(first["passage"] + n, "themes", first["theme"]) for n in range(passages)]
        links += [(first["passage"] + n, "themes", first["theme"] + 1 + n % (THEMES - 1)) for n in range(passages)]
        step.insert_rows("passage_theme", ("record_id", "field", "target_id"), links)
        insert(
            "finding",
            [{"interview": first["interview"] + n, "theme": first["theme"] + t, "body": _SAID}
             for n in each for t in range(0, THEMES, 2)],
        )  # fmt: skip
    return store
