"""Addresses: what may stand behind a link, and what may not."""

import pytest
from pydantic import TypeAdapter, ValidationError

from catalogue.model.address import Colour, Email, Phone, Url, is_web_address, meant_email

FIELDS: dict[str, TypeAdapter[str]] = {
    "url": TypeAdapter(Url),
    "email": TypeAdapter(Email),
    "phone": TypeAdapter(Phone),
    "colour": TypeAdapter(Colour),
}


@pytest.mark.parametrize(
    "text", ["https://a.example/", "http://a.example:8080/b?c=d#e", "https://müller.example/ü", "https://[::1]/"]
)
def test_a_web_address(text: str) -> None:
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "a.example", "//a.example", "ftp://a.example", "javascript:alert(1)", "JavaScript://a.example/%0aalert(1)",
        "data:text/html,x", "https://", "https:///x", "https://a b.example", 'https://a.example/"onclick="x', "https://a.example/<b>",
        "https://a.example/'", "https://a.example\\b", "https://a.example:99999/", "https://a.example:x/", "https://[::1",
        "https://a.example/\u202e", "https://a.example/\n", "https://a.example/" + "x" * 2000, "java\tscript:alert(1)",
    ],
)  # fmt: skip
def test_no_web_address(text: str) -> None:
    assert not is_web_address(text)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("url", " https://a.example/ ", "https://a.example/"),
        ("email", "fort-bildung+kurs@stadt.example", "fort-bildung+kurs@stadt.example"),
        ("phone", "+49 (241) 432-0", "+49 (241) 432-0"),
        ("colour", "#2E8B57", "#2e8b57"),
    ],
)
def test_a_good_value(field: str, text: str, value: str) -> None:
    assert FIELDS[field].validate_python(text) == value


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("url", "stadt.example"),
        ("email", "Anna <a@b.example>"),
        ("email", "mailto:a@b.example"),
        ("email", "a@b.example?bcc=c@d.example"),
        ("email", "a?bcc=c@d.example"),
        ("email", "a%0Ab@c.example"),
        ("email", "a@b.example\nBcc: c@d.example"),
        ("email", "a" * 250 + "@b.example"),
        ("phone", "Durchwahl"),
        ("phone", "1" * 60),
        ("colour", "red"),
        ("colour", "#2e8b57;background:url(x)"),
    ],
)
def test_a_bad_value(field: str, text: str) -> None:
    with pytest.raises(ValidationError) as raised:
        FIELDS[field].validate_python(text)
    assert raised.value.errors()[0]["type"] == f"bad-{field}"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("fortbildung@musterstadt,de", "fortbildung@musterstadt.de"),
        ("Fortbildung <fortbildung@musterstadt,de>", "fortbildung@musterstadt.de"),
        ("a@b.example, c@d.example", ""),
        ("a@b.example,oder", "a@b.example"),
    ],
)
def test_a_comma_in_place_of_a_dot_is_mended(text: str, meant: str) -> None:
    assert meant_email(text) == meant
