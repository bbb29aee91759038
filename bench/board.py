"""How long the paper for the board takes to be put together and written, with a chart for every commitment."""

import statistics
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import Line, timed
from lwdesk.exchange.board.compose import compose
from lwdesk.operations import board
from lwdesk.records import ACTION, COMMITMENT, MEASURE, PROGRESS, READING
from lwdesk.store import Store
from lwdesk.store.beside import STANDS_ON

COMMITMENTS, MANY, TIMES = 200, 5_000, 3
_BEGIN = date(2004, 1, 1)


def run(commitments: int = COMMITMENTS, many: int = MANY) -> list[Line]:
    """A paper of some commitments with charts as .docx and .xlsx, and one of very many put together; medians."""
    with TemporaryDirectory() as folder:
        with closing(new_study(Path(folder) / "few.lwdesk", commitments)) as store:
            document, workbook = Path(folder) / "paper.docx", Path(folder) / "paper.xlsx"
            # The first picture is waited for once a session: the library that draws it is loaded then.
            first = timed(lambda: board.write(store, document))
            again = statistics.median(timed(lambda: board.write(store, document)) for _ in range(TIMES))
            sheets = statistics.median(timed(lambda: board.write(store, workbook)) for _ in range(TIMES))
        with closing(new_study(Path(folder) / "many.lwdesk", many)) as store:
            composed = statistics.median(timed(lambda: compose(store)) for _ in range(TIMES))
    of = f"{commitments:,} commitments with charts"
    return [
        Line(f"a board paper as .docx, the first of a session, {of}", first, None, 3.0),
        Line(f"a board paper as .docx, {of}", again, None, 3.0),
        Line(f"a board paper as .xlsx, {of}", sheets, None, 3.0),
        Line(f"a board paper put together, {many:,} commitments", composed, None, 1.0),
    ]


def new_study(path: Path, commitments: int) -> Store:
    """A study in which every commitment has a measure with four readings and two updates, after a first paper."""
    store = Store.create(path, "Bench")
    store.remember(STANDS_ON, "2004-06-01")
    statuses = ("Not started", "Under way", "Done", "Dropped")
    with store.step("Fill") as step:
        actions = [step.create(ACTION, {"name": f"3.{n} Action {n}"}) for n in range(1, 9)]
        made = [
            step.create(
                COMMITMENT,
                {
                    "action": actions[n % len(actions)], "text": f"Commitment {n} to bring two services together",
                    "status": statuses[n % 4], "start": _BEGIN, "due": _BEGIN + timedelta(200 + n % 300),
                },
            )
            for n in range(commitments)
        ]  # fmt: skip
        few = made if commitments <= COMMITMENTS else made[:COMMITMENTS]
        for n, commitment in enumerate(few):
            given = {"commitment": commitment, "name": f"People helped by commitment {n}", "unit": "people"}
            ends = {"baseline": 10.0, "target": 250.0, "starts": _BEGIN, "ends": _BEGIN + timedelta(366)}
            measure = step.create(MEASURE, given | ends)
            for m in range(4):
                read = {"measure": measure, "day": _BEGIN + timedelta(60 * m + 1), "value": 10.0 + m * (30 + n % 20)}
                step.create(READING, read)
    with store.step("Paper") as step:
        board.keep_as_written(step, store, "First", date(2004, 6, 1), date(2004, 6, 1))
    store.remember(STANDS_ON, "2004-11-15")
    with store.step("Half a year") as step:
        for n, commitment in enumerate(made):
            if n % 3 == 0:
                step.update(COMMITMENT, commitment, {"status": "Done"})
            step.create(PROGRESS, {"commitment": commitment, "day": date(2004, 10, 1), "text": f"{n} people came."})
    return store
