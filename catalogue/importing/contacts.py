"""Contacts: whom to ask, taken apart from a text or a mapping; a function in the house, never a person."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from catalogue.importing.note import Say
from catalogue.importing.persons import is_personal, names_person, without_persons
from catalogue.importing.plain import line, plain
from catalogue.importing.record import as_text
from catalogue.importing.registration import mail_address, web_address

_PHONE = re.compile(r"(?:\+|\b0)[\d ()/.-]{5,30}\d")
# A number without area code is one where it is called so.
_EXTENSION = re.compile(
    r"\b(?:tel(?:efon)?|phone|fon|durchwahl|dw|app(?:arat)?)\b[.:\s–-]*(\d[\d /-]*\d)", re.IGNORECASE
)
_LABELS = re.compile(
    r"\b(?:tel(?:efon)?|phone|e-?mail|mail|fon|kontakt|contact|ansprech(?:partner(?:in)?|person|stelle)?|durchwahl)\b(?:[/:*_]*in(?:nen)?\b)?\.?:?",
    re.IGNORECASE,
)
# The keys of mappings by what they hold; letters only, in lower case.
_KEYS = {
    "function": ("funktion", "function", "role", "rolle", "abteilung", "department", "dezernat", "referat", "fachbereich", "team", "stelle",
                 "organisation", "organization", "einrichtung", "unit", "amt", "bereich"),
    "name": ("name", "title", "label", "titel", "bezeichnung", "text", "value"),
    "person": ("person", "contactperson", "ansprechpartner", "ansprechpartnerin", "ansprechperson", "vorname", "nachname", "firstname", "lastname",
               "givenname", "familyname", "surname"),
    "phone": ("telefon", "tel", "phone", "fon", "telefonnummer", "telephone", "phonenumber", "durchwahl", "mobil", "mobile", "handy"),
    "email": ("email", "mail", "emailadresse", "mailadresse", "emailaddress"),
    "url": ("url", "website", "web", "webseite", "homepage", "link", "internet"),
}  # fmt: skip
_SORT = {name: sort for sort, names in _KEYS.items() for name in names}


class Contact(Struct, frozen=True):
    """Whom to ask: the name of the contact and the fields of its term."""

    name: str
    fields: Mapping[str, Any]


def contact_of(value: Any, say: Say, *, instead: str = "") -> Contact:
    """Returns the contact in a text ("IT-Service, it@stadt.example, 0123 4567") or a mapping.

    `instead` is the function that stands for a person who is named.
    """
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        if len(value) > 1:
            say("contacts-dropped", value=", ".join(as_text(each) for each in value[1:]))
        return contact_of(value[0], say, instead=instead)
    if isinstance(value, Mapping):
        return _of_mapping(value, say, instead)
    text = line(plain(as_text(value)) if value else "")
    return _named(text, *_found(text), person="", say=say, instead=instead)


def _of_mapping(value: Mapping[str, Any], say: Say, instead: str) -> Contact:
    said: dict[str, list[str]] = {sort: [] for sort in _KEYS}
    for name, each in value.items():
        sort = _SORT.get(re.sub(r"[\W\d_]", "", str(name)).casefold())
        texts = [each] if isinstance(each, str | int | float) and not isinstance(each, bool) else each
        if sort and isinstance(texts, list) and all(isinstance(text, str | int | float) for text in texts):
            said[sort] += [text for item in texts if (text := line(str(item)))]
        elif each not in (None, "", [], {}, False):
            say("unknown-field", field=f"contact.{name}", value=as_text(each))
    words = " · ".join(said["function"] or said["name"])
    if said["function"] and said["name"]:
        # Beside a function the name is mostly that of the person who has it.
        kept, person = without_persons(" ".join(said["name"]))
        said["person"] += [person] if person else []
        words = ", ".join(text for text in (words, kept) if text)
    fields, rest = _found(words)
    _add(fields, "email", [mail_address(text) or text for text in said["email"]], say)
    _add(fields, "phone", said["phone"], say)
    _add(fields, "url", [web_address(text) or text for text in said["url"]], say)
    return _named(words, fields, rest, person=" ".join(said["person"]), say=say, instead=instead)


def _add(fields: dict[str, str], name: str, texts: list[str], say: Say) -> None:
    for text in texts:
        if fields.setdefault(name, text) != text:
            say("contacts-dropped", value=text)


def _found(text: str) -> tuple[dict[str, str], str]:
    """Mail address, telephone and web address in a text, and what is left of it."""
    mail, link = mail_address(text), re.search(r"https?://\S+", text)
    number, extension = _PHONE.search(text), _EXTENSION.search(text)
    phone = number[0] if number else extension[1] if extension else ""
    found = {"email": mail, "phone": phone.strip(), "url": web_address(link[0]) if link else ""}
    rest = text
    for each in (mail, found["phone"], link[0] if link else ""):
        rest = rest.replace(each, " ") if each else rest
    return {name: each for name, each in found.items() if each}, rest


def _named(text: str, fields: dict[str, str], rest: str, *, person: str, say: Say, instead: str) -> Contact:
    rest = _LABELS.sub(" ", rest)
    name = " ".join(re.sub(r"[()<>·;|]|(?:^|\s)[,:/-](?=\s|$)", " ", rest).split()).strip(" ,;:-")
    marked = " ".join(re.sub(r"[<>]|(?:^|\s)[,:/-](?=\s|$)", " ", rest).split()).strip(" ,;:-·|")
    kept, found = without_persons(marked)
    person = ", ".join(each for each in (person, found) if each)
    mail = fields.get("email", "")
    if mail and (names_person(mail, person) or is_personal(mail)):
        fields = {key: each for key, each in fields.items() if key != "email"}
        say("person-address-dropped", value=mail)
        person = person or ("" if name else mail)
    if person:
        # A number beside a name is the telephone of that person.
        name = kept if re.search(r"[^\W\d_]", kept) else instead
        say("person-as-function", value=person, name=name or "–")
    name = name or next((fields[key] for key in ("email", "phone", "url") if key in fields), "")
    return Contact(name, fields) if name or not text else Contact(instead, fields)
