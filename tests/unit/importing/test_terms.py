"""Names: spellings that are one term, abbreviations, formats and platforms, places, states, slugs, plain text."""

import pytest

from catalogue.importing.capacities import capacity
from catalogue.importing.contacts import contact_of
from catalogue.importing.forms import form
from catalogue.importing.location_keys import left_over
from catalogue.importing.names import group, key, readable
from catalogue.importing.persons import is_person
from catalogue.importing.places import place
from catalogue.importing.plain import first_sentence, plain, shorten
from catalogue.importing.registration import closing_day, registration, web_address
from catalogue.importing.slugs import Slugs, base_slug
from catalogue.importing.states import says_draft, session_status
from catalogue.importing.terms import Known, Use, collect
from tests.unit.importing.remarks import Remarks


def test_spellings_are_one_term() -> None:
    assert len({key(name) for name in ("youtube_live", "YouTube Live", "youtube-live")}) == 1
    assert key("Führung") == key("Fuehrung")
    assert len({key(name) for name in ("C", "C++", "C#")}) == 3
    assert [term.name for term in group({"Zoom": 8, "zoom": 130})] == ["Zoom"]
    assert [term.name for term in group({"Fuehrungskraefte": 5, "Führungskräfte": 1})] == ["Führungskräfte"]


def test_an_abbreviation_belongs_to_its_long_name() -> None:
    counts = {
        "DAP": 12,
        "Digital Analytics Program": 9,
        "Digital Analytics Program (DAP)": 13,
        "Rathaus (EG)": 1,
        "EG": 1,
    }
    assert [term.name for term in group(counts)] == ["Digital Analytics Program (DAP)", "EG", "Rathaus (EG)"]


def test_identifiers_become_readable_names() -> None:
    assert (readable("user-experience"), readable("Zoom"), readable("e-Learning")) == (
        "User experience",
        "Zoom",
        "e-Learning",
    )


def test_terms_get_ids_and_keep_known_ones() -> None:
    say = Remarks()
    uses = [
        Use("zoom", say),
        Use("Zoom", say),
        Use("研修", say),
        Use("Rathaus", say),
        Use("Interne Fortbildung (IFB)", say),
    ]
    found = collect(uses, [Known("haus-a", ("Rathaus", "haus-a"))])
    assert found.id("zoom") == found.id("Zoom") == "zoom"
    assert found.id("Rathaus") == "haus-a"
    assert "haus-a" not in found.terms
    assert found.id("研修").startswith("term-")
    assert found.terms["interne-fortbildung"] == {"name": "Interne Fortbildung (IFB)"}


@pytest.mark.parametrize(
    ("text", "name", "mode", "platforms"),
    [
        ("zoom", "Online", "online", ("Zoom",)), ("youtube-live, in-person", "Hybrid", "blended", ("YouTube Live",)),
        ("online, in-person", "Hybrid", "blended", ()), ("Präsenzseminar", "Präsenzseminar", "onsite", ()), ("", "", "onsite", ()),
        ("E-Learning", "E-Learning", "on-demand", ()), ("Webinar", "Webinar", "online", ()), ("Workshop, Vortrag", "Workshop", "onsite", ()),
        ("E Learning", "E Learning", "on-demand", ()), ("Self paced", "Self paced", "on-demand", ()), ("On demand", "On demand", "on-demand", ()),
        ("Lunch & learn", "Lunch & learn", "onsite", ()), ("face to face, online", "Hybrid", "blended", ()),
        ("Videokonferenz", "Videokonferenz", "online", ()),
        ("Lernvideo", "Lernvideo", "on-demand", ()), ("Selbststudium", "Selbststudium", "on-demand", ()),
    ],
)  # fmt: skip
def test_a_format_is_one_form_and_its_platforms(text: str, name: str, mode: str, platforms: tuple[str, ...]) -> None:
    found = form(text, hybrid="Hybrid")
    assert (found.name, str(found.mode), found.platforms) == (name, mode, platforms)


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("Training Room 2 (2nd floor), County Hall, Ballymore, Co. Kildare, W91 X2Y3", "Training Room 2 (2nd floor), County Hall",
         "Ballymore, Co. Kildare, W91 X2Y3"),
        ("Council Chamber, County Hall, W91X2Y3", "Council Chamber, County Hall", "W91X2Y3"),
        ("Town Hall, SW1A 1AA London", "Town Hall", "SW1A 1AA London"),
        ("Meeting Room, County Library", "Meeting Room, County Library", ""),
    ],
)  # fmt: skip
def test_irish_and_british_addresses_begin_with_town_or_postcode(text: str, name: str, address: str) -> None:
    assert (place(text).name, place(text).fields.get("address", "")) == (name, address)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Online (Microsoft Teams)", "Microsoft Teams"), ("Live online via MS Teams", "Microsoft Teams"), ("via Zoom", "Zoom"),
        ("Zoom link to follow", "Zoom"), ("Online - Zoom", "Zoom"), ("online über Webex", "Webex"),
    ],
)  # fmt: skip
def test_what_takes_place_by_way_of_a_platform_is_there(text: str, name: str) -> None:
    assert (place(text).name, place(text).online) == (name, True)


def test_places_have_room_and_address() -> None:
    assert place({"name": "County Hall", "address": "Main Street", "eircode": "W91 X2Y3"}).fields == {
        "address": "Main Street, W91 X2Y3"
    }
    found = place("Rathaus, Raum 170, Marktplatz 1, 12345 Musterstadt")
    assert (found.name, found.fields) == (
        "Rathaus, Raum 170",
        {"room": "Raum 170", "address": "Marktplatz 1, 12345 Musterstadt"},
    )
    assert (
        place({"name": "VHS", "room": 12, "street": "Parkweg 3", "city": "Musterstadt"}).text
        == "VHS, 12, Parkweg 3, Musterstadt"
    )
    assert place("Bürgerhaus, Am Anger 3, 01234 Ort").fields == {"address": "Am Anger 3, 01234 Ort"}
    assert place(["Bürgerhaus", {"plz": "01234"}]).fields == {"address": "01234"}
    assert place("Rathaus<br>Raum 12").fields == {"room": "Raum 12"}
    assert place("Amt f&uuml;r <b>Personal</b>").name == "Amt für Personal"
    assert place("online").fields == {"kind": "online"}
    assert place("https://zoom.us/j/1").name == "Zoom"
    assert place(None).name == place([]).name == place(True).name == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abgesagt", "cancelled"), ("CANCELED", "cancelled"), ("Ausgebucht (Warteliste)", "full"), ("findet statt", "confirmed"),
        ("durchgeführt", "held"), ("open", "scheduled"), ("https://schema.org/EventCancelled", "cancelled"), ("verschoben", "scheduled"),
        ("no places left", "full"), ("To be confirmed", "scheduled"), ("TBC", "scheduled"), ("Provisional", "scheduled"), ("going ahead", "confirmed"),
    ],
)  # fmt: skip
def test_states_in_two_languages(text: str, expected: str) -> None:
    assert session_status(text) == expected


def test_states_that_are_not_understood() -> None:
    assert session_status("keine Plätze frei") == session_status("nicht mehr buchbar") == "full"
    assert session_status("läuft noch") is None
    assert session_status("Anmeldung beendet") is None
    assert session_status("noch nicht ausgebucht") is None
    assert says_draft("Entwurf")
    assert not says_draft("veröffentlicht")


def test_slugs_come_from_readable_ids() -> None:
    assert base_slug(id="event-2018-01-10-us-digital-registry", title="T") == "us-digital-registry"
    assert base_slug(id="Kurs-Übergabe", title="T") == "uebergabe"
    assert base_slug(id="4711", title="Zoom für alle") == "zoom-fuer-alle"
    assert base_slug(id="研修", title="研修").startswith("offer-")
    assert len(base_slug(id="wort-" * 40, title="T")) <= 100


def test_slugs_are_handed_out_once() -> None:
    slugs, say = Slugs({"dms": "courses/dms.md"}), Remarks()
    wanted = [
        slugs.claim("zoom", folder="courses", date=date, say=say) for date in ("", "2027-01-12", "2027-01-12", "")
    ]
    assert wanted == ["zoom", "zoom-2027-01-12", "zoom-2", "zoom-3"]
    assert slugs.claim("dms", folder="courses", date="", say=say) == "dms"
    assert slugs.claim("con", folder="courses", date="", say=say) == "con-2"
    assert Slugs({"dms": "courses/dms.md"}).claim("dms", folder="docs/guides", date="", say=say) == "dms-2"
    assert slugs.alias("/alt/dms-kurs/index.html") == "dms-kurs"
    assert (slugs.alias("/kurse/2019/alt.html?x=1"), slugs.alias("/alt/"), slugs.alias("/")) == ("alt", "", "")


def test_plain_text_has_no_markup() -> None:
    assert plain("Vorher <script>alert('x')</script> nachher <STYLE>b{}") == "Vorher nachher"
    assert plain("U&#46;S&#46; **Web** [Design](x) <b>System</b>&nbsp;&mdash; `1`") == "U.S. Web Design System — 1"
    assert plain("Mitarbeiter*innen und Autor*innen") == "Mitarbeiter*innen und Autor*innen"


def test_long_text_is_cut_at_a_word() -> None:
    assert shorten("eins zwei drei", 10) == "eins zwei…"
    assert shorten("x" * 30, 10) == "x" * 9 + "…"
    assert shorten("kurz", 10) == "kurz"


def test_the_first_sentence() -> None:
    assert (
        first_sentence("## Titel\n\n- a\n\nDas ist z. B. der *erste* Satz. Das der zweite.")
        == "Das ist z. B. der erste Satz."
    )
    assert first_sentence("# Nur\n\n| a |\n") == ""


def test_registration_is_an_address_or_a_mail() -> None:
    say = Remarks()
    assert registration(["https://a.example/1", "https://a.example/1", "https://a.example/2"], say) == {
        "url": "https://a.example/1"
    }
    assert registration(["bei fortbildung@stadt.example"], say) == {"email": "fortbildung@stadt.example"}
    assert registration(["www.stadt.example/x?{a}"], say) == {"url": "https://www.stadt.example/x?%7Ba%7D"}
    assert registration(["im Büro", ""], say) == {}
    assert web_address("javascript:x") == web_address("") == ""


def test_closing_days_and_capacities() -> None:
    say = Remarks()
    assert closing_day("2027-02-16T12:00", start="2027-03-01", say=say) == "2027-02-16"
    assert closing_day("2027-03-05", start="2027-03-01", say=say) == "2027-03-01"
    assert closing_day("bald", start="2027-03-01", say=say) == ""
    assert say.codes == ["deadline-as-day", "deadline-after-start", "unreadable-deadline"]
    assert capacity([12, "max. 15", None, "6-10", "viele"], say) == {"max": 15}
    assert capacity([{"min": 6, "max": "12"}], say) == {"min": 6, "max": 12}
    assert say.codes[3:] == ["unreadable-capacity", "capacities-differ"]


def test_contacts_are_taken_apart() -> None:
    say = Remarks()
    found = contact_of("IT-Service, it@stadt.example, Tel. 0123 4567-890", say)
    assert (found.name, found.fields) == ("IT-Service", {"email": "it@stadt.example", "phone": "0123 4567-890"})
    assert contact_of({"name": "Fortbildung", "email": "f@stadt.example"}, say).name == "Fortbildung"
    assert contact_of("f@stadt.example", say).name == "f@stadt.example"
    assert contact_of(["A", "B"], say).name == "A"
    assert contact_of(None, say).name == ""


@pytest.mark.parametrize(
    ("value", "size"),
    [
        (-5, {}), ([12, 15], {}), ("noch 3 von 12 frei", {}), (True, {}), (0, {}), (12.0, {"max": 12}), ("mind. 6", {"min": 6}),
        ("6 bis 15 Personen", {"min": 6, "max": 15}), ("15-6", {}), ({"max": 12, "warteliste": 5}, {"max": 12}), ({"plätze": 3}, {}),
    ],
)  # fmt: skip
def test_capacities_that_are_not_sure_are_told(value: object, size: dict[str, int]) -> None:
    say = Remarks()
    assert capacity([value], say) == size
    assert bool(say.codes) == (size == {} or isinstance(value, dict))


@pytest.mark.parametrize(
    "name", ["Mary O'Brien", "Pat D’Arcy", "Seán Ó Súilleabháin", "Siobhán Ní Bhriain", "Éamon de Valera", "Mary Clerk"]
)
def test_irish_names_are_persons(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "Finance Section",
        "Fire Brigade",
        "Corporate Affairs",
        "Road Safety",
        "Chief Executive",
        "Motor Tax",
        "Civil Defence",
    ],
)
def test_english_offices_are_no_persons(name: str) -> None:
    assert not is_person(name)


def test_a_contact_is_a_function_and_no_person() -> None:
    say = Remarks()
    for value in (
        "Frau Müller, Tel. 0123 4567, s.mueller@stadt.example",
        {"name": "Sabine Müller", "telefon": "0123 4567"},
    ):
        found = contact_of(value, say, instead="VHS")
        assert (found.name, found.fields) == ("VHS", {"phone": "0123 4567"})
    assert say.codes == ["person-address-dropped", "person-as-function", "person-as-function"]
    assert contact_of("Frau Hassiepen, FB 11/220", say, instead="VHS").name == "FB 11/220"
    assert contact_of("Müller, Hans", say, instead="VHS").name == "VHS"
    assert contact_of("Dr. Max Mustermann (Rechtsamt)", say, instead="VHS").name == "Rechtsamt"
    assert contact_of("MEIER, KARIN", say, instead="VHS").name == "VHS"
    assert contact_of("Karin Meier, Tel. 4711", say, instead="VHS") == contact_of({"name": "VHS", "tel": "4711"}, say)
    assert contact_of({"name": "Hans Maier", "Abteilung": "Personal"}, say).name == "Personal"
    assert contact_of("a.maier@stadt.example", say, instead="VHS") == contact_of(
        {"person": "Maier"}, say, instead="VHS"
    )


@pytest.mark.parametrize(
    "name", ["Kerstin Bauer", "Thomas Weber", "Hans-Peter Post", "Yıldız Özdemir", "Herrn Land", "Petra von der Leyen", "Prof. Dr. Amt"]
)  # fmt: skip
def test_a_person_is_one_whatever_the_name_means(name: str) -> None:
    assert contact_of(name, Remarks(), instead="VHS!").name == "VHS!"
    assert contact_of(f"{name}, Volkshochschule", Remarks()).name == "Volkshochschule"


@pytest.mark.parametrize(
    "name", ["Interne Fortbildung", "IT-Service", "Bürgeramt Mitte", "Digital Analytics Program", "VHS", "Zentrale Dienste",
             "Frauenbeauftragte", "Stadtwerke Nord", "Interne IT"],
)  # fmt: skip
def test_an_office_is_no_person(name: str) -> None:
    assert contact_of(name, Remarks(), instead="VHS!").name == name


def test_contacts_and_places_have_german_keys() -> None:
    say = Remarks()
    found = contact_of({"name": "Personalstelle", "Telefon": 4711, "E-Mail": "p@stadt.example", "zimmer": "12"}, say)
    assert (found.name, found.fields) == ("Personalstelle", {"phone": "4711", "email": "p@stadt.example"})
    assert say.codes == ["unknown-field"]
    for code in ("plz", "postal_code", "zip", "postcode", "postleitzahl"):
        venue = place(
            {"name": "Bürgerhaus", "straße": "Am Anger", "hausnummer": 3, code: "01234", "ort": "Musterstadt"}
        )
        assert venue.text == "Bürgerhaus, Am Anger 3, 01234 Musterstadt"
    assert (
        place({"name": "VHS", "address": {"streetAddress": "Weg 3", "postalCode": "01234"}}).text == "VHS, Weg 3, 01234"
    )
    assert left_over({"name": "VHS", "lat": 51.2, "address": {"geo": [1]}}) == [("geo", "[1]"), ("lat", "51.2")]


def test_terms_tell_what_they_cannot_hold() -> None:
    say = Remarks()
    found = collect([Use("VHS", say, {"phone": "1"}), Use("VHS", say, {"phone": "2"})], [])
    assert (found.terms["vhs"]["phone"], say.codes) == ("1", ["term-field-differs"])
