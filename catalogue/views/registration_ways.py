"""Registration ways: where the registrations of a catalogue lead to, which the privacy page tells."""

from urllib.parse import urlsplit

from msgspec import Struct

from catalogue.model.catalogue import Catalogue


class RegistrationWays(Struct, frozen=True):
    """Whether some course is registered for by mail, and the hosts of the forms elsewhere."""

    mail: bool
    hosts: tuple[str, ...]


def registration_ways(catalogue: Catalogue) -> RegistrationWays:
    """Returns the ways that the courses of a catalogue name."""
    registrations = [course.registration for course in catalogue.courses if course.registration]
    urls = {registration.url for registration in registrations if registration.url}
    urls |= {session.url for course in catalogue.courses for session in course.sessions if session.url}
    return RegistrationWays(
        mail=any(registration.email and not registration.url for registration in registrations),
        hosts=tuple(sorted({urlsplit(url).hostname or "" for url in urls})),
    )
