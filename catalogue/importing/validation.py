"""Validation: every file is read back by the catalogue's own model before it is written."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from catalogue.importing.front_matter import offer_text
from catalogue.importing.note import Say
from catalogue.model.offer import Course, Guide, Offer
from catalogue.model.reference import Context
from catalogue.model.term import VOCABULARIES, Term
from catalogue.reading.document import read_document
from catalogue.reading.node import plain
from catalogue.reading.source_file import LARGEST

# Without these an offer is none.
_NEEDED = frozenset({"title", "summary", "category"})
_LARGE = "front-matter-too-large"


def checked_terms(
    added: Mapping[str, Mapping[str, Mapping[str, Any]]],
    terms: Mapping[str, Mapping[str, Term]],
    *,
    zone: ZoneInfo,
    say: Say,
) -> tuple[Context, dict[str, dict[str, dict[str, Any]]]]:
    """Returns the context with all terms, and the entries of `added` without the fields that the model refuses."""
    known = {kind.vocabulary: dict(terms.get(kind.vocabulary, {})) for kind in VOCABULARIES}
    context = Context(zone=zone, terms=known)
    result: dict[str, dict[str, dict[str, Any]]] = {}
    for kind in VOCABULARIES:
        entries = result.setdefault(kind.vocabulary, {})
        for id_, fields in added.get(kind.vocabulary, {}).items():
            kept = dict(fields)
            while True:
                try:
                    known[kind.vocabulary][id_] = kind.model_validate({**kept, "id": id_}, context=context)
                    break
                except ValidationError as error:
                    name = str(error.errors()[0]["loc"][0])
                    say("field-refused", field=f"{kind.vocabulary}.{id_}.{name}", value=kept.get(name, ""))
                    if name == "name" or name not in kept:
                        kept = {"name": id_}
                    else:
                        del kept[name]
            entries[id_] = kept
    return context, result


def checked_offer(
    fields: Mapping[str, Any], body: str, *, path: str, slug: str, course: bool, context: Context, say: Say
) -> tuple[str, Offer] | None:
    """Returns the text of an offer's file and the offer it is read back as.

    A field that the model refuses is left out and reported; None when what is left is no offer.
    """
    kept = dict(fields)
    while True:
        text = offer_text(kept, body)
        document, problems = read_document(text, path=path)
        large = len(text.encode("utf-8", "replace")) > LARGEST or any(each.code == _LARGE for each in problems)
        if large or problems or document.front is None:
            say("too-large" if large else "unwritable", value=path)
            return None
        data = {"id": slug, **plain(document.front), "slug": slug, "path": path, "body": document.body}
        try:
            return text, (Course if course else Guide).model_validate(data, context=context)
        except ValidationError as error:
            location = error.errors()[0]["loc"]
            if not _without(kept, location, say):
                say("unwritable", value=f"{location}")
                return None


def _without(fields: dict[str, Any], location: tuple[int | str, ...], say: Say) -> bool:
    """Takes the field at `location` out of `fields`, of the sessions only the one concerned."""
    name = str(location[0]) if location else ""
    if name not in fields or name in _NEEDED:
        return False
    number = location[1] if name == "sessions" and len(location) > 1 else None
    if isinstance(number, int) and number < len(fields[name]):
        say("session-refused", value=fields[name][number])
        fields[name] = [each for index, each in enumerate(fields[name]) if index != number]
    else:
        say("field-refused", field=name, value=fields[name])
        del fields[name]
    return True
