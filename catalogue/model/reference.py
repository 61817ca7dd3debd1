"""References: fields that hold a term's id in the file and the term itself once read."""

import re
from collections.abc import Container, Mapping
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema

from catalogue.model.nearest import nearest
from catalogue.model.slug import TERM_PATTERN, slugify
from catalogue.model.text import text_of
from catalogue.model.value import mistake

if TYPE_CHECKING:
    from catalogue.model.term import Term

# The vocabularies of which a field takes several terms.
_LISTS = frozenset({"audiences", "tools", "competences"})
_APART = re.compile(r"\s*[;,/|&]\s*|\s+(?:und|and|sowie)\s+")
# A name that needs no quotes in a list.
_PLAIN = re.compile(r"\w[\w ./()-]*")


class Context(Struct, frozen=True):
    """What a file's fields need to know of the rest: the zone, the terms read so far, the file's own path.

    `terms` maps a vocabulary's name to its terms by id; `spoilt` holds the ids (per vocabulary) whose own entry is
    wrong, so that one mistake is told once and not again by every offer that uses the term.
    """

    zone: ZoneInfo
    terms: Mapping[str, Mapping[str, "Term"]]
    spoilt: Mapping[str, Container[str]] = field(default_factory=dict)
    path: str = ""


def reference(vocabulary: str) -> tuple[Any, ...]:
    """Returns the annotations of a field that refers to a term of `vocabulary`."""

    def resolve(value: object, info: ValidationInfo[Context]) -> object:
        if not isinstance(value, str | list | dict) and value is not None:
            return value
        name = text_of(value).strip()
        context = info.context
        known = context.terms.get(vocabulary, {})
        if (term := known.get(name)) is not None:
            return term
        if name in context.spoilt.get(vocabulary, frozenset()):
            raise mistake("spoilt-term", value=name, vocabulary=vocabulary)
        now = next((identifier for identifier, term in known.items() if name in term.aliases), None)
        if now is not None:
            raise mistake("former-term", value=name, vocabulary=vocabulary, suggestion=now)
        raise mistake(
            "unknown-term",
            value=name[:100],
            vocabulary=vocabulary,
            suggestion=lambda: _named(name, known) or _several(name, vocabulary, known) or _alike(name, known),
            known=_listed(known),
            entry=lambda: _entry(name, vocabulary),
            named=lambda: _other_id(name),
        )

    return (
        BeforeValidator(resolve),
        WithJsonSchema({"type": "string", "pattern": f"^{TERM_PATTERN}$", "x-vocabulary": vocabulary}),
    )


def _named(name: str, known: Mapping[str, "Term"]) -> str:
    """The term that is called exactly so, before one whose id merely looks alike."""
    folded = name.casefold()
    return next((identifier for identifier, term in known.items() if term.name.casefold() == folded), "")


def _several(name: str, vocabulary: str, known: Mapping[str, "Term"]) -> str:
    """The terms of a list that other signs than commas part: alle; sachbearbeitung."""
    parts = [part for part in _APART.split(name) if part]
    if vocabulary not in _LISTS or len(parts) < 2:
        return ""
    found = [part if part in known else _named(part, known) for part in parts]
    return ", ".join(found) if all(found) else ""


def _alike(name: str, known: Mapping[str, "Term"]) -> str:
    """The term whose id or name looks alike; another number is another room."""
    digits = _digits(name)
    found = filter(None, (nearest(name, known), _by_name(name, known)))
    return next((each for each in found if not digits or digits in (_digits(each), _digits(known[each].name))), "")


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _by_name(name: str, known: Mapping[str, "Term"]) -> str:
    """Authors write a term's name where its id belongs: "Führungskräfte" for fuehrungskraefte."""
    names = {term.name: identifier for identifier, term in known.items()}
    match = nearest(name, names)
    return names[match] if match else ""


def _entry(name: str, vocabulary: str) -> str:
    """How a term of this name, or with this id, would be written into its list."""
    from catalogue.model.spoken_modes import entry_fields

    name = name[:100]
    identifier = slugify(name)
    says = name if _PLAIN.fullmatch(name) and name != identifier else "…"
    return f"{identifier or 'a'}: {{{', '.join((f'name: {says}', *entry_fields(name, vocabulary)))}}}"


def _other_id(name: str) -> str:
    """The id of that entry where it is not what stands there: there it has to be written as well."""
    identifier = slugify(name[:100]) or "a"
    return "" if identifier == name else identifier


def _listed(known: Mapping[str, "Term"], most: int = 12) -> str:
    names = list(known)
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")
