"""Numbers as people write them, where YAML takes them for several values or for text: 50,776 and 6–15."""

import re

from catalogue.model.value import Value
from catalogue.reading.node import Mapping, Node, Scalar, Sequence, is_null

_WHOLE = re.compile(r"-?\d{1,3}")
_BEHIND = re.compile(r"\d{1,12}")
_THOUSANDS = 3
_PLACES = re.compile(
    r"(?:(?P<least>min\w*\.?|ab)|max\w*\.?|bis(?: zu)?|höchstens|ca\.?)?\s*(?P<first>\d{1,4})(?:\s*(?:-|–|bis|,?\s*max\.?)\s*(?P<last>\d{1,4}))?"
    r"(?:\s*(?:Personen|Pers\.?|Plätze|Teilnehm\S*|TN))?",
    re.IGNORECASE,
)
_DEGREES = re.compile(r"-?\d{1,3}(?:[.,]\d{1,12})?")
_PAIR = re.compile(rf"{_DEGREES.pattern}\s*°?(?:\s*[;,/ ]\s*{_DEGREES.pattern}\s*°?)?")


def cut_number(node: Mapping, index: int, model: type[Value]) -> tuple[str, str, Scalar] | None:
    """Returns a number that its comma has cut in two, as it was written and as it would be right where that is clear, with where it begins.

    Its second half is the key at `index`, which has no value.
    """
    if not index:
        return None
    behind, (key, value) = node.entries[index][0], node.entries[index - 1]
    field = model.model_fields.get(key.text)
    if field is None or not isinstance(value, Scalar):
        return None
    glued = (behind.line, behind.column) == (value.line, value.column + len(value.text) + 1)
    if not glued or not (_WHOLE.fullmatch(value.text) and _BEHIND.fullmatch(behind.text)):
        return None
    written, sign = f"{value.text},{behind.text}", "." if field.annotation is float else ""
    # Half a person is nobody: of whole numbers, commas divide thousands alone.
    meant = f"{key.text}: {value.text}{sign}{behind.text}" if sign or len(behind.text) == _THOUSANDS else ""
    return written, meant, value


def places_of(field: str, node: Node | None) -> str:
    """Returns how places are written that stand there as a number or two, or in words: max. 15, 6–15; else nothing."""
    text = node.text.strip() if isinstance(node, Scalar) and field == "capacity" else ""
    match = _PLACES.fullmatch(text)
    if match is None:
        return ""
    first, last = match["first"], match["last"]
    if not last:
        return f"{field}: {{{'min' if match['least'] else 'max'}: {first}}}"
    return f"{field}: {{min: {first}, max: {last}}}"


def position_of(field: str, node: Node | None) -> str:
    """Returns how a position is written that stands there as two numbers or as one; nothing where there is none."""
    if isinstance(node, Sequence):
        text = "; ".join(item.text for item in node.items if isinstance(item, Scalar) and not is_null(item))
    else:
        text = node.text.strip() if isinstance(node, Scalar) else ""
    if not _PAIR.fullmatch(text):
        return ""
    lat, *lon = (number.replace(",", ".") for number in _DEGREES.findall(text))
    return f"{field}: {{lat: {lat}, lon: {lon[0] if lon else '…'}}}"
