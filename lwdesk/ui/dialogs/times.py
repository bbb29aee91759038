"""Times as people say them."""

from datetime import date, datetime

from lwdesk.values import show_date


def show_time(at: str | datetime) -> str:
    """The local time of a UTC text or a local time: "Today 14:05", "Yesterday 9:30", "3 Nov 2003 16:20"."""
    moment = datetime.fromisoformat(at).astimezone() if isinstance(at, str) else at
    days = (date.today() - moment.date()).days
    day = {0: "Today", 1: "Yesterday"}.get(days, show_date(moment.date()))
    return f"{day} {moment.hour}:{moment.minute:02}"
