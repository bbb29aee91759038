"""Appendix books as they arrive by e-mail: imported into a fresh study, exported, and every cell as it should be."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lwdesk.cli import run

OWN = Path(__file__).parent / "exchange" / "samples"
SHARED = Path(__file__).parents[2] / "shared" / "samples" / "appendix"
LABELS = {
    "activity": "Activity", "description": "Description", "type": "Type", "groups": "Group focus", "sectors": "Sector",
    "scale": "Scale", "boroughs": "Boroughs", "lead": "Lead organisation", "partners": "Partners",
    "funders": "Funders", "contact": "Contact", "telephone": "Telephone", "email": "Email", "funding": "Funding",
    "start": "Start", "notes": "Notes",
}  # fmt: skip


def books(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.*") if path.with_name(f"{path.stem}.truth.json").exists()
                  and not path.name.endswith(".truth.json"))  # fmt: skip


def through_the_study(path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Any, list[dict[str, Any]]]:
    """What `import --json` said of the book, and the rows of the list exported from the study."""
    study, out = folder / "study.lwdesk", folder / "out.xlsx"
    assert run(["new", str(study)]) == 0
    capsys.readouterr()
    assert run(["import", str(study), str(path), "--json"]) == 0
    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert run(["export", str(study), "activities", str(out)]) == 0
    headings, *rows = openpyxl.load_workbook(out).worksheets[0].iter_rows(values_only=True)
    return said, [dict(zip(headings, row, strict=True)) for row in rows]


def comes_out(truth: Any, tmp_path: Path, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said, rows = through_the_study(path, tmp_path, capsys)
    assert said["sheet"] == truth.get("sheet", path.stem)
    assert [said["header_first"], said["header_last"]] == truth["header"]
    assert (said["new"], said["updated"], said["same"], said["problems"]) == (len(truth["rows"]), 0, 0, 0)
    # The truth of a book without a column of notes is silent on what the import keeps there, such as a role.
    ignored = {"Ref", "lwdesk key"} | ({"Notes"} if not any("notes" in row for row in truth["rows"]) else set())
    for row in truth["rows"]:
        (found,) = [r for r in rows if r["Activity"] == row["activity"]]
        listed = {LABELS[field] for field, value in row.items() if isinstance(value, list)}
        shown = {h: value for h, value in found.items() if value is not None and h not in ignored}
        shown = {h: value.date().isoformat() if hasattr(value, "date") else value for h, value in shown.items()}
        shown = {h: str(value).split("; ") if h in listed else value for h, value in shown.items()}
        # What the truth does not speak of is blank: nothing was put where it does not belong.
        assert shown == {LABELS[field]: value for field, value in row.items() if value not in ("", [])}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared samples are not beside this repository")
@pytest.mark.parametrize("path", books(SHARED), ids=lambda path: path.name)
def test_shared_appendix_books(tmp_path: Path, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    truth = json.loads(path.with_name(f"{path.stem}.truth.json").read_text(encoding="utf-8"))
    comes_out(truth, tmp_path, path, capsys)


LINES = {
    "header": [1, 1],
    "rows": [
        {"activity": "Café Start", "boroughs": ["Hammersmith and Fulham"], "lead": "King’s Yard Trust"},
        {"activity": "Night Bus", "boroughs": ["Brent", "Hackney"], "lead": "Depot Lane College"},
    ],
}
TRUTHS = {
    "lines.ods": LINES | {"sheet": "Lines"},
    "semicolons_cp1252.csv": LINES,
    "tabs_utf16.txt": LINES,
    "commas_utf8.csv": LINES,
    "grouped.xlsx": {
        "sheet": "Local",
        "header": [4, 5],
        "rows": [
            {"activity": "Kitchen Start", "lead": "Corner House Trust", "partners": ["Lanes Forum"],
             "funders": ["Larder Fund"], "contact": "Ada Moss", "email": "ada@example.org", "boroughs": ["Brent"]},
            {"activity": "Night Bus Jobs", "lead": "Depot Lane College", "funders": ["Larder Fund"],
             "contact": "Bo Finch", "email": "bo@example.org", "boroughs": ["Brent", "Camden"]},
            {"activity": "Paper Round", "lead": "Depot Lane College", "partners": ["Corner House Trust"],
             "contact": "Cy Hart", "email": "cy@example.org", "boroughs": ["City of London"]},
        ],
    },
    "titled.xlsx": {
        "sheet": "Register",
        "header": [4, 4],
        "rows": [
            {"activity": "Kitchen Start", "description": "Cooks' first shifts with a mentor.",
             "groups": ["BME communities", "Women"], "lead": "Corner House Trust", "funders": ["Larder Fund"],
             "contact": "Ada Moss", "telephone": "020 7946 0101", "email": "ada.moss@example.org",
             "start": "2003-03-01", "funding": "12500", "notes": "Role of the contact: Manager"},
            {"activity": "Night Bus Jobs", "description": "Vacancies on late routes, filled locally.",
             "groups": ["General"], "lead": "Depot Lane College", "contact": "Bo Finch",
             "telephone": "020 7946 0102", "start": "2003-05-12", "funding": "8000.5"},
            {"activity": "Paper Round", "description": "Literacy in the print trade.", "groups": ["Young people"],
             "lead": "Depot Lane College", "partners": ["Corner House Trust"], "contact": "Cy Hart",
             "email": "cy.hart@example.org", "start": "2002-11-03", "funding": "0",
             "notes": "Role of the contact: Tutor"},
            {"activity": "Second Shift", "description": "Childcare around early starts.",
             "groups": ["Parents", "Women"], "lead": "Corner House Trust", "partners": ["Lanes Forum"],
             "contact": "Di Vale", "telephone": "020 7946 0104", "funding": "700"},
            {"activity": "Well Desk", "description": "Stress advice for small firms.", "groups": ["General"],
             "lead": "Lanes Forum, Brent", "start": "2003-09-09", "funding": "4100"},
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize("name", TRUTHS)
def test_own_books(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    comes_out(TRUTHS[name], tmp_path, OWN / name, capsys)
