"""Success measures with their readings, and the assessments of organisations that some of them count."""

from datetime import date
from typing import Annotated

from sqlmodel import Field as column

from lwdesk.fields import Kind, Ui
from lwdesk.records.tables import Form, Record, table

WHAT, NUMBERS, COUNTED, MORE = "What it is", "Where it is to come to", "What is counted", "More"
ASSESSED, PLANNED, REACHED = "Organisations assessed", "Organisations with an action plan", "Organisations at a level"
COUNTS = (ASSESSED, PLANNED, REACHED)


class MeasureForm(Form):
    """What one may say of a success measure.

    `latest` and `read_on` say what its newest reading says: they are kept right by `lwdesk.store.keeping`.
    """

    commitment: Annotated[
        int | None, Ui(Kind.LINK, WHAT, target="commitment", also=("For commitment", "Promise"), width=36)
    ] = column(None, title="Commitment", foreign_key="commitment.id", index=True)
    name: Annotated[
        str, Ui(Kind.LINE, WHAT, also=("Success measure", "Indicator", "Name", "What is measured"), width=36)
    ] = column("", title="Measure", max_length=1000)
    unit: Annotated[str, Ui(Kind.LINE, WHAT, also=("Units", "Counted in"), width=14)] = column(
        "", title="Unit", max_length=100, description="What is counted: vacancies, people, %."
    )
    baseline: Annotated[float | None, Ui(Kind.NUMBER, NUMBERS, also=("Starting point", "Start value"), width=10)] = (
        column(None, title="Baseline")
    )
    target: Annotated[float | None, Ui(Kind.NUMBER, NUMBERS, also=("Goal", "Aim", "Target value"), width=10)] = column(
        None, title="Target"
    )
    starts: Annotated[date | None, Ui(Kind.DATE, NUMBERS, listed=False, shown=False, width=13)] = column(
        None, title="Baseline date", description="Blank: the start of the commitment."
    )
    ends: Annotated[date | None, Ui(Kind.DATE, NUMBERS, listed=False, shown=False, width=13)] = column(
        None, title="Target date", description="Blank: the day on which the commitment is due."
    )
    latest: Annotated[
        float | None, Ui(Kind.NUMBER, NUMBERS, also=("Latest reading", "Current", "Actual", "Reading"), width=10)
    ] = column(None, title="Latest")
    read_on: Annotated[date | None, Ui(Kind.DATE, NUMBERS, also=("Date of reading", "Read on", "As at"), width=13)] = (
        column(None, title="Reading date")
    )
    counts: Annotated[str, Ui(Kind.OPTION, COUNTED, options=COUNTS, listed=False, shown=False, width=24)] = column(
        "", title="Counts", max_length=40, description="Counted from the assessments of organisations, if anything."
    )
    level: Annotated[
        int | None, Ui(Kind.CHOICE, COUNTED, vocabulary="charter", listed=False, shown=False, width=20)
    ] = column(None, title="At least at this level", foreign_key="term.id")
    notes: Annotated[str, Ui(Kind.PARAGRAPH, MORE, listed=False, shown=False, width=40)] = column(
        "", title="Notes", max_length=100_000
    )


class ReadingForm(Form):
    """What one may say of a reading of a measure."""

    measure: Annotated[int | None, Ui(Kind.LINK, WHAT, target="measure", width=36)] = column(
        None, title="Measure", foreign_key="measure.id", index=True
    )
    day: Annotated[date | None, Ui(Kind.DATE, NUMBERS, also=("Reading date", "Read on"), width=13)] = column(
        None, title="Date"
    )
    value: Annotated[float | None, Ui(Kind.NUMBER, NUMBERS, also=("Value",), width=10)] = column(None, title="Reading")
    source: Annotated[str, Ui(Kind.LINE, MORE, also=("Taken from",), width=30)] = column(
        "", title="Source", max_length=1000
    )


class AssessmentForm(Form):
    """What one may say of an organisation's assessment against the charter on a day."""

    organisation: Annotated[
        int | None, Ui(Kind.LINK, WHAT, target="organisation", also=("Name", "Organisation name"), width=30)
    ] = column(None, title="Organisation", foreign_key="organisation.id", index=True)
    day: Annotated[date | None, Ui(Kind.DATE, WHAT, also=("Assessed on", "Date of assessment"), width=13)] = column(
        None, title="Date"
    )
    level: Annotated[
        int | None, Ui(Kind.CHOICE, WHAT, vocabulary="charter", also=("Charter level", "Level reached"), width=20)
    ] = column(None, title="Level", foreign_key="term.id")
    assessed: Annotated[bool | None, Ui(Kind.YES_NO, WHAT, also=("Self-assessment", "Self-assessed"), width=12)] = (
        column(None, title="Assessed")
    )
    planned: Annotated[bool | None, Ui(Kind.YES_NO, WHAT, also=("Action plan", "Plan made"), width=18)] = column(
        None, title="Action plan made"
    )
    source: Annotated[str, Ui(Kind.LINE, MORE, also=("Taken from", "Assessed by"), width=30)] = column(
        "", title="Source", max_length=1000
    )


MEASURE = Record(
    "measure", "measures", "Measure", "Measures", MeasureForm, table("measure", MeasureForm), within=("commitment",),
    each_row=True,
)  # fmt: skip
READING = Record(
    "reading", "readings", "Reading", "Readings", ReadingForm, table("reading", ReadingForm), title="measure",
    within=("day",),
)  # fmt: skip
ASSESSMENT = Record(
    "assessment", "assessments", "Assessment", "Assessments", AssessmentForm, table("assessment", AssessmentForm),
    title="organisation", within=("day",),
)  # fmt: skip
