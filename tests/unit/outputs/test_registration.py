"""Registration links: placeholders filled and quoted, mails that every program opens as they are meant."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.outputs.registration import registration_link
from catalogue.reading.translations import read_translation
from tests.making import catalogue, course, session

DE = read_translation("de")
EMAIL = {"email": "fortbildung+kurse@stadt.example"}


def link(registration: Any, *, dated: bool = True, own: dict[str, Any] | None = None, **fields: Any) -> str:
    made = catalogue(course("zoom", session("a", **(own or {})), registration=registration, **fields)).courses[0]
    return registration_link(made, made.sessions[0] if dated else None, words=DE)


@pytest.mark.parametrize(
    ("url", "filled"),
    [
        ("https://x.example/{course}/{session}", "https://x.example/zoom-alt/a"),
        ("https://x.example/?k={course}&t={session}&k2={course}", "https://x.example/?k=zoom-alt&t=a&k2=zoom-alt"),
        ("https://x.example/formular", "https://x.example/formular"),
    ],
)
def test_placeholders_are_filled_with_permanent_names(url: str, filled: str) -> None:
    assert link({"url": url}, id="zoom-alt") == filled


def test_without_a_session_its_placeholder_is_empty() -> None:
    assert link({"url": "https://x.example/{course}?t={session}"}, dated=False) == "https://x.example/zoom?t="


def test_a_session_may_have_a_link_of_its_own() -> None:
    own = {"url": "https://x.example/nur-dieser"}
    assert link(EMAIL, own=own) == own["url"]
    assert link("none", own=own) == own["url"]
    assert link(EMAIL, own=own, dated=False).startswith("mailto:")


def test_nobody_need_register() -> None:
    assert link("none") == ""
    assert link("none", dated=False) == ""


def mail(address: str) -> tuple[str, str, str]:
    parts = urlsplit(address)
    assert parts.scheme == "mailto"
    fields = parse_qs(parts.query, strict_parsing=True)
    assert set(fields) == {"subject", "body"}
    return unquote(parts.path), fields["subject"][0], fields["body"][0]


def test_a_mail_names_course_and_session() -> None:
    to, subject, body = mail(link(EMAIL, title="Zoom & Co.: 100 % sicher?"))
    assert to == EMAIL["email"]
    assert subject == "Anmeldung: Zoom & Co.: 100 % sicher?"
    assert "Zoom & Co.: 100 % sicher?" in body
    assert "Mi., 10.\u00a0März 2027, 9\u00a0Uhr" in body
    assert "zoom-a" in body
    assert "Termin" not in mail(link(EMAIL, dated=False))[2]


def test_the_lines_of_a_mail_end_as_mail_wants_them() -> None:
    body = mail(link(EMAIL))[2]
    assert "\r\n" in body
    assert "\n" not in body.replace("\r\n", "")


@given(st.text(min_size=1, max_size=40).filter(lambda text: text.isprintable() and bool(text.strip())))
def test_no_title_breaks_out_of_the_mail(title: str) -> None:
    made = catalogue(course("zoom", session("a"), title=f"T {title}", registration=EMAIL)).courses[0]
    address = registration_link(made, made.sessions[0], words=DE)
    assert mail(address)[1] == f"Anmeldung: {made.title}"
    assert address.isascii()
    assert not set(address) & set(' "<>\r\n#')
