"""Pydantic's errors, turned into problems with their place in the file."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from catalogue.model.offer import KINDS, OfferKind
from catalogue.model.problem import MOST, Place, Problem
from catalogue.model.session import SHORT_FORM
from catalogue.model.value import Value
from catalogue.reading.decimal_commas import places_of, position_of
from catalogue.reading.keys import FILLED, keys_at
from catalogue.reading.list_repairs import as_list, has_bullets
from catalogue.reading.node import Node, Scalar, as_written, is_empty, locate, names_at, node_at
from catalogue.reading.other_names import inside, is_called, is_time, meant_key, session_key

_Path = tuple[str | int, ...]

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
# A field by a name of its own that stands there by the right one as well, and one that belongs into a session.
_STRANGER_CODES = {"twice": "same-field-twice", "session": "field-of-sessions"}
# What lacks in a field that holds others.
_INSIDE_CODES = {"missing": "missing-inside"}
# What authors write into two fields and here stands in one.
_APART_CODES = {"start": "day-and-time-apart"}
# The fields of a position, which authors write as two numbers.
_POSITION = ("lat", "lon")
_AT_THE_KEY = frozenset({
    "unknown-key", *_STRANGER_CODES.values(), *_APART_CODES.values(), "missing-field", "missing-value", "session-without-id", "start-beside-parts", *_ELSEWHERE_CODES.values(),
})  # fmt: skip
# Where the key of a field of `review` stands.
_IN_A_FIELD = 2
# Where the key of a field of a session stands.
_IN_A_SESSION = 3
_START = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?:[ T](?P<hour>\d\d?):(?P<minute>\d\d))?")
# What needs no quotation marks between braces.
_PLAIN = re.compile(r"[\w@.+/:-]{1,100}")
# A mistake that is told elsewhere already.
SILENT = "spoilt-term"


def problems_of(
    error: ValidationError, node: Node, *, model: type[Value], path: str, prefix: tuple[str | int, ...] = ()
) -> Iterator[Problem]:
    """Yields one problem for each mistake in `error`; `node` is the tree of the file, its part at `prefix` was validated."""
    every = [told for told in error.errors(include_url=False, include_input=False) if told["type"] != SILENT]
    strangers = [told for told in every if told["type"] == "extra_forbidden"]
    meant = {told["loc"]: _meant(told, model) for told in strangers[:MOST]}  # no more are told
    there = {each for place, key in meant.items() for each in _stands_for(place, key)}
    mistakes = [told for told in every if told["type"] != "missing" or told["loc"] not in there]
    apart = _apart(meant, node, prefix)
    for details in mistakes[:MOST]:
        yield _problem(details, node, model=model, path=path, prefix=prefix, meant=meant, apart=apart)
    if len(mistakes) > MOST:
        yield Problem("too-many-mistakes", Place(path), {"limit": str(MOST)})


def _meant(details: ErrorDetails, model: type[Value]) -> str:
    """The field that is there under another name; nobody need be told as well that it is missing."""
    return meant_key(str(details["loc"][-1]), keys_at(model, details["loc"]))


def _stands_for(place: _Path, key: str) -> Iterator[_Path]:
    """The fields that nobody need be told are missing; those of a session of one part are looked for in that part."""
    yield (*place[:-1], key)
    if place[0] == "sessions" and len(place) == _IN_A_SESSION:
        yield (*place[:-1], "parts", 0, key)
        if is_time(str(place[-1])):  # the message tells to write both
            yield (*place[:-1], "parts", 0, "end")


def _apart(meant: Mapping[_Path, str], node: Node, prefix: _Path) -> frozenset[_Path]:
    """The fields that hold a part of what stands in one: following their right name would write it twice."""
    called = {place: key for place, key in meant.items() if key in _APART_CODES and is_called(key, str(place[-1]))}
    spots = Counter((place[:-1], key) for place, key in called.items())
    return frozenset(
        place
        for place, key in called.items()
        if is_time(str(place[-1])) or spots[place[:-1], key] > 1 or key in names_at(node, (*prefix, *place[:-1]))
    )


def _problem(
    details: ErrorDetails,
    node: Node,
    *,
    model: type[Value],
    path: str,
    prefix: _Path,
    meant: Mapping[_Path, str],
    apart: Container[_Path],
) -> Problem:
    context = details.get("ctx", {})
    at = tuple(int(step) if step.isdigit() else step for step in context.get("at", "").split(".") if step)
    full = (*prefix, *details["loc"], *at)
    where = as_written(node, full)
    code = _code(details, short=where != full, empty=is_empty(node, where), model=model)
    line, column = locate(node, where, key=code in _AT_THE_KEY)
    words = {"field": _name(where), **{name: _word(value) for name, value in context.get("details", {}).items()}}
    if code == _SHORT_FORM_CODES["end"]:
        words["example"] = _end_behind(node_at(node, (*where[:-1], "start")))
    elif code == _INSIDE_CODES["missing"]:
        words["within"] = str(details["loc"][0])
    elif code == "unknown-key" and details["loc"] in apart:
        words["name"] = meant[details["loc"]]
        code = _APART_CODES[words["name"]]
    elif code == "unknown-key":
        code, more = _stranger(
            str(details["loc"][-1]), meant[details["loc"]], keys_at(model, details["loc"]), names_at(node, full[:-1])
        )
        words |= more
        if inside(words["field"])[1] in keys_at(model, details["loc"]):
            code, words["suggestion"] = "unknown-key", _within(inside(words["field"])[1], node, full[:-1])
    elif code in _BULLET_CODES:
        code, words["repair"] = _as_list(code, words["field"], node_at(node, where))
    elif details["type"].startswith("model"):
        known = keys_at(model, (*details["loc"], ""))
        position = position_of(words["field"], node_at(node, where)) if known == _POSITION else ""
        words |= {"known": ", ".join(known), "suggestion": position or places_of(words["field"], node_at(node, where))}
    return Problem(code, Place(path, line, column), words)


def _stranger(written: str, meant: str, known: tuple[str, ...], there: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """What is told of a key that is not known: its right name, unless that stands there as well, or where it belongs."""
    free = ", ".join(name for name in known if name not in there)
    same = is_called(meant, written) or meant.casefold() == written.casefold()
    if meant in there:
        return (
            (_STRANGER_CODES["twice"], {"name": meant}) if same else ("unknown-key", {"suggestion": "", "known": free})
        )
    of_session = "" if same else session_key(written)
    if of_session and "sessions" in known:
        return _STRANGER_CODES["session"], {"name": of_session}
    return "unknown-key", {"suggestion": meant, "known": free}


def _within(name: str, node: Node, place: _Path) -> str:
    """How fields are written that stand beside the one they belong to; nothing where that holds others, or needs more than them."""
    there = names_at(node, place)
    if not is_empty(node, (*place, name)) if name in there else name != "capacity":
        return ""
    values = {own: node_at(node, (*place, each)) for each in there for own, of in (inside(each),) if of == name}
    texts = (f"{own}: {_in_braces(value.text)}" for own, value in values.items() if isinstance(value, Scalar))
    return f"{name}: {{{', '.join(texts)}}}"


def _in_braces(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else f'"{text[:100]}"'


def _end_behind(start: Node | None) -> str:
    """An end on the day of the start and behind it."""
    match = _START.match(start.text) if isinstance(start, Scalar) else None
    if match is None:
        return "2027-01-12 12:00"
    return f"{match['day']} {min(int(match['hour']) + 3, 23):02}:{match['minute']}" if match["hour"] else match["day"]


def _as_list(code: str, field: str, node: Node | None) -> tuple[str, str]:
    """What is told of a value that is no list, and how it would be one."""
    text = node.text if isinstance(node, Scalar) else ""
    return _BULLET_CODES[code] if has_bullets(text) else code, as_list(field, text)


def _code(details: ErrorDetails, *, short: bool, empty: bool, model: type[Value]) -> str:
    kind, place = details["type"], details["loc"]
    if empty and kind in _EMPTY_CODES:
        return _EMPTY_CODES[kind]
    key = str(place[-1]) if place else ""
    if kind == "missing" and place[0] == "sessions" and len(place) == 3:
        return _SESSION_CODES.get(key, "missing-field")
    if kind == "missing" and not short and len(place) == _IN_A_FIELD and isinstance(place[0], str):
        return _INSIDE_CODES[kind]
    if kind == "missing" and short:
        return _SHORT_FORM_CODES.get(key, "missing-field")
    if kind == "extra_forbidden" and len(place) == 3 and place[0] == "sessions":
        return _BESIDE_CODES.get(key, "unknown-key")
    if kind == "extra_forbidden" and len(place) == 1 and model in KINDS.values():
        others = (each for each, offer in KINDS.items() if key in offer.model_fields and key not in FILLED)
        return next((_ELSEWHERE_CODES[each] for each in others), "unknown-key")
    return _CODES.get(kind, kind)


def _word(value: object) -> str:
    return str(value() if callable(value) else value)


def _name(path: tuple[str | int, ...]) -> str:
    return next((step[:60] for step in reversed(path) if isinstance(step, str)), "")
