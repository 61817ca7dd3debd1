"""Pydantic's errors, turned into problems with their place in the file."""

from collections.abc import Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from catalogue.model.offer import KINDS, OfferKind
from catalogue.model.problem import MOST, Place, Problem
from catalogue.model.session import SHORT_FORM
from catalogue.model.value import Value
from catalogue.reading.braces import in_braces
from catalogue.reading.decimal_commas import places_of, position_of
from catalogue.reading.keys import FILLED, keys_at
from catalogue.reading.list_repairs import as_list, has_bullets
from catalogue.reading.node import Node, Scalar, as_written, is_empty, locate, node_at
from catalogue.reading.session_repairs import are_sessions, as_entry, end_behind, torn_entries
from catalogue.reading.strangers import IN_A_SESSION, KeyPath, Strangers, strangers_at

# Codes of the library, and ours for them; everything else our own fields raise with our own code.
_CODES = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-key",
    "tuple_type": "list-expected",
    "string_pattern_mismatch": "bad-language",
    "string_type": "text-expected",
    "model_type": "mapping-expected",
    "model_attributes_type": "mapping-expected",
    "dict_type": "mapping-expected",
}
# A session of one part has its start and end itself, so their absence reads differently there.
_SHORT_FORM_CODES = {"start": "session-without-start", "end": "session-without-end"}
_SESSION_CODES = {"id": "session-without-id"}
# The line of a field is there, and nothing stands behind its colon.
_EMPTY_CODES = {"missing": "missing-value"}
# A text whose lines begin as those of a list do elsewhere.
_BULLET_CODES = {"list-expected": "wrong-bullet"}
_BESIDE_CODES = dict.fromkeys(SHORT_FORM, "start-beside-parts")
# A field that is there only for offers of the other kind: the file may have been moved.
_ELSEWHERE_CODES = {OfferKind.COURSE: "field-of-courses", OfferKind.GUIDE: "field-of-guides"}
# What lacks in a field that holds others.
_INSIDE_CODES = {"missing": "missing-inside"}
# The fields of a position, which authors write as two numbers.
_POSITION = ("lat", "lon")
_AT_THE_KEY = frozenset({
    "unknown-key", "missing-field", "missing-value", "session-without-id", "start-beside-parts", *_ELSEWHERE_CODES.values(),
})  # fmt: skip
# Where the key of a field of `review` stands.
_IN_A_FIELD = 2
# A mistake that is told elsewhere already.
SILENT = "spoilt-term"


def problems_of(
    error: ValidationError, node: Node, *, model: type[Value], path: str, prefix: KeyPath = ()
) -> Iterator[Problem]:
    """Yields one problem for each mistake in `error`; `node` is the tree of the file, its part at `prefix` was validated."""
    every = [told for told in error.errors(include_url=False, include_input=False) if told["type"] != SILENT]
    places = [told["loc"] for told in every if told["type"] == "extra_forbidden"][:MOST]  # no more are told
    strangers = strangers_at(places, node, model, prefix=prefix)
    there = set(strangers.stand_for())
    torn, pieces = _torn(node, model, path)
    every = [told for told in every if told["loc"][:2] not in pieces]
    mistakes = [told for told in every if told["type"] != "missing" or told["loc"] not in there]
    yield from torn[:MOST]
    for details in mistakes[:MOST]:
        yield _problem(details, strangers, path)
    if len(mistakes) > MOST:
        yield Problem("too-many-mistakes", Place(path), {"limit": str(MOST)})


def _problem(details: ErrorDetails, strangers: Strangers, path: str) -> Problem:
    node, model = strangers.node, strangers.model
    context = details.get("ctx", {})
    at = tuple(int(step) if step.isdigit() else step for step in context.get("at", "").split(".") if step)
    full = (*strangers.prefix, *details["loc"], *at)
    where = as_written(node, full)
    code = _code(details, short=where != full, empty=is_empty(node, where), model=model)
    line, column = locate(node, where, key=code in _AT_THE_KEY)
    words = {"field": _name(where), **{name: _word(value) for name, value in context.get("details", {}).items()}}
    if code == "unknown-key":
        code, more = strangers.told(details["loc"])
        words |= more
    elif code == _SHORT_FORM_CODES["end"]:
        start = node_at(node, (*where[:-1], "start"))
        words["example"] = end_behind(start.text if isinstance(start, Scalar) else "")
    elif code == _INSIDE_CODES["missing"]:
        words["within"] = str(details["loc"][0])
    elif code in _BULLET_CODES:
        code, words["repair"] = _as_list(
            code, words["field"], node_at(node, where), keys_at(model, (*details["loc"], ""))
        )
    elif details["type"].startswith("model"):
        known = keys_at(model, (*details["loc"], ""))
        words["example"] = _with_fields(words["field"], known, node_at(node, where))
        position = position_of(words["field"], node_at(node, where)) if known == _POSITION else ""
        words |= {"known": ", ".join(known), "suggestion": position or places_of(words["field"], node_at(node, where))}
    return Problem(code, Place(path, line, column), words)


def _torn(node: Node, model: type[Value], path: str) -> tuple[list[Problem], frozenset[tuple[str, int]]]:
    """What is told of sessions with a dash before several lines, and where their pieces are."""
    found = list(torn_entries(node_at(node, ("sessions",)))) if "sessions" in model.model_fields else []
    problems = [Problem("surplus-dash", Place(path, each.line, each.column), {"repair": each.repair}) for each in found]
    return problems, frozenset(("sessions", place) for each in found for place in each.places)


def _with_fields(field: str, known: tuple[str, ...], node: Node | None) -> str:
    """How a value is written that has fields of its own."""
    return as_entry(node) if are_sessions(known) else f"{field}: {in_braces(dict.fromkeys(known[:2], '…'))}"


def _as_list(code: str, field: str, node: Node | None, known: tuple[str, ...]) -> tuple[str, str]:
    """What is told of a value that is no list, and how it would be one; `known` are the fields of its entries."""
    if are_sessions(known) and not (isinstance(node, Scalar) and has_bullets(node.text)):
        return code, as_entry(node)
    text = node.text if isinstance(node, Scalar) else ""
    return _BULLET_CODES[code] if has_bullets(text) else code, as_list(field, text)


def _code(details: ErrorDetails, *, short: bool, empty: bool, model: type[Value]) -> str:
    kind, place = details["type"], details["loc"]
    if empty and kind in _EMPTY_CODES:
        return _EMPTY_CODES[kind]
    key = str(place[-1]) if place else ""
    if kind == "missing" and place[0] == "sessions" and len(place) == IN_A_SESSION:
        return _SESSION_CODES.get(key, "missing-field")
    if kind == "missing" and not short and len(place) == _IN_A_FIELD and isinstance(place[0], str):
        return _INSIDE_CODES[kind]
    if kind == "missing" and short:
        return _SHORT_FORM_CODES.get(key, "missing-field")
    if kind == "extra_forbidden" and len(place) == IN_A_SESSION and place[0] == "sessions":
        return _BESIDE_CODES.get(key, "unknown-key")
    if kind == "extra_forbidden" and len(place) == 1 and model in KINDS.values():
        others = (each for each, offer in KINDS.items() if key in offer.model_fields and key not in FILLED)
        return next((_ELSEWHERE_CODES[each] for each in others), "unknown-key")
    return _CODES.get(kind, kind)


def _word(value: object) -> str:
    return str(value() if callable(value) else value)


def _name(path: KeyPath) -> str:
    return next((step[:60] for step in reversed(path) if isinstance(step, str)), "")
