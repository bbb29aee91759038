"""Invented workbooks and studies of a given size, made once and kept in build/bench."""

import random
from collections.abc import Iterator
from pathlib import Path

from bench.measure import ROOT, command

FOLDER = ROOT / "build" / "bench"
HEADINGS = [
    "Activity", "Description", "Type", "Group focus", "Sector", "Boroughs", "Lead organisation", "Partners", "Funders",
    "Contact", "Telephone", "Email",
]  # fmt: skip
_PLACES = ["Riverside", "Northgate", "Wharf", "Hillside", "Old Mill", "Basin", "Reed Lane", "Southbank", "Kiln Street"]
_DOES = ["Job Club", "Health Advocates", "Childcare Starters", "Mentoring", "ESOL on Site", "Social Firm"]
_TYPES = ["Closer to work", "Into work", "Health in work", "Sustaining work"]
_GROUPS = ["BME communities", "Young people", "Disabled Londoners", "Older people", "Women", "Parents", "General"]
_SECTORS = ["Health", "Education", "Childcare", "Private sector", "Social enterprise", "Retail", "Construction"]
_BOROUGHS = ["Brent", "Hackney", "Islington", "Newham", "Tower Hamlets", "Croydon", "Southwark", "Greenwich"]
_WORDS = ["offers", "short", "courses", "a", "named", "adviser", "visits", "at", "home", "works", "with", "local",
          "employers", "and", "pays", "travel", "for", "months"]  # fmt: skip


def rows(count: int) -> Iterator[list[str]]:
    """Rows of an appendix of that many activities run by some 3,000 organisations; the same on every run."""
    dice = random.Random(2004)
    names = [f"{dice.choice(_PLACES)} {dice.choice(['Trust', 'College', 'Forum', 'Agency'])} {n}" for n in range(3000)]
    for n in range(count):
        first = dice.choice(["Ada", "Ben", "Chidi", "Dana", "Efua"])
        last = dice.choice(["Nash", "Grewal", "Okoro", "Lowe"])
        yield [
            f"{dice.choice(_PLACES)} {dice.choice(_DOES)} {n}",
            " ".join(dice.choices(_WORDS, k=18)).capitalize() + ".",
            dice.choice(_TYPES),
            "; ".join(dice.sample(_GROUPS, dice.choice((1, 1, 2)))),
            dice.choice(_SECTORS),
            "; ".join(dice.sample(_BOROUGHS, dice.choice((1, 2, 2)))),
            dice.choice(names),
            "; ".join(dice.sample(names, dice.choice((0, 1, 2)))),
            dice.choice(names),
            f"{first} {last}",
            f"020 7946 {n % 1000:04d}",
            f"{first}.{last}{n}@example.org".lower(),
        ]


def workbook(count: int) -> Path:
    """The path of a workbook of that many rows below one row of headings."""
    path = FOLDER / f"rows-{count}.xlsx"
    if not path.exists():
        from openpyxl import Workbook

        FOLDER.mkdir(parents=True, exist_ok=True)
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Appendix B")
        sheet.append(HEADINGS)
        for row in rows(count):
            sheet.append(row)
        book.save(path)
    return path


def study(count: int) -> Path:
    """The path of a study that holds that many activities."""
    path = FOLDER / f"study-{count}.lwdesk"
    if not path.exists():
        source = workbook(count)
        command("new", str(path))
        command("import", str(path), str(source))
    return path
