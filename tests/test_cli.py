"""The command line: what it does, what it says, and its status, whatever it is given."""

import io
import json
import os
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

import lwdesk
from lwdesk.cli import commands, run
from lwdesk.cli.main import parser
from lwdesk.lists import BACK_NAMES, LIST_NAMES, PAPER_NAMES
from lwdesk.records import INTERVIEW, LISTS, RECORDS
from lwdesk.store import Query, Store

ROOT = Path(lwdesk.__file__).parent.parent
HEADINGS = ["Activity", "Type", "Lead organisation", "Telephone"]
ROWS = [
    ["Kitchen Start", "Into work", "Corner House Trust", "020 7946 0101"], ["Night Bus", "Odd", "", "ask"], ["", "Odd"],
]  # fmt: skip


class Said(NamedTuple):
    """What a command gave."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        """The object on the last line."""
        found = json.loads(self.out.splitlines()[-1])
        assert isinstance(found, dict)
        return found


@pytest.fixture
def lw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs a command in an empty folder and gives what it said."""
    monkeypatch.chdir(tmp_path)

    def command(*words: str) -> Said:
        capsys.readouterr()
        status = run(words)
        return Said(status, *capsys.readouterr())

    return command


@pytest.fixture
def study(lw) -> str:
    assert lw("new", "a.lwdesk").status == 0
    return "a.lwdesk"


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    made = openpyxl.Workbook()
    made.active.title = "Register"
    for row in (HEADINGS, *ROWS):
        made.active.append(row)
    made.save(tmp_path / "list.xlsx")
    return "list.xlsx"


# -- what it offers

COMMANDS = {
    "new": ["STUDY", "[--sample]"],
    "inspect": ["FILE...", "[--json]"],
    "import": ["STUDY", "FILE", "[--as", "[--sheet", "[--dry-run]", "[--problems", "[--json]"],
    "export": ["STUDY", "LIST", "OUT"],
    "search": ["STUDY", "WORDS...", "[--json]"],
    "history": ["STUDY", "[--json]"],
    "undo": ["STUDY", "[STEP]"],
    "check": ["STUDY", "[--json]"],
    "backup": ["STUDY", "[OUT]"],
    "restore": ["BACKUP", "STUDY"],
    "tour": ["DIR"],
}


def offered() -> dict[str, str]:
    """The usage of each command, on one line."""
    (words,) = [a for a in parser()._actions if a.dest == "command"]
    assert isinstance(words.choices, dict)
    return {name: " ".join(command.format_usage().split()) for name, command in words.choices.items()}


def test_every_command_is_offered_done_and_explained() -> None:
    usages = offered()
    assert list(usages) == list(COMMANDS)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, words in COMMANDS.items():
        assert callable(getattr(commands, f"do_{name}"))
        assert re.search(rf"`lwdesk {name}\b", readme), f"the README does not speak of {name}"
        for word in words:
            assert word.strip("[]").removesuffix("...") in usages[name]
            assert word in readme


def test_the_names_of_the_lists_are_those_of_the_records() -> None:
    assert tuple(LISTS) == LIST_NAMES
    assert set(BACK_NAMES) <= set(PAPER_NAMES) and set(BACK_NAMES) <= {record.list for record in RECORDS.values()}


# -- what it does


def test_a_study_from_beginning_to_end(lw, study: str, sheet: str) -> None:
    assert lw("import", study, sheet, "--dry-run").out.endswith("Nothing was written.\n")
    brought = lw("import", study, sheet, "--json", "--problems", "problems.xlsx")
    assert brought.json == {
        "sheet": "Register", "header_first": 1, "header_last": 1,
        "mapping": {h: h for h in HEADINGS},
        "new": 2, "updated": 0, "same": 0, "duplicates": 0, "problems": 2, "ignored": 0, "step": 1,
    }  # fmt: skip
    assert brought.err.splitlines()[0] == "Row 3, Type: “Odd” is not in the list of type. It was kept as a note."
    assert openpyxl.load_workbook("problems.xlsx").active.max_row == 3
    assert lw("import", study, sheet, "--json").json["step"] is None
    assert lw("search", study, "kitchen", "--json").json == {
        "results": [
            {"list": "activities", "id": 1, "name": "Kitchen Start", "field": "Activity", "context": "Kitchen Start"}
        ]
    }
    assert lw("export", study, "activities", "out.csv") == (0, "Wrote 2 activities to out.csv.\n", "")
    headings, *rows = Path("out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert headings.startswith("Ref,Activity,Description,Type,") and len(rows) == 3  # the notes have two lines
    (step,) = lw("history", study, "--json").json["steps"]
    assert (step["id"], step["kind"], step["state"]) == (1, "import", "done")
    assert step["counts"] == {"new": 2, "updated": 0}
    assert lw("undo", study, "1") == (0, "Took back: Import 2 rows from list.xlsx.\n", "")
    assert lw("export", study, "activities", "out.csv").out.startswith("Wrote 0 ")
    assert lw("undo", study).status == 1
    assert lw("check", study, "--json").json == {"ok": True, "problems": []}


def test_one_past_import_is_taken_back(lw, study: str, sheet: str) -> None:
    lw("import", study, sheet)
    Path("more.csv").write_text("Activity,Telephone\nNight Bus,020 7946 0102\nOther,\n", encoding="utf-8")
    lw("import", study, "more.csv")
    said = lw("undo", study, "1")
    assert said.status == 0
    assert said.out.splitlines() == [
        "Took back: Import 2 rows from list.xlsx.",
        "Kept, since it was changed meanwhile or is needed elsewhere: Night Bus",
    ]
    assert "taken back already" in lw("undo", study, "1").err


def test_a_backup_brings_the_study_back(lw, study: str, sheet: str) -> None:
    lw("import", study, sheet)
    assert lw("backup", study, "copy.lwdesk") == (0, "Wrote copy.lwdesk.\n", "")
    lw("undo", study)
    said = lw("restore", "copy.lwdesk", study)
    assert said.out.startswith("a.lwdesk is now as it was in copy.lwdesk.\nAs it was until now it is kept in ")
    assert lw("export", study, "activities", "out.csv").out.startswith("Wrote 2 ")
    assert lw("restore", "copy.lwdesk", "new.lwdesk").out == "new.lwdesk is now as it was in copy.lwdesk.\n"
    kept = lw("backup", study)
    assert Path(kept.out.removeprefix("Wrote ").removesuffix(".\n")).is_file()


def test_inspect_prints_an_object_a_file(lw, sheet: str) -> None:
    (found,) = lw("inspect", sheet, "--json").json["sheets"]
    assert (found["name"], found["visible"], found["rows"], found["as"]) == ("Register", True, 4, "activities")
    assert (found["header_first"], found["header_last"], found["notes"]) == (1, 1, [])
    assert [(c["heading"], c["field"]) for c in found["columns"]] == [(h, h) for h in HEADINGS]
    several = lw("inspect", sheet, "none.xlsx", "--json")
    assert several.status == 0
    first, second = map(json.loads, several.out.splitlines())
    assert first["file"] == sheet and first["sheets"]
    assert second == {"file": "none.xlsx", "refused": "There is no file “none.xlsx”. Check the name and the folder."}
    assert lw("inspect", "none.xlsx", "nor.xlsx", "--json").status == 1
    assert "headings in row 1; would be read as activities" in lw("inspect", sheet).out


def test_the_sample_is_there_to_look_around_in(lw) -> None:
    assert lw("new", "s.lwdesk", "--sample").status == 0
    assert lw("search", "s.lwdesk", "job club").out.startswith("activities: ")
    assert lw("export", "s.lwdesk", "organisations", "o.xlsx").out == "Wrote 60 organisations to o.xlsx.\n"


def test_many_problems_are_not_told_one_by_one(lw, study: str) -> None:
    rows = "".join(f"Activity {n},odd\n" for n in range(50))
    Path("many.csv").write_text(f"Activity,Type\n{rows}", encoding="utf-8")
    said = lw("import", study, "many.csv")
    assert len(said.err.splitlines()) == 21
    assert said.err.splitlines()[-1] == "There are 30 more problems. Save them all with --problems OUT.xlsx."


def test_texts_cut_to_a_cell_are_said(lw, study: str) -> None:
    Path("long.csv").write_text(f"Activity,Description\nLong,{'x' * 40_000}\n", encoding="utf-8")
    lw("import", study, "long.csv")
    assert "Description: the text is longer than a cell" in lw("export", study, "activities", "out.xlsx").err
    assert lw("export", study, "activities", "out.csv").err == ""


def test_a_paper_of_contributions_and_of_delegates(lw) -> None:
    lw("new", "s.lwdesk", "--sample")
    for name in ("contributions", "delegates"):
        done = lw("export", "s.lwdesk", name, f"{name}.docx")
        assert re.fullmatch(rf"Wrote [\d,]+ {name} to {name}\.docx\.\n", done.out), done
        assert Path(f"{name}.docx").read_bytes()[:2] == b"PK"
    assert lw("export", "s.lwdesk", "contributions", "c.pdf").err == (
        "c.pdf ends in none of .xlsx, .csv and .docx. Give the file one of these endings.\n"
    )


def test_notes_and_summaries_go_out_and_come_back(lw) -> None:
    lw("new", "s.lwdesk", "--sample")
    with closing(Store.open(Path("s.lwdesk"))) as store:
        interview = store.ids(Query(INTERVIEW))[0]
        name = store.labels("interview", [interview])[interview]
    assert re.fullmatch(r"Wrote \d+ notes to n\.xlsx\.\n", lw("export", "s.lwdesk", "notes", "n.xlsx").out)
    assert lw("export", "s.lwdesk", "summaries", "s.docx").err == (
        "s.docx: summaries can be written as .xlsx or .csv. Give the file that ending.\n"
    )
    lw("export", "s.lwdesk", "summaries", "s.csv")
    for file, name_of_list in (("n.xlsx", "notes"), ("s.csv", "summaries")):
        assert lw("inspect", file, "--json").json["sheets"][0]["as"] == name_of_list
        brought = lw("import", "s.lwdesk", file, "--json").json
        assert brought["same"] and brought["step"] is None
        assert [brought[of] for of in ("new", "updated", "problems", "ignored", "duplicates")] == [0] * 5
        assert brought["mapping"]["Interviewee"] == "Interviewee" and brought["header_first"] == 1
    rows = f"Respondent,Response\n{name},A free word.\nNobody,Another.\n"
    Path("free.csv").write_text(rows, encoding="utf-8")
    dry = lw("import", "s.lwdesk", "free.csv", "--as", "notes", "--dry-run")
    assert dry.out == "free: 1 new, 1 with problems. Nothing was written.\n"
    said = lw("import", "s.lwdesk", "free.csv", "--as", "notes", "--json", "--problems", "mend.xlsx")
    assert said.err.startswith("free, row 3, Respondent: the schedule has no interview with “Nobody”.")
    assert openpyxl.load_workbook("mend.xlsx").active.max_row == 2
    assert lw("undo", "s.lwdesk", str(said.json["step"])).out == "Took back: Import 1 row from free.csv.\n"


# -- what it refuses

WRONG = [
    [], ["nonsense"], ["two", "words"], ["new"], ["import", "a.lwdesk"], ["export", "a.lwdesk", "papers", "out.xlsx"],
    ["import", "a.lwdesk", "list.xlsx", "--as", "papers"], ["undo", "a.lwdesk", "last"],
    ["check", "a.lwdesk", "b.lwdesk"], ["history"], ["inspect"], ["search", "a.lwdesk"],
    ["export", "a.lwdesk", "activities"], ["new", "a.lwdesk", "--odd"], ["import", "a.lwdesk", "list.xlsx", "--sheet"],
]  # fmt: skip


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_usage_is_2(lw, words: list[str]) -> None:
    said = lw(*words)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("usage: lwdesk")
    sentence = said.err.splitlines()[-1]
    assert sentence.endswith(".") and not re.search("error|invalid|argument", sentence)


REFUSED = {
    "There is no file none.lwdesk.": [
        ["check", "none.lwdesk"], ["export", "none.lwdesk", "activities", "out.xlsx"],
        ["history", "none.lwdesk", "--json"], ["import", "none.lwdesk", "list.xlsx"], ["undo", "none.lwdesk"],
        ["backup", "none.lwdesk"],
        ["search", "none.lwdesk", "x"], ["restore", "none.lwdesk", "a.lwdesk"],
    ],
    "is not a study of lwdesk": [
        ["check", "list.xlsx", "--json"], ["undo", "list.xlsx"], ["import", "list.xlsx", "list.xlsx"],
        ["restore", "list.xlsx", "a.lwdesk"],
    ],
    "a folder": [["check", "folder.lwdesk"], ["import", "a.lwdesk", "folder.lwdesk"], ["new", "folder.lwdesk"]],
    "is only a part of a study": [["check", "half.lwdesk"], ["restore", "half.lwdesk", "a.lwdesk"]],
    "is damaged": [
        ["check", "damaged.lwdesk"], ["restore", "damaged.lwdesk", "a.lwdesk"], ["search", "damaged.lwdesk", "x"],
        ["export", "damaged.lwdesk", "activities", "out.csv"],
    ],
    "“half.xlsx” is incomplete or damaged.": [["import", "a.lwdesk", "half.xlsx"], ["inspect", "half.xlsx"]],
    "There is nothing to take back in this study.": [["undo", "a.lwdesk"]],
    "There is no step": [["undo", "a.lwdesk", "99"], ["undo", "a.lwdesk", "9" * 30], ["undo", "a.lwdesk", "-1"]],
    "There is no folder": [
        ["export", "a.lwdesk", "activities", "no/out.xlsx"], ["export", "a.lwdesk", "activities", "list.xlsx/out.csv"],
        ["restore", "a.lwdesk", "no/b.lwdesk"], ["import", "a.lwdesk", "list.xlsx", "--problems", "no/out.xlsx"],
    ],
    "No copy of the study could be written": [["backup", "a.lwdesk", "no/copy.lwdesk"]],
    "already": [["new", "a.lwdesk"], ["backup", "a.lwdesk", "half.lwdesk"]],
    "ends in .lwdesk": [["new", "a.xlsx"], ["restore", "a.lwdesk", "b.xlsx"]],
    "ends in neither .xlsx nor .csv": [["export", "a.lwdesk", "activities", name] for name in ("o.docx", "o", ".xlsx")],
    "does not end in .xlsx": [["import", "a.lwdesk", "list.xlsx", "--problems", "out.csv"]],
    "There is no file “none.xlsx”": [["import", "a.lwdesk", "none.xlsx"], ["inspect", "none.xlsx", "--json"]],
    "is empty": [["import", "a.lwdesk", "empty.csv"], ["inspect", "empty.csv"]],
    "No table was found in words.csv": [["import", "a.lwdesk", "words.csv"]],
    "There is no sheet “Nope” in list.xlsx. It has “Register”.": [
        ["import", "a.lwdesk", "list.xlsx", "--sheet", "Nope"],
    ],
    "no column holds the organisation": [["import", "a.lwdesk", "types.csv", "--as", "organisations"]],
    "is a database, not a workbook": [["import", "a.lwdesk", "a.lwdesk"]],
    "Give at least one.": [["search", "a.lwdesk", " "]],
}  # fmt: skip


@pytest.mark.parametrize(
    ("why", "words"), [(why, words) for why, each in REFUSED.items() for words in each], ids=lambda it: str(it)[:60]
)
def test_what_cannot_be_done_is_1_with_one_sentence(lw, study: str, sheet: str, why: str, words: list[str]) -> None:
    Path("folder.lwdesk").mkdir()
    whole = Path(study).read_bytes()
    Path("half.lwdesk").write_bytes(whole[: len(whole) // 2])
    Path("damaged.lwdesk").write_bytes(whole[:4096] + bytes(byte ^ 0x55 for byte in whole[4096:]))
    Path("half.xlsx").write_bytes(Path(sheet).read_bytes()[:3000])
    Path("empty.csv").write_bytes(b"")
    Path("words.csv").write_text("Only words.\n")
    Path("types.csv").write_text("Kind,Telephone\nTrust,020 7946 0101\nTrust,020 7946 0102\n")
    said = lw(*words)
    assert said.status == 1
    assert why in said.err
    assert len(said.err.splitlines()) == 1 and said.err.endswith(".\n")
    assert not re.search(r"(?i)traceback|error|exception|invalid|failed to|null|errno", said.err)
    assert said.out == "" or said.json["ok"] is False
    assert lw("check", study).status == 0
    assert lw("history", study).out == "Nothing has been done in this study yet.\n"


def test_a_study_that_is_open_elsewhere_is_not_written_to(lw, study: str, sheet: str, tmp_path: Path) -> None:
    holding = (
        "import sys; from pathlib import Path; from lwdesk.store import Store; "
        "s = Store.open(Path('a.lwdesk'), by='Ade Bello'); print('open', flush=True); sys.stdin.readline(); s.close()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holding], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as holder:  # fmt: skip
        assert holder.stdout and holder.stdout.readline() == "open\n"
        for words in (["import", study, sheet], ["undo", study], ["restore", study, study]):
            said = lw(*words)
            assert said.status == 1
            assert said.err.startswith("a.lwdesk is open already: Ade Bello on ")
        # What only looks may do so.
        assert lw("import", study, sheet, "--dry-run", "--json").json["new"] == 2
        assert lw("export", study, "activities", "out.csv").status == 0
        assert lw("backup", study, "copy.lwdesk").status == 0
        holder.communicate("\n")


def test_what_nobody_foresaw_is_told_too(lw, study: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(self: Store) -> list[str]:
        raise ZeroDivisionError("division by nought")

    monkeypatch.setattr(Store, "check", breaks)
    said = lw("check", study)
    assert said.status == 1
    assert said.err.startswith("lwdesk stopped at something that it did not foresee (ZeroDivisionError")
    assert "in breaks" in (home / "log" / "command.log").read_text(encoding="utf-8")


# -- as a process of its own


def main_py(*words: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words], capture_output=True, env=os.environ | environment, check=False
    )


def test_the_process_ends_with_the_status(lw, study: str) -> None:
    assert main_py("check", study).returncode == 0
    assert main_py("check", "none.lwdesk").returncode == 1
    wrong = main_py("two", "words")
    assert wrong.returncode == 2 and b"usage: lwdesk" in wrong.stderr


def test_a_terminal_that_knows_few_letters(lw, study: str) -> None:
    Path("list.csv").write_text("Activity,Type\nŁódź Café,“odd”\nNight Bus,\n", encoding="utf-8")
    assert lw("import", study, "list.csv").status == 0
    said = main_py("search", study, "bus", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (said.returncode, said.stdout) == (0, b"activities: Night Bus" + os.linesep.encode())
    said = main_py("search", study, "caf", "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert said.returncode == 0 and json.loads(said.stdout)["results"][0]["name"] == "Łódź Café"
    said = main_py("inspect", "keine Datei ł.xlsx", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert said.returncode == 1 and b"Traceback" not in said.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise there")
def test_a_reader_who_has_had_enough(lw, study: str) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "history", study], stdout=write, stderr=subprocess.PIPE, check=False
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_output_that_goes_nowhere_stops_nothing(study: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert run(["check", study, "--json"]) == 0
