"""Registration ways: where registrations lead, told once."""

from catalogue.views.registration_ways import RegistrationWays, registration_ways
from tests.making import catalogue, course, session

MAIL = {"email": "a@stadt.example"}
FORM = {"url": "https://Portal.example/{course}"}


def test_mail_and_hosts_are_told_once() -> None:
    own = session("a", url="https://moodle.example/x")
    made = catalogue(
        course("a", registration=MAIL), course("b", registration=FORM), course("c", own, registration=FORM), course("d")
    )
    assert registration_ways(made) == RegistrationWays(mail=True, hosts=("moodle.example", "portal.example"))


def test_without_registration_there_is_nothing_to_tell() -> None:
    assert registration_ways(catalogue(course("a"))) == RegistrationWays(mail=False, hosts=())
