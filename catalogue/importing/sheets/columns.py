"""Columns: what the headings of a table mean, in German and English."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

# By the field of a record or of a session that a cell becomes, headings as `_folded` gives them.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    # The offer.
    "course_number": (
        "kursnummer", "kursnr", "kurskennung", "kursid", "seminarnummer", "seminarnr", "angebotsnummer", "angebotsnr", "lehrgangsnummer",
        "lehrgangsnr", "lehrg nr", "sem nr", "seminar id", "lehrgangs id", "idnumber", "ref", "course ref", "course number", "course no", "course id", "course code", "code", "id", "kennung",
    ),
    "run_number": (
        "terminnummer", "terminnr", "durchführungsnummer", "durchführungsnr", "veranstaltungsnummer", "veranstaltungsnr", "veranstaltungs id", "va nummer", "va nr",
        "nummer", "nr", "number", "no", "session id", "session number", "event id", "event number", "run",
    ),
    "record_type": ("art", "angebotsart", "art des angebots", "typ", "kind", "type", "record type"),
    "title": (
        "titel", "kurs", "kurstitel", "kursname", "kursbezeichnung", "name der veranstaltung", "name des kurses", "name des angebots", "seminar", "seminartitel", "seminarname", "veranstaltung", "veranstaltungstitel",
        "veranstaltungsname", "lehrgang", "lehrgangstitel", "schulung", "fortbildung", "angebot", "thema", "seminarthema", "lehrgangsthema", "veranstaltungsthema", "bezeichnung", "title", "fullname",
        "course", "course title", "course name", "event", "event title", "session title", "training", "training course",
    ),
    "summary": ("kurztext", "kurzbeschreibung", "zusammenfassung", "untertitel", "kurzinfo", "teaser", "summary", "short description", "subtitle", "abstract"),
    "body": (
        "beschreibung", "kursbeschreibung", "seminarbeschreibung", "veranstaltungsbeschreibung", "langtext", "text", "details", "beschreibungstext", "ausschreibung", "description", "course description",
        "long description", "body", "bodytext",
    ),
    "objectives": (
        "ziel", "ziele", "lernziel", "lernziele", "kursziel", "kursziele", "seminarziel", "seminarziele", "objective", "objectives", "learning objectives",
        "learning outcomes", "goals", "aims",
    ),
    "categories": (
        "kategorie", "kategorien", "bereich", "themenbereich", "themenfeld", "rubrik", "seminarkategorie", "kurskategorie", "sachgebiet", "fachgebiet", "themengebiet", "schwerpunkt",
        "category", "categories", "subject", "topic", "subject area", "topic area",
    ),
    "keywords": ("schlagwort", "schlagwörter", "schlagworte", "stichwort", "stichwörter", "stichworte", "tags", "keywords", "keyword"),
    "language": ("sprache", "kurssprache", "unterrichtssprache", "language"),
    "level": ("niveau", "stufe", "level", "kenntnisstufe", "schwierigkeit", "schwierigkeitsgrad", "difficulty"),
    "audience": (
        "zielgruppe", "zielgruppen", "teilnehmerkreis", "teilnehmendenkreis", "adressaten", "adressatenkreis", "für wen", "personenkreis",
        "audience", "target audience", "target group", "target groups", "who for", "who is it for", "who should attend",
    ),
    "provider": ("anbieter", "bildungsanbieter", "veranstalter", "träger", "bildungsträger", "provider", "training provider", "course provider"),
    "contact": (
        "kontakt", "auskunft", "ansprechpartner", "ansprechpartnerin", "ansprechpartnerinnen", "ansprechperson", "ansprechstelle", "rückfragen",
        "contact", "contact person", "enquiries",
    ),
    "tools": ("werkzeug", "werkzeuge", "software", "anwendung", "programm", "tool", "tools", "application"),
    "cost": (
        "kosten", "kosten pro person", "kosten pro tn", "kosten je tn", "kosten pro teilnehmer", "preis", "gebühr", "gebühren", "teilnahmegebühr", "kursgebühr", "entgelt", "teilnahmeentgelt", "kostenbeitrag",
        "cost", "costs", "price", "fee", "course fee", "cost per person", "cost per delegate", "cost per place", "price per delegate",
    ),
    "format": (
        "format", "form", "veranstaltungsform", "veranstaltungsart", "veranstaltungsformat", "kursart", "kursform", "lernform", "durchführung",
        "durchführungsform", "durchführungsart", "art der durchführung", "modus", "mode", "delivery", "delivery mode", "delivery method",
    ),
    "url": ("url", "link", "webseite", "website", "internetseite", "web page", "web address"),
    # Parts of its text, under their headings.
    "section": (
        "inhalt", "inhalte", "kursinhalt", "kursinhalte", "seminarinhalt", "seminarinhalte", "lerninhalte", "themen", "schwerpunkte", "ablauf",
        "voraussetzung", "voraussetzungen", "vorkenntnisse", "teilnahmevoraussetzung", "teilnahmevoraussetzungen", "methode", "methoden", "methodik",
        "mitzubringen", "bitte mitbringen", "nutzen", "ihr nutzen", "abschluss", "content", "contents", "course content", "prerequisites", "requirements",
        "methods", "please bring", "benefits",
    ),
    # The date, and what may be another for each.
    "date": (
        "datum", "termin", "termine", "tag", "kurstermin", "kurstermine", "seminartermin", "veranstaltungsdatum", "wann", "date", "dates", "day", "when", "course date",
        "course dates", "session date", "session dates", "event date", "event dates", "training date", "training dates",
    ),
    "weekday": ("wochentag", "weekday", "day of week"),
    "time": (
        "uhrzeit", "uhrzeiten", "zeit", "zeiten", "kurszeit", "kurszeiten", "seminarzeit", "seminarzeiten", "unterrichtszeiten", "time", "times", "hours",
        "timing", "timings", "session time", "session times",
    ),
    "start": (
        "beginn", "start", "anfang", "von", "startdatum", "beginndatum", "datum beginn", "datum von", "datum start", "termin von", "kursbeginn",
        "veranstaltungsbeginn", "erster tag", "start date", "date start", "starts", "from", "date from", "begin", "first day",
    ),
    "end": (
        "ende", "bis", "enddatum", "datum ende", "datum bis", "termin bis", "kursende", "veranstaltungsende", "letzter tag", "endedatum", "end", "end date", "date end", "ends", "finish",
        "to", "until", "date to", "last day",
    ),
    "start_time": ("startzeit", "beginnzeit", "anfangszeit", "uhrzeit von", "uhrzeit beginn", "uhrzeit start", "zeit von", "beginn uhrzeit", "start uhrzeit", "start time", "time from"),
    "end_time": ("endzeit", "uhrzeit bis", "uhrzeit ende", "zeit bis", "ende uhrzeit", "end time", "finish time", "time to"),
    "location": ("ort", "veranstaltungsort", "kursort", "schulungsort", "seminarort", "veranstaltungsstätte", "wo", "location", "place", "venue", "where"),
    "room": ("raum", "schulungsraum", "seminarraum", "zimmer", "saal", "room"),
    "street": ("straße", "adresse", "anschrift", "straße und hausnummer", "street", "address"),
    "postcode": ("plz", "postleitzahl", "postcode", "zip", "zip code"),
    "city": ("stadt", "gemeinde", "city", "town"),
    "online_url": ("einwahl", "einwahllink", "zugangslink", "online link", "online zugang", "meeting link", "join link", "online url"),
    "status": ("status", "kursstatus", "terminstatus", "state", "booking status", "course status"),
    "registration_url": (
        "anmeldung", "anmeldelink", "anmeldeadresse", "anmeldung unter", "anmeldung über", "link zur anmeldung", "buchung", "buchungslink", "registration",
        "registration url", "registration link", "booking", "booking link", "booking url", "register", "register at", "how to book", "book at",
    ),
    "registration_deadline": (
        "anmeldeschluss", "anmeldefrist", "anmeldung bis", "anmeldeschlussdatum", "meldeschluss", "meldefrist", "registration deadline",
        "deadline", "register by", "booking deadline", "closing date", "booking closes", "bookings close", "book by",
    ),
    "capacity": (
        "plätze", "platzzahl", "anzahl plätze", "teilnehmerzahl", "teilnehmendenzahl", "teilnehmer", "teilnehmende", "teilnehmerinnen", "tn", "tn zahl", "max tn",
        "tn max", "max tn zahl", "max tn anzahl", "tn anzahl", "anzahl tn", "max personen", "kapazität max", "max kapazität", "max teilnehmer", "teilnehmer max", "max teilnehmende", "teilnehmende max", "max teilnehmerzahl", "maximale teilnehmerzahl", "maximale teilnehmendenzahl",
        "max plätze", "kapazität", "gruppengröße", "capacity", "places", "number of places", "seats", "max participants", "participants", "group size", "delegates", "max delegates", "maximum delegates", "max attendees", "max places", "max capacity",
    ),
    "capacity_least": (
        "min tn", "tn min", "min tn zahl", "min tn anzahl", "kapazität min", "mindestteilnehmerzahl", "mindestteilnehmendenzahl", "min teilnehmer", "min teilnehmende", "teilnehmer min", "teilnehmende min",
        "mindestzahl", "min teilnehmerzahl", "minimale teilnehmerzahl", "min participants", "minimum participants", "min delegates", "minimum delegates", "min attendees",
    ),
    "duration_text": ("dauer", "kursdauer", "seminardauer", "lehrgangsdauer", "veranstaltungsdauer", "umfang", "zeitumfang", "stundenumfang", "duration", "length"),
    "note": ("hinweis", "hinweise", "hinweis zum termin", "note", "notes"),
    # Whether it is to be seen at all.
    "shown": ("veröffentlicht", "veröffentlichen", "freigegeben", "freigabe", "sichtbar", "published", "publish", "visible"),
    "hidden": ("verborgen", "versteckt", "ausgeblendet", "hidden"),
}  # fmt: skip
# What is told in the heading, and a cell with a number alone lacks: "Dauer in h", "Kosten (€)".
_UNITS: Mapping[str, tuple[str, ...]] = {
    "Min.": ("min", "minuten", "minutes"),
    "Std.": ("h", "std", "stunde", "stunden", "hour", "hours", "hr", "hrs", "zeitstunden"),
    "UE": ("ue", "ustd", "unterrichtseinheiten", "unterrichtsstunden"),
    "Tage": ("tag", "tage", "tagen", "day", "days"),
    "€": ("€", "eur", "euro"),
    "£": ("£", "gbp"),
}
_UNIT = {name: unit for unit, names in _UNITS.items() for name in names}
_COUNTED = {"duration_text": ("Min.", "Std.", "UE", "Tage"), "cost": ("€", "£")}
_BEHIND = re.compile(r"(.*?)[\s,:]*(?:[(\[/]|\s|\bin\b)\s*(?:in\s+)?([^\W\d_]+|[€£])\.?\s*[)\]]?", re.IGNORECASE)
# What is longer is a text above the headings.
_LONGEST = 500
_NUMBERED = re.compile(r"(?P<name>.*?\D)\s*(?P<run>\d{1,2})|(?P<first>\d{1,2})\.\s*(?P<behind>\D+)")
# Nobody wrote such a column for readers, whatever else it is called: "Hinweise (intern)".
_INTERNAL = re.compile(
    r"\b(?:(?:haus|amts|verwaltungs)?intern(?:al|e[nrs]?)?|vertraulich\w*|confidential|private?|privat|nicht öffentlich\w*)\b",
    re.IGNORECASE,
)
# A day of the week, where the day of the month has a column of its own.
_DAY_NAMES = frozenset({"tag", "day"})
# What explains a heading, or is its other name: "Thema (Titel)", "Titel der Veranstaltung", "Ort/Raum".
_EXPLAINED = re.compile(
    r"\s*[(\[/,+&].*|\s+(?:der|des|of the)\s+(?:veranstaltung|kurses|seminars|lehrgangs|schulung|fortbildung|angebots|course|event)$"
    r"|\s+(?:und|and)\s.*|\s+am$",
    re.IGNORECASE,
)


class Column(Struct, frozen=True):
    """A column: its heading as it is written, the field that its cells become, and what the heading says about them.

    `run` counts the dates of a row where it has several ("Termin 2"), else it is 0; `unit` belongs behind a bare number.
    Without a `field` the heading means nothing here.
    """

    heading: str
    field: str = ""
    run: int = 0
    unit: str = ""


def column(heading: str) -> Column:
    """Returns what a heading means: "Dauer (in Std.)" is the duration, in hours."""
    text = " ".join(heading.split())
    if len(text) > _LONGEST or _INTERNAL.search(text):
        return Column(text)
    behind = _BEHIND.fullmatch(text)
    unit = _UNIT.get(behind[2].casefold(), "") if behind else ""
    counted = _FIELDS.get(_folded(behind[1]), "") if behind else ""
    if unit in _COUNTED.get(counted, ()):
        return Column(text, counted, unit=unit)
    if whole := _FIELDS.get(_folded(text), ""):
        return Column(text, whole)
    numbered = _NUMBERED.fullmatch(text)
    if numbered and (one := _FIELDS.get(_folded(numbered["name"] or numbered["behind"]), "")):
        return Column(text, one, run=int(numbered["run"] or numbered["first"]))
    return Column(text, _FIELDS.get(_folded(_EXPLAINED.sub("", text)), ""))


def columns(headings: Iterable[str]) -> tuple[Column, ...]:
    """Returns the columns of a row of headings; of two with the same one-time field the second means nothing."""
    found: list[Column] = []
    taken: set[tuple[str, int]] = set()
    read = [column(heading) for heading in headings]
    dated = any(_tells_day(each) for each in read)
    for each in (
        Column(one.heading, "weekday") if dated and _folded(one.heading) in _DAY_NAMES else one for one in read
    ):
        key = (each.field, each.run)
        again = key in taken and each.field not in ("section", "keywords")
        found.append(Column(each.heading) if again else each)
        taken.add(key)
    return tuple(found)


def _tells_day(one: Column) -> bool:
    """Whether a column has days of the month: "Von" may be an hour, "Datum von" is none."""
    name = _folded(one.heading)
    return (one.field == "date" and name not in _DAY_NAMES) or (
        one.field == "start" and ("dat" in name or "termin" in name)
    )


def known(found: Sequence[Column]) -> int:
    """Returns how many columns mean something."""
    return sum(bool(each.field) for each in found)


def _folded(text: str) -> str:
    """Letters alone: without case, dots, hyphens and what is put behind a word for women and men."""
    plain = re.sub(r"[*:_/]-?(?:innen|in)\b|\((?:innen|in)\)", "", text.casefold())
    plain = plain.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    bare = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in bare if c.isalnum())


_FIELDS = {_folded(name): field for field, names in HEADINGS.items() for name in names}
