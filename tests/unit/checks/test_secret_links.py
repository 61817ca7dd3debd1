"""What lets anybody into a meeting is told wherever it stands, and nothing else is."""

from pathlib import Path

import pytest

from catalogue.checks.passcodes import passcodes
from catalogue.checks.secret_links import secret_in_text
from catalogue.model.body import Body
from catalogue.model.problem import Severity
from tests.unit.reading.project import checked, offer, write

ZOOM = "https://zoom.us/j/777?pwd=abc1"
FIELDS = {
    "title": "{}", "summary": "{}", "keywords": "[{}]", "objectives": "[A, {}]", "cost": "{}",
    "registration": "{{email: a@stadt.example, note: {}}}",
    "sessions": "[{{id: a, start: 2027-01-12 09:00, end: 2027-01-12 12:00, note: {}}}]",
}  # fmt: skip
PART = "[{{id: a, parts: [{{id: '1', start: 2027-01-12 09:00, end: 2027-01-12 12:00, title: {}}}]}}]"


def found(root: Path, code: str) -> list[tuple[str, int, int, Severity]]:
    places = ((each, each.place) for each in checked(root) if each.code == code)
    return [(place.path, place.line, place.column, each.severity) for each, place in places]


@pytest.mark.parametrize(("name", "form"), [*FIELDS.items(), ("sessions", PART)])
def test_an_address_with_a_passcode_is_an_error_in_any_field_of_an_offer(name: str, form: str, tmp_path: Path) -> None:
    quoted = f'"{ZOOM}"'
    line = f"{name}: {form.format(quoted)}\n" if name not in ("title", "summary") else ""
    text = offer(line, title=ZOOM if name == "title" else "Kurs")
    text = text.replace("Kurz.", ZOOM) if name == "summary" else text
    row = next(number for number, each in enumerate(text.split("\n"), start=1) if ZOOM in each)
    told = found(write(tmp_path, {"courses/kurs.md": text}), "secret-link")
    assert [(path, line, severity) for path, line, _, severity in told] == [("courses/kurs.md", row, Severity.ERROR)]


def test_of_a_guide_its_fields_and_its_body_are_looked_at(tmp_path: Path) -> None:
    guide = offer(f"applies_to: {ZOOM}\n", f"\nSiehe <{ZOOM}>.\n")
    told = found(write(tmp_path, {"docs/guides/a.md": guide}), "secret-link")
    assert [each[1:] for each in told] == [(5, 13, Severity.ERROR), (8, 8, Severity.ERROR)]


@pytest.mark.parametrize("field", ["directions", "url", "room", "summary"])
def test_an_address_with_a_passcode_is_an_error_in_any_field_of_a_term(field: str, tmp_path: Path) -> None:
    venues = f"netz:\n  name: Online\n  kind: online\n  {field}: {ZOOM}\n"
    path = "courses/_vocabulary/venues.yml"
    used = offer("sessions: [{id: a, start: 2027-01-12 09:00, end: 2027-01-12 12:00, venue: netz}]\n")
    told = found(write(tmp_path, {path: venues, "courses/kurs.md": used}), "secret-link")
    assert told == [(path, 4, len(field) + 5, Severity.ERROR)]


def test_a_written_passcode_is_a_warning_in_bodies_fields_and_terms(tmp_path: Path) -> None:
    told = found(
        write(tmp_path, {
            "courses/kurs.md": offer("cost: 'frei, Kenncode: 1234ab'\n", "\nZoom, *Passcode:* 1234ab.\n"),
            "courses/_vocabulary/venues.yml": "netz: {name: Online, kind: online, directions: 'Meeting-PIN: 4711'}\n",
        }),
        "written-passcode",
    )  # fmt: skip
    assert sorted(each[0] for each in told) == ["courses/_vocabulary/venues.yml", "courses/kurs.md", "courses/kurs.md"]
    assert {each[3] for each in told} == {Severity.WARNING}


@pytest.mark.parametrize(
    "address",
    [
        "https://teams.microsoft.com/meet/3412?p=Ab1",
        "https://teams.live.com/meet/9312?p=Ab1",
        "https://stadt.webex.com/stadt/j.php?MTID=m12",
        "https://stadt.webex.com/m/1?pw=a1",
        "https://bbb.stadt.example/b/abc?accessCode=1",
        "https://bbb.stadt.example/join?meetingID=1&password=ap",
        "https://meet.stadt.example/raum?jwt=ey1",
        "https://zoom.us/w/1?tk=ab#success",
        "zoom.us/j/777?pwd=abc",
        "zoommtg://zoom.us/join?confno=1&pwd=a",
        "https://eur01.safelinks.example/?url=https%3A%2F%2Fzoom.us%2Fj%2F1%3Fpwd%3Dabc&data=1",
        "https://zoom.us/j/1?a=b&amp;pwd=abc",
        "https://video.stadt.example/j/8231234?pwd=abc",
        "https://raum.stadt.example/b/abc-def-ghi?passcode=1",
        "https://suche.example/url?q=https://us02web.zoom.us/j/1?a=b&pwd=abc",
        "https://bbb-02.stadt.example:8443/x?token=a1",
    ],
)
def test_the_addresses_of_many_programs_are_known(address: str) -> None:
    (problem,) = secret_in_text("a.md", Body(f"Hier: <{address}>"))
    assert problem.severity is Severity.ERROR
    assert problem.place.column == 8
    assert "?" not in problem.details["value"]


@pytest.mark.parametrize(
    "address",
    [
        "https://stadt.example/liste?p=3",
        "https://stadt.example/?token=abc",
        "https://stadt.example/?pin=abc",
        "https://zoom.us/j/777",
        "https://teams.microsoft.com/l/meetup-join/19?context=1",
        "https://stadt.example/teams?seite=passwort",
        "https://zoom.us/j/777?pwd=…",
        "https://karte.stadt.example/?zoom=16&pin=565123,5934321",
        "https://dms.stadt.example/doc/9f3bbb12?token=oeffentlich",
        "https://umfragen.stadt.example/webinar-feedback?token=kurs26",
        "https://intranet.stadt.example/teams/personalrat?token=5",
        "https://sharepoint.stadt.example/sites/Teams/doc?token=1",
        "https://stadt.example/konferenz/anmeldung?token=xyz",
        "https://pretix.eu/konferenz/2026/?token=9",
        "https://stadt.example/meet-and-greet?token=1",
        "https://stadt.example/online-meeting-leitfaden?secret=1",
        "https://intranet.stadt.example/join/kurs?token=abc",
        "https://zoom.us/webinar/register/WN_abc?tk=zz",
        "https://suche.stadt.example/?q=https://zoom.us/j/1&token=a",
        "https://stadt.example/?accesscode=neu",
        "https://stadt.example/?access_code=1",
        "https://stadt.example/?mtid=1",
    ],
)
def test_other_addresses_are_let_be(address: str) -> None:
    assert not list(secret_in_text("a.md", Body(f"Hier: <{address}>")))


@pytest.mark.parametrize(
    "address",
    ["?password=abc", "?pwd=1", "suche?q=kennwort&passcode=0", "teams/?pw=1", "?q=zoom&kennwort=1", "j/1?password=a"],
)
def test_a_password_that_leads_to_no_meeting_is_a_warning(address: str) -> None:
    (problem,) = secret_in_text("a.md", Body(f"<https://stadt.example/{address}>"))
    assert problem.severity is Severity.WARNING


def test_of_several_in_one_field_that_of_a_meeting_is_told(tmp_path: Path) -> None:
    course = offer(f"cost: 'https://stadt.example/?pw=1 und {ZOOM}'\n")
    assert [each[3] for each in found(write(tmp_path, {"courses/kurs.md": course}), "secret-link")] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Passcode: 1234ab", "Passcode"),
        ("**Kenncode:** 4711x", "Kenncode"),
        ("| Kenncode | 4711x |", "Kenncode"),
        ("Meeting-ID 823 1234 5678, Passwort 4711ab", "Passwort"),
        ("Im Zoom-Raum. Kennwort: `Som4mer`.", "Kennwort"),
        ("Einwahl: 0211 1, PIN: 123456#", "PIN"),
        ("Der Passcode lautet „Xy7!“.", "Passcode"),
        ("Webex, PASSWORT: AB12cd", "PASSWORT"),
        ("Passcode: 202611", "Passcode"),
        ("Passcode: 2026x", "Passcode"),
        ("Passcode: 123-456", "Passcode"),
    ],
)
def test_a_passcode_in_words_is_found(text: str, word: str) -> None:
    assert [match[1] for match in passcodes(text)] == [word]


@pytest.mark.parametrize(
    "text",
    [
        "Zoom: Passcode einrichten",
        "Lassen Sie **Kenncode** und **Warteraum** in Zoom eingeschaltet.",
        "Ein gutes Passwort: mindestens 12 Zeichen. Das gilt auch für Zoom.",
        "Passwort: Sommer2026 ist kein gutes Passwort.",
        "Passcode: ………",
        "Kennwort: geheim",
        "Passwort 12 Zeichen in Teams",
        "Den Passcode finden Sie 2027 in der Bestätigung.",
        "Zoom-Passwort-Richtlinie 2024",
        "Verantwortung: 1234ab, QR-Code: 1234ab, Zoom",
        "Der Passcode ist 6-stellig.",
        "Das Kennwort ist 12stellig. In Teams",
        "PIN: 4-stellig in Zoom",
        "In Zoom: Passwort | 8-20 Zeichen",
        "Passcode: 8-12-stellig",
        "Passcode: _6-stellig_",
        "Zoom passcode: 6-digit",
        "Zugangscode: 2FA-App für Zoom",
        "Kennwort 2026 in Teams",
    ],
)
def test_sentences_about_passwords_are_let_be(text: str) -> None:
    assert not list(passcodes(text))


def test_an_example_in_code_is_let_be() -> None:
    assert not list(secret_in_text("a.md", Body("Etwa `Passcode: 1234ab`.")))
