"""Interviews as a calendar file (.ics) for other programs: who, where, when and how; nothing of what is said."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lwdesk.exchange.write.target import whole_file
from lwdesk.records import INTERVIEW

if TYPE_CHECKING:
    from icalendar import Event

    from lwdesk.store import Store

_LONDON = ZoneInfo("Europe/London")
_LENGTH = timedelta(hours=1)
_FIELDS = ("contact", "organisation", "day", "time", "place", "mode", "interviewer")


class InCalendar(int):
    """How many interviews went into a calendar file; `without_day` are those that have no day and so did not."""

    without_day: int = 0


def write_calendar(store: "Store", ids: Sequence[int], path: Path) -> InCalendar:
    """Write the interviews to a calendar file, in London's time; each takes an hour, or a day if its time is not known.

    The same interview written again replaces what the other program had of it. Raises ExportTrouble.
    """
    # Imported here: no other command has a use for it.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//lwdesk//Interviews//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    rows = store.cells(INTERVIEW, ids, [INTERVIEW.field(name) for name in _FIELDS])
    dated = 0
    for row, key in zip(rows, store.keys(INTERVIEW, ids), strict=True):
        if isinstance(row[2], date):
            calendar.add_component(_event(row, key))
            dated += 1
    calendar.add_missing_timezones()
    with whole_file(path) as file:
        file.write(calendar.to_ical())
    written = InCalendar(dated)
    written.without_day = len(ids) - dated
    return written


def _event(row: Sequence[object], key: str) -> "Event":
    from icalendar import Event

    who, organisation, day, clock, place, mode, interviewer = row
    assert isinstance(day, date)
    event = Event()
    event.add("uid", f"{key}@lwdesk")
    event.add("dtstamp", datetime.now(UTC))
    event.add("summary", "Interview: " + ", ".join(str(part) for part in (who or "not said", organisation) if part))
    if clock:
        begins = datetime.combine(day, time.fromisoformat(str(clock)), _LONDON)
        event.add("dtstart", begins)
        event.add("dtend", begins + _LENGTH)
    else:
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
    if place:
        event.add("location", str(place))
    said = [str(mode) if mode else "", f"Interviewer: {interviewer}" if interviewer else ""]
    if any(said):
        event.add("description", "\n".join(filter(None, said)))
    return event
