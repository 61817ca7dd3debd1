"""The base of all values read from front matter and vocabularies, and the error their fields raise."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError


class Value(BaseModel):
    """A frozen value without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=True)


def mistake(code: str, *, at: str = "", warning: bool = False, **details: object) -> PydanticCustomError:
    """Returns the error a field raises for bad content.

    `code` names the problem; `at` is the key inside the value that is to blame, when it is not the value itself;
    `details` are the words the message needs.
    """
    words: Mapping[str, Any] = {name: str(value) for name, value in details.items()}
    return PydanticCustomError(code, "{at}", {"at": at, "details": words})  # type: ignore[arg-type]
