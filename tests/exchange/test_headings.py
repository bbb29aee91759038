"""Which column goes where in lists of other people's making: boroughs', charities', funders', published ones."""

from datetime import date

import pytest

from lwdesk.exchange.inspect import default_terms
from lwdesk.exchange.recognise.columns import match_columns
from lwdesk.exchange.recognise.which import guess_record
from lwdesk.records import LISTS

DAY, LATER, SPOKEN = date(2003, 4, 1), date(2005, 3, 31), date(2003, 9, 9)

# The kind of list, then for each column: heading, the field it should find, some of its cells.
TABLES = {
    "a borough's schemes": (
        "activities",
        ("Scheme", "name", "Kitchen Start", "Night Bus Jobs", "Paper Round"),
        ("What does it do?", "description", "Cooks' first shifts", "Late routes", "Literacy in the print trade"),
        ("Who is it for?", "groups", "Women; Parents", "Young people", "Everybody"),
        ("Ward", None, "Mapesbury", "Stonebridge", "Mapesbury"),
        ("Key contact", "contact", "Ada Moss", "Bo Finch", "Cy Hart"),
        ("Contact tel", "telephone", "020 7946 0101", "020 7946 0102", None),
        ("How many helped", None, 120, 14, 31),
    ),
    "a funder's awards": (
        "activities",
        ("Grant ref", "ref", "LF/101", "LF/102", "LF/103"),
        ("Grant recipient", "lead", "Corner House Trust", "Depot Lane College", "Lanes Forum"),
        ("Project title", "name", "Kitchen Start", "Night Bus Jobs", "Paper Round"),
        ("Purpose", "description", "Cooks' first shifts", "Late routes", "Literacy in the print trade"),
        ("Amount awarded (£)", "funding", 12500, 8000.5, 0),
        ("Award date", None, DAY, SPOKEN, DAY),
        ("Postcode", None, "NW6 1AA", "NW10 2BB", "E1 3CC"),
    ),
    "an evaluation's table": (
        "activities",
        ("Name of initiative", "name", "Kitchen Start", "Night Bus Jobs"),
        ("Delivery partner(s)", "partners", "Corner House Trust", "Depot Lane College; Lanes Forum"),
        ("Funding source(s)", "funders", "Larder Fund", "Depot Bank"),
        ("When?", "start", DAY, SPOKEN),
        ("What went well", "worked", "Mentors stayed", "Drivers joined in"),
        ("Challenges", "not_worked", "Rotas", "Cost of taxis"),
        ("Number of partners", None, 3, 2),
    ),
    "a form that asks in whole sentences": (
        "activities",
        ("Name of activity / project / programme", "name", "Kitchen Start", "Night Bus Jobs"),
        ("Please describe briefly what it does (at most 100 words)", "description", "Cooks' shifts", "Late routes"),
        ("Lead and partner organisations", "lead", "Corner House Trust; Lanes Forum", "Depot Lane College"),
        ("TEL/FAX", "telephone", "020 7946 0101", "020 7946 0102"),
    ),
    "a published list in English": (
        "activities",
        ("Name of beneficiary", "lead", "Corner House Trust", "Depot Lane College"),
        ("Operation name", "name", "Kitchen Start", "Night Bus Jobs"),
        ("Operation summary", "description", "Cooks' first shifts", "Late routes"),
        ("Start date of operation", "start", DAY, DAY),
        ("End date of operation", "end", LATER, LATER),
        ("Total eligible expenditure", "funding", 120000, 80000),
        ("Programme", None, "Larder 2000", "Larder 2000"),
        ("Priority axis", None, "1", "3"),
    ),
    "a published list in two languages": (
        "activities",
        ("Nom du bénéficiaire / Name of beneficiary", "lead", "Corner House Trust", "Depot Lane College"),
        ("Intitulé du projet / Project title", "name", "Kitchen Start", "Night Bus Jobs"),
        ("Date de début / Start date", "start", DAY, DAY),
        ("Date de fin / End date", "end", LATER, LATER),
        ("Code postal / Postcode", None, "NW6 1AA", "NW10 2BB"),
    ),
    "a published list in German": (
        "activities",
        ("Name des Begünstigten", "lead", "Haus an der Ecke", "Depot e.V."),
        ("Bezeichnung des Vorhabens", "name", "Küchenstart", "Nachtbus"),
        ("Zusammenfassung", "description", "Erste Schichten", "Späte Linien"),
        ("Beginn", "start", DAY, DAY),
        ("Ende", "end", LATER, LATER),
        ("Gesamtkosten", "funding", 120000, 80000),
        ("Ort/PLZ", None, "Trier 54290", "Mainz 55116"),
    ),
    "two rows of headings, joined": (
        "activities",
        ("Project Title", "name", "Kitchen Start", "Night Bus Jobs"),
        ("Timescale From", "start", DAY, DAY),
        ("Timescale To", "end", LATER, LATER),
        ("Organisations involved Lead", "lead", "Corner House Trust", "Depot Lane College"),
        ("Organisations involved Others", None, "Lanes Forum", None),
        ("Contact details Name", "contact", "Ada Moss", "Bo Finch"),
        ("Contact details Tel.", "telephone", "020 7946 0101", "020 7946 0102"),
        ("Contact details E-mail", "email", "ada@example.org", "bo@example.org"),
    ),
    "questions for headings": (
        "activities",
        ("1. Project name", "name", "Kitchen Start", "Night Bus Jobs"),
        ("2. Brief description", "description", "Cooks' first shifts", "Late routes"),
        ("3. Who runs it?", "lead", "Corner House Trust", "Depot Lane College"),
        ("4. Who funds it?", "funders", "Larder Fund", "Depot Bank"),
        ("5. Which borough(s)?", "boroughs", "Brent, Harrow & Ealing", "all London boroughs"),
        ("6. Any other comments", "notes", "Ask again in May", None),
    ),
    "an evaluation in the health service": (
        "activities",
        ("Service", "name", "Well Desk", "Back to Bench", "Calm Shift"),
        ("Provider organisation", "lead", "Corner House Trust", "Depot Lane College", "Lanes Forum"),
        ("Target population", "groups", "Disabled Londoners", "Older people", "Women"),
        ("Commissioned by", "funders", "Larder Fund", "Depot Bank", None),
        ("Contract value", "funding", "£12,500", "£900", "0"),
        ("Contract start", "start", DAY, DAY, DAY),
        ("Contract end", "end", LATER, LATER, LATER),
        ("Review date", None, SPOKEN, SPOKEN, SPOKEN),
    ),
    "who pays for what": (
        "activities",
        ("Initiative", "name", "Kitchen Start", "Night Bus Jobs"),
        ("Sponsor", "funders", "Larder Fund", "Depot Bank"),
        ("Total budget", "funding", 12500, 8000.5),
        ("Annual review date", None, SPOKEN, SPOKEN),
        ("Contract manager", None, "Ada Moss", "Bo Finch"),
        ("Lead officer", "contact", "Cy Hart", "Di Vale"),
    ),
    "headings that say nothing": (
        "activities",
        ("Item", "name", "Kitchen Start", "Night Bus Jobs", "Paper Round"),
        ("A", "email", "ada@example.org", "bo@example.org", "cy@example.org"),
        ("B", "telephone", "020 7946 0101", "020 7946 0102", "020 7946 0103"),
        ("C", "boroughs", "Brent", "Brent, Camden", "LB Camden"),
        ("D", "lead", "Corner House Trust", "Corner House Trust", "Lanes Forum"),
        ("E", "start", DAY, DAY, DAY),
        ("F", "end", LATER, LATER, LATER),
        ("G", None, 12, 13, 14),
    ),
    "one cell for the whole contact": (
        "activities",
        ("Activity name", "name", "Kitchen Start", "Night Bus Jobs", "Paper Round"),
        ("Ask", "contact", "Ada Moss, 020 7946 0101", "Bo Finch, bo@example.org", "Cy Hart 020 7946 0103"),
        ("Mentoring Organisation", "lead", "Lanes Forum", "Lanes Forum", "Row Trust"),
        ("Last contact", None, SPOKEN, SPOKEN, SPOKEN),
    ),
    "misspelt headings": (
        "activities",
        ("Projcet name", "name", "Kitchen Start", "Night Bus Jobs"),
        ("Beneificary Name", "lead", "Corner House Trust", "Depot Lane College"),
        ("Desciption", "description", "Cooks' first shifts", "Late routes"),
        ("Founder", None, "Ada Moss", "Bo Finch"),
        ("Contract", None, "Signed", "Open"),
    ),
    "beneficiaries who are people": (
        "activities",
        ("Scheme name", "name", "Kitchen Start", "Night Bus Jobs", "Paper Round"),
        ("Beneficiaries", "groups", "Women", "Young people", "Older people, Women"),
        ("Description of target group", "description", "Mothers who cook", "Leavers", "Readers"),
        ("Lead agency", "lead", "Corner House Trust", "Depot Lane College", "Lanes Forum"),
    ),
    "beneficiaries who are counted": (
        "activities",
        ("Scheme name", "name", "Kitchen Start", "Night Bus Jobs", "Paper Round"),
        ("Beneficiaries", None, 120, 31, 7),
        ("Partners", None, 3, 2, 0),
        ("Type of organisation", None, "Charity", "College", "Charity"),
        ("Telephone / email", "telephone", "020 7946 0101", "020 7946 0102", "020 7946 0103"),
    ),
    "a strategy's annex": (
        "activities",
        ("Programme", "name", "Kitchen Start", "Night Bus Jobs"),
        ("Aims and objectives", "description", "Cooks' first shifts", "Late routes"),
        ("Geographical coverage", "boroughs", "Brent; Camden", "Camden"),
        ("Led by", "lead", "Corner House Trust", "Depot Lane College"),
        ("In partnership with", "partners", "Lanes Forum", "Row Trust"),
        ("Launch date", "start", DAY, DAY),
        ("Completion date", "end", LATER, LATER),
        ("Date of last update", None, SPOKEN, SPOKEN),
        ("Year", None, 2003, 2003),
    ),
    "a directory of charities": (
        "organisations",
        ("Charity name", "name", "Corner House Trust", "Lanes Forum"),
        ("Charity number", None, 1000101, 1000102),
        ("Registered address", "address", "1 Corner Row", "2 Lane"),
        ("Telephone no.", "telephone", "020 7946 0101", "020 7946 0102"),
        ("General email", "email", "ada@example.org", "bo@example.org"),
        ("Web address", "website", "www.example.org/a", "www.example.org/b"),
    ),
    "a directory of agencies": (
        "organisations",
        ("Name of organisation", "name", "Corner House Trust", "Lanes Forum"),
        ("Type of organisation", "kind", "Voluntary organisation", "Partnership"),
        ("Based in", "borough", "Brent", "Camden"),
        ("Tel", "telephone", "020 7946 0101", "020 7946 0102"),
        ("Homepage", "website", "www.example.org/a", "www.example.org/b"),
        ("Date joined", None, DAY, DAY),
    ),
    "members of a forum": (
        "organisations",
        ("Member organisation", "name", "Corner House Trust", "Lanes Forum"),
        ("Home borough", "borough", "Brent", "Camden"),
        ("Switchboard", "telephone", "020 7946 0101", "020 7946 0102"),
        ("E-mail address", "email", "ada@example.org", "bo@example.org"),
        ("Additional information", "notes", "Meets on Tuesdays", None),
    ),
    "a list of plans": (
        "activities",
        ("No.", "ref", 1, 2, 3),
        ("Plan / project", "name", "Kitchen Start", "Night Bus Jobs", "Paper Round"),
        ("Type of activity", "type", "Into work", "Health in work", "Into work"),
        ("Sector focus", "sectors", "Retail", "Hospitality; Retail", "Construction"),
        ("Scale of operation", "scale", "Borough", "Pan-London", "Borough"),
        ("London borough", "boroughs", "Brent", None, "Camden"),
        ("Source of information", "found_through", "Forum", "Call", "Web"),
        ("Status", None, "Running", "Planned", "Running"),
    ),
    "a list by a regional body": (
        "activities",
        ("Project ID", "ref", "P1", "P2", "P3"),
        ("Project", "name", "Kitchen Start", "Night Bus Jobs", "Paper Round"),
        ("Project manager", "contact", "Ada Moss", "Bo Finch", "Cy Hart"),
        ("Accountable body", "lead", "Corner House Trust", "Depot Lane College", "Lanes Forum"),
        ("Local authority area(s)", "boroughs", "Brent", "Camden", "Brent"),
        ("Funding stream", "funders", "Larder Fund", "Larder Fund", "Depot Bank"),
        ("Total project cost (£000s)", "funding", 12.5, 8, 4),
        ("Approval date", None, DAY, DAY, DAY),
        ("Planned start date", "start", DAY, DAY, DAY),
        ("Planned end date", "end", LATER, LATER, LATER),
        ("Outputs to date", None, 4, 5, 6),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_lists_that_were_never_seen(name: str) -> None:
    kind, *columns = TABLES[name]
    headings = [str(heading) for heading, *_ in columns]
    rows = list(zip(*(cells for _, _, *cells in columns), strict=True))
    terms = default_terms() | {"organisation": {"cornerhousetrust", "depotlanecollege", "lanesforum"}}
    assert guess_record(headings, list(LISTS.values())).list == kind
    guesses = match_columns(headings, LISTS[str(kind)], rows, terms)
    assert {g.heading: g.field for g in guesses} == {heading: field for heading, field, *_ in columns}
