"""Other names: what authors call a field before they know what it is called here, in German and in English."""

from collections.abc import Collection

from catalogue.model.nearest import nearest
from catalogue.model.slug import slugify

# The names of fields, and what else they are called: without hyphens, and ä as ae.
_OTHERS = {
    "name": "titel bezeichnung title heading",
    "title": "titel name bezeichnung ueberschrift thema kurstitel kursname headline heading",
    "summary": "beschreibung kurzbeschreibung zusammenfassung kurztext inhalt description abstract teaser untertitel",
    "category": "kategorie kategorien rubrik themenfeld themenbereich categories",
    "format": "art form veranstaltungsart veranstaltungsform kursart kursformat type kind",
    "audiences": "zielgruppe zielgruppen fuer fuerwen audience targetgroup",
    "tools": "werkzeug werkzeuge programm programme software tool",
    "competences": "kompetenz kompetenzen competency competencies skills",
    "level": "niveau stufe schwierigkeit schwierigkeitsgrad difficulty",
    "keywords": "schlagwort schlagworte schlagwoerter stichwort stichworte stichwoerter suchbegriffe suchworte tags",
    "duration": "dauer laenge umfang kursdauer length",
    "provider": "anbieter veranstalter traeger dozent dozentin trainer trainerin referent referentin instructor organizer",
    "area": "bereich fachbereich amt abteilung dezernat referat department",
    "contact": "kontakt ansprechpartner ansprechpartnerin ansprechperson ansprechpersonen contacts",
    "prerequisites": "voraussetzung voraussetzungen vorkenntnisse requirements prerequisite",
    "objectives": "ziel ziele lernziel lernziele objective goals",
    "accessibility": "barrierefreiheit barrierefrei",
    "review": "pruefung ueberpruefung wiedervorlage",
    "published": "veroeffentlicht veroeffentlichtam veroeffentlichung erschienen publisheddate",
    "language": "sprache kurssprache lang",
    "aliases": "alias fruehernamen frueherenamen",
    "status": "stand zustand state draft entwurf",
    "cost": "kosten preis gebuehr gebuehren kursgebuehr entgelt teilnahmegebuehr price fee costs",
    "registration": "anmeldung anmelden anmeldelink registrierung buchung signup booking",
    "capacity": "plaetze teilnehmer teilnehmende teilnehmerzahl teilnehmendenzahl kapazitaet gruppengroesse seats participants",
    "mandatory": "pflicht pflichtkurs pflichtschulung pflichtveranstaltung verpflichtend",
    "sessions": "uhrzeit zeit beginn termin termine kurstermine veranstaltungstermine datum date dates session events",
    "withdrawn": "zurueckgezogen",
    "applies_to": "giltfuer version fuerversion",
    "start": "beginn anfang von ab datum date tag day begin begins from starttime startdate uhrzeit zeit time",
    "end": "ende schluss bis endzeit ends to until endtime enddate",
    "venue": "ort raum veranstaltungsort place location room saal wo where",
    "closes": "anmeldeschluss anmeldefrist meldeschluss frist deadline",
    "places_left": "plaetze freieplaetze restplaetze verfuegbareplaetze seatsleft",
    "attendance": "teilnahmen teilnehmer teilnehmende anwesende attendees",
    "note": "hinweis hinweise bemerkung anmerkung notiz kommentar remark comment",
    "url": "link webadresse internetadresse onlinelink website homepage",
    "parts": "teile bloecke tage module",
    "previous_start": "vorher verlegtvon urspruenglich alterbeginn",
    "id": "kennung kennzeichen terminnummer",
    "email": "mail emailadresse mailadresse",
    "phone": "telefon telefonnummer tel fon",
    "hours": "sprechzeiten oeffnungszeiten zeiten",
    "room": "raum zimmer raumnummer",
    "address": "adresse anschrift strasse",
    "seats": "plaetze sitzplaetze",
    "directions": "anfahrt wegbeschreibung",
    "short": "kurz kuerzel abkuerzung kurzname",
    "topics": "themen zustaendigkeit zustaendigkeiten",
    "colour": "farbe color",
    "mode": "art modus durchfuehrung",
    "every": "alle turnus intervall",
    "last": "letzte zuletzt zuletztgeprueft",
    "by": "von durch wer",
    "min": "mindestens minimum",
    "max": "hoechstens maximum maximal",
}  # fmt: skip
_NAMES = {own: frozenset(others.split()) for own, others in _OTHERS.items()}

# What only sessions have.
_OF_SESSIONS = ("start", "end", "venue", "previous_start", "places_left", "attendance")
# Fields of another one, which authors write beside it when the indentation is lost.
_INSIDE = {
    **dict.fromkeys(("min", "max"), "capacity"),
    **dict.fromkeys(("url", "email", "closes", "approval"), "registration"),
    **dict.fromkeys(("by", "last", "every"), "review"),
}

# What says that only the time of a day is meant.
_TIMES = frozenset({"uhrzeit", "zeit", "time", "starttime"})


# Shorter words are like too many long ones: "Ort" is no "format".
_SHORT = 4


def meant_key(written: str, known: Collection[str]) -> str:
    """Returns the one of the `known` keys that an author means by another name, or by one that is typed wrong; else an empty text."""
    called_so = (own for own in known if is_called(own, written))
    alike = known if len(written) >= _SHORT else [own for own in known if len(own) <= _SHORT]
    return next(called_so, "") or nearest(written, alike)


def is_called(own: str, written: str) -> bool:
    """Tells whether authors know a field by this other name; a slip of the finger is none."""
    return slugify(written).replace("-", "") in _NAMES.get(own, ())


def session_key(written: str) -> str:
    """Returns the field that only sessions have and that is written so, or called so; else an empty text."""
    return next((own for own in _OF_SESSIONS if written.casefold() == own or is_called(own, written)), "")


def inside(written: str) -> tuple[str, str]:
    """Returns the field of another one that is written so, or called so, and that other one; else empty texts.

    "Von" is as well when a session starts: of a review nothing is guessed that sessions have.
    """
    if session_key(written):
        return "", ""
    found = (each for each in _INSIDE.items() if written.casefold() == each[0] or is_called(each[0], written))
    return next(found, ("", ""))


def is_time(written: str) -> bool:
    """Tells whether a name is that of a time alone, which here stands together with its day."""
    return slugify(written).replace("-", "") in _TIMES
