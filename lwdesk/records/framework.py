"""The framework: domains with their themes, partners and activity; the policies behind it; and what is passed on."""

from datetime import date
from typing import Annotated, ClassVar

from sqlmodel import Field as column

from lwdesk.fields import Kind, Many, Ui
from lwdesk.records.tables import Form, Record, link_table, table

WHAT, WHERE, FROM, MORE = "What it is", "Where it stands", "What it is drawn from", "More"
DRAFT, SENT, TAKEN_UP, DECLINED = "Draft", "Sent", "Taken up", "Declined"
COURSE = (DRAFT, SENT, TAKEN_UP, DECLINED)


class FrameworkForm(Form):
    """What one may say of a domain of the framework, or of a theme in one: a theme is what has a domain."""

    name: Annotated[str, Ui(Kind.LINE, WHAT, also=("Theme", "Name"), width=34)] = column(
        "", title="Domain", max_length=300
    )
    activity: Annotated[str, Ui(Kind.PARAGRAPH, WHAT, width=50)] = column(
        "", title="Activity", max_length=20_000, description="What the programme is to do here, in a line."
    )
    domain: Annotated[int | None, Ui(Kind.LINK, WHERE, target="framework", width=30)] = column(
        None, title="Theme of", foreign_key="framework.id"
    )
    position: Annotated[float | None, Ui(Kind.NUMBER, WHERE, listed=False, shown=False, width=8)] = column(
        None, title="Place"
    )
    partners: ClassVar[Many] = Many("Partners", Ui(Kind.LINKS, FROM, target="organisation", width=30))
    proposals: ClassVar[Many] = Many(
        "Proposals", Ui(Kind.LINKS, FROM, target="proposal", listed=False, shown=False, width=40)
    )


class PolicyForm(Form):
    """What one may say of a policy or programme that the study leans on."""

    name: Annotated[
        str, Ui(Kind.LINE, WHAT, also=("Policy or programme", "Name", "Title", "Programme", "Document"), width=36)
    ] = column("", title="Policy", max_length=300)
    issuer: Annotated[
        str, Ui(Kind.LINE, WHAT, also=("Issuer", "By", "Body", "Published by", "Author", "Department"), width=26)
    ] = column("", title="Issued by", max_length=300)
    day: Annotated[
        date | None, Ui(Kind.DATE, WHAT, also=("Issued", "Published", "Date issued", "Issued on"), width=13)
    ] = column(None, title="Date")
    meaning: Annotated[
        str,
        Ui(
            Kind.PARAGRAPH, WHAT, width=50,
            also=("What it means", "What it means for the study", "Relevance", "Summary", "Description"),
        ),
    ] = column("", title="Meaning", max_length=100_000, description="What it means for the study.")  # fmt: skip
    linked: ClassVar[Many] = Many(
        "Linked to",
        Ui(
            Kind.LINKS, WHERE, target="framework", width=30,
            also=("Links", "Linked themes", "Framework theme", "Domain", "Domains"),
        ),
    )  # fmt: skip
    notes: Annotated[str, Ui(Kind.PARAGRAPH, MORE, listed=False, shown=False, width=40)] = column(
        "", title="Notes", max_length=100_000
    )


class RecommendationForm(Form):
    """What one may say of a recommendation to another body."""

    to: Annotated[
        int | None,
        Ui(Kind.LINK, WHAT, target="organisation", also=("Addressee", "Body", "For", "Recommended to"), width=28),
    ] = column(None, title="To", foreign_key="organisation.id")
    text: Annotated[str, Ui(Kind.PARAGRAPH, WHAT, also=("Recommendations", "Text"), width=54)] = column(
        "", title="Recommendation", max_length=20_000
    )
    proposal: Annotated[
        int | None, Ui(Kind.LINK, FROM, target="proposal", lasting=True, also=("Proposal", "Source"), width=40)
    ] = column(None, title="From proposal", foreign_key="proposal.id", index=True)
    status: Annotated[str, Ui(Kind.OPTION, MORE, options=COURSE, width=12, also=("State",))] = column(
        "", title="Status", max_length=20
    )
    sent: Annotated[date | None, Ui(Kind.DATE, MORE, listed=False, shown=False, width=13)] = column(None, title="Sent")
    notes: Annotated[str, Ui(Kind.PARAGRAPH, MORE, listed=False, shown=False, width=40)] = column(
        "", title="Notes", max_length=100_000
    )


FRAMEWORK = Record(
    "framework", "framework", "Framework theme", "Framework themes", FrameworkForm, table("framework", FrameworkForm),
    within=("domain",),
)  # fmt: skip
POLICY = Record("policy", "policies", "Policy", "Policies", PolicyForm, table("policy", PolicyForm))
RECOMMENDATION = Record(
    "recommendation", "recommendations", "Recommendation", "Recommendations", RecommendationForm,
    table("recommendation", RecommendationForm), title="text", within=("to",),
)  # fmt: skip
FRAMEWORK_ORGANISATION = link_table("framework", "organisation")
FRAMEWORK_PROPOSAL = link_table("framework", "proposal")
POLICY_FRAMEWORK = link_table("policy", "framework")
