"""A study with the notes of very many interviews, the same on every run: its words come as often as words do."""

import os
import random
from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from bench.data import FOLDER

if TYPE_CHECKING:
    from lwdesk.store import Store

WORDS_A_NOTE = 60
NOTES_AN_INTERVIEW = 100
_COMMON = """
    the and to of a in that they is for it was on are with as we their not but people work have this be from job at
    who health one or training can there more support which when children had what about employers time women all
    if young been would jobs care very project some funding skills them our other into community course local out
    need so first borough no just an adviser like parents know only could nhs where than get also then two courses
    going how home year find services english back before after because each year childcare nurses college trust
    started interview travel refugees mentors confidence barriers disabled older workers partnership council weeks
    hours money benefits clinic hospital nursery school apprentices carers volunteers outreach referral waiting
""".split()  # noqa: SIM905
_ONSETS = ("b", "br", "c", "ch", "d", "f", "g", "h", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "th", "tr", "w")
_VOWELS = ("a", "e", "i", "o", "u", "ea", "ou")
_ENDS = ("n", "r", "s", "t", "ll", "nd", "ck", "m", "d", "st")


def vocabulary() -> list[str]:
    """Some 20,000 words, the common ones first."""
    dice = random.Random(20)
    found = dict.fromkeys(_COMMON)
    while len(found) < 20_000:
        syllables = dice.choice((1, 2, 2, 3))
        word = "".join(dice.choice(_ONSETS) + dice.choice(_VOWELS) for _ in range(syllables)) + dice.choice(_ENDS)
        found[word] = None
    return list(found)


def bodies(count: int) -> Iterator[str]:
    """That many notes; the n-th word of the vocabulary comes as often as 1 in n, as in any language."""
    dice = random.Random(60)
    words = vocabulary()
    often = list(accumulate(1 / (n + 2.7) for n in range(len(words))))
    for _ in range(count):
        chosen = [words[min(bisect(often, dice.random() * often[-1]), len(words) - 1)] for _ in range(WORDS_A_NOTE)]
        for start in range(0, WORDS_A_NOTE, 12):
            chosen[start] = chosen[start].capitalize()
        yield " ".join(chosen) + "."


def study(count: int) -> Path:
    """The path of a study that holds that many notes, of interviews with invented contacts."""
    path = FOLDER / f"notes-{count}.lwdesk"
    if path.exists():
        return path
    FOLDER.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("LWDESK_HOME", str(FOLDER / "home"))
    from lwdesk.store import Store

    # Under another name until it is whole, for it is used again once it is there.
    making = path.with_name(f"making-{path.name}")
    making.unlink(missing_ok=True)
    store = Store.create(making)
    interviews = max(1, count // NOTES_AN_INTERVIEW)
    _fill(store, interviews, count)
    store.close()
    making.rename(path)
    return path


def _fill(store: "Store", interviews: int, count: int) -> None:
    from lwdesk.records import CONTACT, INTERVIEW
    from lwdesk.store.stamps import new_uuids

    groups, sectors, waves = ([t.id for t in store.terms(name)] for name in ("group", "sector", "wave"))
    with store.step("Notes to search", kind="import") as step:
        ids = []
        for n in range(interviews):
            about = {"groups": (groups[n % len(groups)],), "sectors": (sectors[n % len(sectors)],)}
            contact = step.create(CONTACT, {"name": f"Interviewee {n}", **about})
            held = {"contact": contact, "wave": waves[n % len(waves)], "status": "Typed up"}
            ids.append(step.create(INTERVIEW, held))
        keys = new_uuids(count)
        step.insert_rows(
            "note", ("uuid", "interview", "section", "position", "said", "body"),
            ((keys[n], ids[n % interviews], "Free notes", float(n // interviews), "", body)
             for n, body in enumerate(bodies(count))),
            step.stamps(),
        )  # fmt: skip
