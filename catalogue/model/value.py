"""The base of all values read from front matter and vocabularies, and the error their fields raise."""

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError


class Value(BaseModel):
    """A frozen value without unknown keys."""

    # Most builds read values of a few models alone: what checks the others is not made.
    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=True, defer_build=True
    )


def mistake(code: str, *, at: str = "", **details: object) -> PydanticCustomError:
    """Returns the error a field raises for bad content.

    `code` names the problem; `at` is the key inside the value that is to blame, when it is not the value itself;
    `details` are the words the message needs. A detail that costs time (a suggestion) may be a function without
    arguments, called only when the mistake is told.
    """
    words: dict[str, Any] = {name: value if callable(value) else str(value) for name, value in details.items()}
    return PydanticCustomError(code, "{at}", {"at": at, "details": words})


def at_most(limit: int) -> tuple[Any, ...]:
    """Returns the annotations of a list with at most `limit` entries; a longer one is refused before they are read."""

    def validate(value: object) -> object:
        if isinstance(value, list) and len(value) > limit:
            raise mistake("list-too-long", limit=limit)
        return value

    return BeforeValidator(validate), Field(json_schema_extra={"maxItems": limit})


T = TypeVar("T")
# A list in a file: longer than this, nobody writes one.
MOST_ITEMS = 200
Items = Annotated[tuple[T, ...], *at_most(MOST_ITEMS)]
