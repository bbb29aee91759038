"""Which interview a row is about: told by the person, named as in the study or as in papers, and by the day."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from lwdesk.exchange.whose import Whose
from lwdesk.text import match_key
from lwdesk.values import show_date


class Unknown(Exception):
    """Nobody fits: the column that says so ("interviewee", "organisation", "day") and a sentence on what to do."""

    def __init__(self, column: str, sentence: str) -> None:
        super().__init__(sentence)
        self.column, self.sentence = column, sentence


class People:
    """The interviews of a study by whom they are with."""

    def __init__(self, people: Mapping[int, Whose]) -> None:
        self._named: dict[str, list[Whose]] = defaultdict(list)
        self._found: dict[tuple[str, str, date | None], list[Whose]] = {}
        for who in people.values():
            for name in dict.fromkeys(map(key_of, (who.name, who.quoted.name))):
                self._named[name].append(who)

    def find(self, name: str, organisation: str, day: date | None) -> list[Whose]:
        """The interviews that fit, one at least: the day leads to those of that day, else to those without a day.

        Raises Unknown.
        """
        # Row after row is about one person, and those who are not to be named all go by one name.
        asked = (name, organisation, day)
        if asked not in self._found:
            self._found[asked] = self._find(name, organisation, day)
        return self._found[asked]

    def _find(self, name: str, organisation: str, day: date | None) -> list[Whose]:
        fitting = self._named.get(key_of(name), []) if name else []
        if not name:
            raise Unknown("interviewee", "nobody is named. Name the person as the schedule does.")
        if not fitting:
            raise Unknown(
                "interviewee",
                f"the schedule has no interview with “{name}”. Mend the name, or add the interview first.",
            )
        if organisation:
            wanted = key_of(organisation)
            there = [w for w in fitting if wanted in (key_of(w.organisation), key_of(w.quoted.organisation))]
            if not there:
                raise Unknown(
                    "organisation",
                    f"the schedule has no “{name}” of “{organisation}”. Mend the organisation, or leave it blank.",
                )
            fitting = there
        else:
            bare = [w for w in fitting if not organisation_said(w, name)]
            fitting = bare or fitting
        return _of_day(fitting, name, day)


def _of_day(fitting: list[Whose], name: str, day: date | None) -> list[Whose]:
    if day is None:
        return [w for w in fitting if w.day is None] or fitting
    there = [w for w in fitting if w.day == day] or [w for w in fitting if w.day is None]
    if not there:
        raise Unknown(
            "day", f"the schedule has no interview with “{name}” on {show_date(day)}. Mend the date, or leave it blank."
        )
    return there


def organisation_said(who: Whose, name: str) -> str:
    """The organisation that stands beside the person where they go by that name."""
    return who.quoted.organisation if key_of(name) == key_of(who.quoted.name) else who.organisation


def goes_by(who: Whose, name: str) -> bool:
    """Whether the person is named so, in the study or in papers."""
    return key_of(name) in (key_of(who.name), key_of(who.quoted.name))


def which_of(fitting: list[Whose], name: str, has_day: bool) -> str:
    """The sentence where several interviews fit and none of them says what the row says."""
    them = f"{len(fitting):,} interviews fit “{name}”"
    if len({(w.name, w.organisation) for w in fitting}) > 1:
        return f"{them}. Give the name and organisation that the schedule has."
    return f"{them}. Give the date of the one that is meant." if has_day else f"{them}. Type it into the one meant."


def key_of(name: str) -> str:
    """What two names have in common that are one."""
    return match_key(name) or name.strip()
