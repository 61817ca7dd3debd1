"""Number fields: whole numbers and degrees, written as text in the files."""

import re
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from catalogue.model.text import text_of
from catalogue.model.value import mistake

LARGEST = 100_000
# Degrees with a comma, or with the sign of degrees or the letter of north or east behind them.
_DECIMAL = re.compile(r"(-?[0-9]{1,3})[.,]([0-9]{1,8}) ?°? ?[NEO]?")


def _count(value: object) -> int:
    text = str(value) if isinstance(value, int) else text_of(value).strip()
    if re.fullmatch(r"[0-9]{1,6}", text) is None or int(text) > LARGEST:
        raise mistake("bad-number", value=text[:40], limit=LARGEST)
    return int(text)


def _degrees(limit: int) -> BeforeValidator:
    def validate(value: object) -> float:
        text = text_of(value).strip()
        if re.fullmatch(r"-?[0-9]{1,3}(?:\.[0-9]{1,8})?", text) is None or abs(float(text)) > limit:
            meant = _DECIMAL.fullmatch(text)
            suggestion = f"{meant[1]}.{meant[2]}" if meant and abs(int(meant[1])) < limit else ""
            raise mistake("bad-degrees", value=text[:40], limit=limit, suggestion=suggestion)
        return float(text)

    return BeforeValidator(validate)


# The limits in the schemas are for editors; pydantic would leave its own out behind a validator of ours.
Count = Annotated[int, BeforeValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": LARGEST})]
Latitude = Annotated[float, _degrees(90), WithJsonSchema({"type": "number", "minimum": -90, "maximum": 90})]
Longitude = Annotated[float, _degrees(180), WithJsonSchema({"type": "number", "minimum": -180, "maximum": 180})]
