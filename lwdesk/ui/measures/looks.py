"""The picture that goes with each word for the course of a measure: a shape, so that nobody needs to see its colour."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from lwdesk.course import BEHIND, MET, ON_COURSE, UNKNOWN, Course
from lwdesk.operations.measures import courses

if TYPE_CHECKING:
    from lwdesk.charts import Inks
    from lwdesk.store import Store
    from lwdesk.store.plan import MeasureInfo

SHAPES = {
    MET: ("target", "success"),
    ON_COURSE: ("circle-check", "success"),
    BEHIND: ("octagon-alert", "danger"),
    UNKNOWN: ("circle-help", "quiet"),
}
"""The name of an icon and the part of the palette that it is drawn in."""


class Courses:
    """How every measure stands, read again only when the study has changed."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._read_at = -1
        self._held: dict[int, tuple[MeasureInfo, Course]] = {}

    @property
    def all(self) -> "Mapping[int, tuple[MeasureInfo, Course]]":
        """Each measure and how it stands, by id."""
        if self._read_at != self._store.changes:
            self._read_at, self._held = self._store.changes, courses(self._store)
        return self._held

    def of(self, measure: int | None) -> "tuple[MeasureInfo, Course] | None":
        """A measure and how it stands; None where it is not there."""
        return self.all.get(measure) if measure is not None else None

    def with_word(self, word: str) -> list[int]:
        """The measures that stand so."""
        return [id for id, (_, course) in self.all.items() if course.word == word]

    def picture(self, measure: "MeasureInfo") -> "Callable[[Inks, int, int, float], bytes]":
        """What draws the chart of the measure."""
        return partial(_draw, measure, self._store.today())


def _draw(measure: "MeasureInfo", today: date, ink: "Inks", width: int, height: int, scale: float) -> bytes:
    from lwdesk import charts

    return charts.measure_png(measure, today, ink=ink, width=width, height=height, scale=scale)
