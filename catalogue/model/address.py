"""Addresses that readers follow: web addresses, mail addresses, telephone numbers and colours."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field

from catalogue.model.text import clean, text_of
from catalogue.model.value import mistake

LONGEST = 2000
# Fewer signs than the standard allows before the @: ? & % # would end the address of a mailto: link.
_MAIL = re.compile(r"[A-Za-z0-9.!$'*+/=^_~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
# A comma beside the key of the dot, at the end of an address.
_COMMA = re.compile(r"(@[A-Za-z0-9-]+),([A-Za-z]{2,})(?=[\s>)]*$)")
_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}(?:[/:?#]|$)")
_PHONE = re.compile(r"[+0-9(][0-9 ()/.-]{2,40}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def is_web_address(text: str) -> bool:
    """Tells whether `text` is an absolute http or https address with a host and no spaces or quotes."""
    if len(text) > LONGEST or re.search(r"[\s<>\"'`\\]", text) or clean(text) != text:
        return False
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 - a bad port is only noticed when it is read
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _url(value: object) -> str:
    text = text_of(value).strip()
    if not is_web_address(text):
        raise mistake("bad-url", value=text[:80], suggestion=meant_url(text))
    return text


def meant_url(text: str) -> str:
    """Returns the address that lacks only its beginning: www.stadt.example/kurse."""
    whole = f"https://{text}"
    return whole if "://" not in text and _HOST.match(text) and is_web_address(whole) else ""


def meant_email(text: str) -> str:
    """Returns the one mail address in a text with a name, angle brackets or mailto: around it, with (at) or a comma in it."""
    plain = re.sub(r"\s*[(\[]\s*(?:at|ät)\s*[)\]]\s*|\s*@\s*", "@", text[:LONGEST])
    plain = _COMMA.sub(r"\1.\2", plain)
    found = _MAIL.findall(plain.removeprefix("mailto:"))
    return found[0] if len(found) == 1 else ""


def _email(value: object) -> str:
    text = text_of(value).strip()
    if len(text) > 254 or _MAIL.fullmatch(text) is None:
        raise mistake("bad-email", value=text[:80], suggestion=meant_email(text))
    return text


def _phone(value: object) -> str:
    text = text_of(value).strip()
    if _PHONE.fullmatch(text) is None:
        raise mistake("bad-phone", value=text[:40])
    return text


def _colour(value: object) -> str:
    text = text_of(value).strip()
    if _COLOUR.fullmatch(text) is None:
        raise mistake("bad-colour", value=text[:40])
    return text.lower()


Url = Annotated[
    str, BeforeValidator(_url), Field(json_schema_extra={"format": "uri", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"})
]
Email = Annotated[
    str, BeforeValidator(_email), Field(json_schema_extra={"format": "email", "pattern": f"^{_MAIL.pattern}$"})
]
Phone = Annotated[str, BeforeValidator(_phone)]
Colour = Annotated[str, BeforeValidator(_colour), Field(json_schema_extra={"pattern": "^#[0-9a-fA-F]{6}$"})]
