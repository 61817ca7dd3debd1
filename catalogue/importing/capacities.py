"""Capacities: how many people a session takes, as origins write it; what is not sure is left out and told."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from catalogue.importing.note import Say
from catalogue.importing.record import as_text
from catalogue.model.number import LARGEST

_PAIR = re.compile(
    r"(?<!\d)(\d{1,6})\s*(?:[-–—/]|bis|to|(?:und|and|,)?\s*(?:max(?:imal|imum)?\.?|höchstens))\s*(?:zu\s*)?(\d{1,6})(?!\d)"
)
_LEAST = re.compile(r"\s*(?:mind(?:estens)?\b|min(?:imum)?\b|ab\b|at least\b)", re.IGNORECASE)
# How many places are left says nothing about how many there are.
_LEFT = re.compile(r"\bnoch\b|\bfreie?\b|\bleft\b", re.IGNORECASE)
_MINUS = re.compile(r"\s*[-−–]\s*\d")
_LOW, _HIGH = ("min", "minimum"), ("max", "maximum")


def capacity(values: Sequence[Any], say: Say) -> dict[str, int]:
    """Returns the largest of the capacities told, as `min` and `max`."""
    filled = [value for value in values if value is not None]
    found = [size for value in filled if (size := _capacity(value))]
    lost = [as_text(value) for value in filled if not _capacity(value)] + [
        text for each in filled for text in _rest(each)
    ]
    if lost:
        say("unreadable-capacity", value=", ".join(lost))
    if len({tuple(size.items()) for size in found}) > 1:
        say("capacities-differ", value=", ".join(str(size.get("max", size.get("min"))) for size in found))
    return max(found, key=lambda size: size.get("max", 0), default={})


def _capacity(value: Any) -> dict[str, int]:
    low, high = _of_mapping(value) if isinstance(value, Mapping) else _of_text(value)
    size = {name: number for name, number in (("min", low), ("max", high)) if number is not None}
    sensible = all(0 < number <= LARGEST for number in size.values())
    crossed = low is not None and high is not None and low > high
    return size if sensible and not crossed else {}


def _of_mapping(value: Mapping[str, Any]) -> tuple[int | None, int | None]:
    low, high = (next((value[name] for name in names if name in value), None) for names in (_LOW, _HIGH))
    return _number(low), _number(high)


def _rest(value: Any) -> list[str]:
    """What stands in a mapping of which a part was understood, and was not."""
    if not isinstance(value, Mapping) or not _capacity(value):
        return []
    used = {next((name for name in names if name in value), "") for names in (_LOW, _HIGH)}
    return [
        f"{name}: {as_text(each)}"
        for name, each in value.items()
        if each not in (None, "", []) and (name not in used or _number(each) is None)
    ]


def _of_text(value: Any) -> tuple[int | None, int | None]:
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if isinstance(value, bool | list) or _MINUS.match(text) or _LEFT.search(text):
        return None, None
    numbers = re.findall(r"\d+", text)
    pair = _PAIR.search(text.casefold())
    if len(numbers) == 2 and pair:
        return int(pair[1]), int(pair[2])
    if len(numbers) != 1 or len(numbers[0]) > 6:
        return None, None
    return (int(numbers[0]), None) if _LEAST.match(text) else (None, int(numbers[0]))


def _number(value: Any) -> int | None:
    text = str(value)
    return int(text) if re.fullmatch(r"\d{1,6}", text) else None
