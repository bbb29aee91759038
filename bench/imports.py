"""Import of 12 columns, the whole command, beside calamine and sqlite3 alone, and beside pandas."""

import sqlite3
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench import data
from bench.measure import Line, command, median_of, script, timed

TIMES = 3


def ours(path: Path) -> float:
    """The import command into a new study, in seconds."""
    with tempfile.TemporaryDirectory(dir=data.FOLDER) as folder:
        study = Path(folder) / "a.lwdesk"
        command("new", str(study))
        return command("import", str(study), str(path))


def floor(path: Path) -> float:
    """Calamine reading the sheet and sqlite3 inserting the rows, in a process of its own, less its start."""
    return script("imports", "floor", str(path))[0]


def run() -> list[Line]:
    """Ratios at 100,000 rows, and growth from 10,000."""
    large, small = data.workbook(100_000), data.workbook(10_000)
    pairs = [(ours(large), floor(large)) for _ in range(TIMES)]
    taken, bare = median(own for own, _ in pairs), median(alone for _, alone in pairs)
    by_pandas = script("imports", "pandas", str(large))[0]
    few = median_of(TIMES, lambda: ours(small))
    memory = script("imports", "memory", str(large))[0]
    return [
        Line("import of 100,000 rows x 12 columns, whole command (floor: calamine + executemany)", taken, bare, 2.5),
        Line("the same beside pandas.read_excel (openpyxl) + to_sql", taken, by_pandas, 1 / 3),
        Line("import: growth from 10,000 to 100,000 rows", taken, few, 11),
        Line("import: highest memory of both processes", memory, None, 600, "MB"),
    ]


def _floor(path: str) -> float:
    from python_calamine import CalamineWorkbook

    def work() -> None:
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        with tempfile.TemporaryDirectory(dir=data.FOLDER) as folder:
            connection = sqlite3.connect(Path(folder) / "floor.db")
            names = ", ".join(f"c{n}" for n in range(len(rows[0])))
            connection.execute(f"CREATE TABLE floor ({names})")
            connection.executemany(f"INSERT INTO floor VALUES ({', '.join('?' * len(rows[0]))})", rows[1:])
            connection.commit()
            connection.close()

    return timed(work)


def _pandas(path: str) -> float:
    def work() -> None:
        import pandas

        with tempfile.TemporaryDirectory(dir=data.FOLDER) as folder:
            connection = sqlite3.connect(Path(folder) / "floor.db")
            pandas.read_excel(path, engine="openpyxl").to_sql("floor", connection)
            connection.close()

    return timed(work)


def _memory(path: str) -> float:
    """The sum of the highest resident memory of the command and of its reading process, in MB."""
    import subprocess

    with tempfile.TemporaryDirectory(dir=data.FOLDER) as folder:
        study = str(Path(folder) / "a.lwdesk")
        command("new", study)
        code = (
            "import resource, sys; from lwdesk.app import main; main(['import', *sys.argv[1:]]); "
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss "
            "+ resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        )
        done = subprocess.run([sys.executable, "-c", code, study, path], check=True, capture_output=True, text=True)
    return float(done.stdout.strip().splitlines()[-1]) / 1024


if __name__ == "__main__":
    print({"floor": _floor, "pandas": _pandas, "memory": _memory}[sys.argv[1]](sys.argv[2]))
