"""Number fields: whole numbers and degrees, written as text in the files."""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field

from catalogue.model.text import text_of
from catalogue.model.value import mistake

LARGEST = 100_000


def _count(value: object) -> int:
    text = str(value) if isinstance(value, int) else text_of(value).strip()
    if re.fullmatch(r"[0-9]{1,6}", text) is None or int(text) > LARGEST:
        raise mistake("bad-number", value=text[:40], limit=LARGEST)
    return int(text)


def _degrees(limit: int) -> BeforeValidator:
    def validate(value: object) -> float:
        text = text_of(value).strip()
        if re.fullmatch(r"-?[0-9]{1,3}(?:\.[0-9]{1,8})?", text) is None or abs(float(text)) > limit:
            raise mistake("bad-degrees", value=text[:40], limit=limit)
        return float(text)

    return BeforeValidator(validate)


Count = Annotated[int, BeforeValidator(_count), Field(ge=0, le=LARGEST)]
Latitude = Annotated[float, _degrees(90), Field(ge=-90, le=90)]
Longitude = Annotated[float, _degrees(180), Field(ge=-180, le=180)]
