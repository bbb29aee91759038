"""Samples of every format with something broken in them: the same number gives the same one again."""

import random
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from binary_book import write_binary_book
from hostile import SAMPLES
from locked import lock

ROWS = [
    ["Activity", "Description", "Funding", "Lead organisation"], ["Kitchen Start", "First shifts", 12500.0, "Larder"],
    ["Night Bus", "Late routes", 8000.5, "Depot Lane College"], ["Paper Round", "Literacy", 0.0, None],
]  # fmt: skip
LENGTHS = [b"\x00" * 4, b"\xff" * 4, b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f"]
NUMBERS = [b"0", b"-1", b"65536", b"1048577", b"2147483648", b"1e400", b"99999999999999999999", b"NaN"]


@cache
def originals() -> list[tuple[str, bytes]]:
    """The ending and the content of each file that is broken."""
    names = ["titled.xlsx", "grouped.xlsx", "titled.xls", "lines.ods", "commas_utf8.csv", "semicolons_cp1252.csv",
             "tabs_utf16.txt"]  # fmt: skip
    found = [(Path(name).suffix, (SAMPLES / name).read_bytes()) for name in names]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsb"
        write_binary_book(path, ROWS)
        found.append((".xlsb", path.read_bytes()))
    macros = BytesIO(found[0][1])
    with zipfile.ZipFile(macros, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    return [*found, (".xlsm", macros.getvalue()), (".xlsx", lock(found[0][1]))]


def mutant(number: int) -> tuple[str, bytes]:
    """The name and the content of a broken file."""
    chance = random.Random(number)
    ending, content = chance.choice(originals())
    if content.startswith(b"PK") and chance.random() < 0.7:
        broken = _break_part(content, chance)
    else:
        broken = _break(bytearray(content), chance)
    return f"mutant {number}{ending}", broken


def _break(content: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 8)):
        if not content:
            break
        at = chance.randrange(len(content))
        match chance.randrange(6):
            case 0 | 1:
                content[at] ^= 1 << chance.randrange(8)
            case 2:
                content[at] = chance.randrange(256)
            case 3:
                del content[at : at + chance.randint(1, 400)]
            case 4:
                content[at:at] = content[at : at + 100] * chance.randint(1, 30)
            case 5:
                content[at : at + 4] = chance.choice(
                    [b"\x00" * 4, b"\xff" * 4, b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f"]
                )
    if chance.random() < 0.2 and content:
        del content[chance.randrange(len(content)) :]
    return bytes(content)


def _break_part(content: bytes, chance: random.Random) -> bytes:
    """The zipped file with a part broken, lost or doubled, but with sums that are right, so that readers go on."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = [name for name in old.namelist() if "theme" not in name and "docProps" not in name]
        victim, way = chance.choice(names), chance.randrange(10)
        for name in old.namelist():
            part = old.read(name)
            if name != victim:
                new.writestr(name, part)
            elif way == 0:
                continue
            elif way == 1:
                new.writestr(name.upper(), part)
            elif way < 5 or not part.lstrip().startswith(b"<"):
                new.writestr(name, _break(bytearray(part), chance))
            else:
                new.writestr(name, _break_markup(part, chance))
    return out.getvalue()


def _break_markup(part: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        pieces = part.split(b">")
        at = chance.randrange(len(pieces))
        match chance.randrange(5):
            case 0:
                del pieces[at]
            case 1:
                pieces[at:at] = [pieces[at]] * chance.randint(1, 50)
            case 2:
                other = chance.randrange(len(pieces))
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case _:
                pieces[at] = _other_number(pieces[at], chance)
        part = b">".join(pieces)
    return part


def _other_number(piece: bytes, chance: random.Random) -> bytes:
    digits = [n for n, letter in enumerate(piece) if 48 <= letter <= 57]
    if not digits:
        return piece + b'"'
    at = chance.choice(digits)
    return piece[:at] + chance.choice(NUMBERS) + piece[at + 1 :]
