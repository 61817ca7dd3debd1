"""Vocabularies collected from records: each name once, under an id, with the spellings it came in."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from catalogue.importing.names import Spellings, group, identifier, key, other_words, readable
from catalogue.importing.note import Say
from catalogue.importing.plain import shorten
from catalogue.model.text import LINE_LENGTH, TITLE_LENGTH

MOST_KEYWORDS = 12
# Fields of which a term has one, and uses may bring several.
_SINGLE = frozenset({"email", "phone", "url", "room", "address"})


class Use(Struct, frozen=True):
    """One use of a name: what it brings for the term's other fields, and where to tell about it."""

    name: str
    say: Say
    fields: Mapping[str, Any] = field(default_factory=dict)


class Known(Struct, frozen=True):
    """A term that the catalogue has already."""

    id: str
    names: tuple[str, ...]


class Vocabulary(Struct, frozen=True):
    """The terms to add to a vocabulary, by id in the order to write them, and the id of every name used."""

    terms: Mapping[str, Mapping[str, Any]]
    ids: Mapping[str, str]

    def id(self, name: str) -> str:
        """Returns the id of a name that was collected; empty for an empty name."""
        return self.ids.get(name, "")


def collect(uses: Sequence[Use], known: Sequence[Known]) -> Vocabulary:
    """Returns the vocabulary of `uses`; names that a `known` term has already get its id and no entry."""
    counts: dict[str, int] = {}
    for use in uses:
        counts[use.name] = counts.get(use.name, 0) + 1
    existing = _existing(known)
    taken = {term.id for term in known}
    terms: dict[str, Mapping[str, Any]] = {}
    ids: dict[str, str] = {}
    first = {use.name: use for use in reversed(uses)}
    groups = group(counts)
    of = {form: spellings.name for spellings in groups for form in spellings.forms}
    by_group: dict[str, list[Use]] = {}
    for use in uses:
        by_group.setdefault(of[use.name], []).append(use)
    for spellings in groups:
        fields = _fields(spellings, by_group[spellings.name])
        written = ", ".join(fields[part] for part in ("name", "address") if part in fields)
        id_ = next((existing[key(form)] for form in (written, *spellings.forms) if key(form) in existing), "")
        if not id_:
            id_ = identifier(fields["name"], taken)
            terms[id_] = fields
            taken.add(id_)
            existing.setdefault(key(written), id_)  # two long names may be one when they are shortened
        for form in spellings.forms:
            ids[form] = id_
            _tell(first[form], spellings.name, id_)
    return Vocabulary(terms=terms, ids=ids)


def _existing(known: Sequence[Known]) -> dict[str, str]:
    """Ids by key of a term's name, its id and its other words; a name goes before the others."""
    found: dict[str, str] = {}
    for position in range(max((len(term.names) for term in known), default=0)):
        for term in known:
            if position < len(term.names) and key(term.names[position]):
                found.setdefault(key(term.names[position]), term.id)
    return found


def _fields(spellings: Spellings, uses: Sequence[Use]) -> dict[str, Any]:
    """The fields of a term; a use may bring a shorter name than the one it was collected by."""
    name = spellings.name
    own = next((use.fields["name"] for use in uses if use.name == name and "name" in use.fields), name)
    fields: dict[str, Any] = {"name": shorten(own, TITLE_LENGTH)}
    others = other_words(spellings)
    if others:
        fields["keywords"] = [shorten(form, LINE_LENGTH) for form in others[:MOST_KEYWORDS]]
    for use in uses:
        for part, value in use.fields.items():
            if value and fields.setdefault(part, value) != value and part in _SINGLE:
                use.say("term-field-differs", name=name, field=part, value=value, kept=fields[part])
    return fields


def _tell(use: Use, name: str, id_: str) -> None:
    if readable(use.name) != name:
        use.say("term-spelling", value=use.name, name=name, id=id_)
    if len(name) > TITLE_LENGTH:
        use.say("text-shortened", field="name", value=name)
