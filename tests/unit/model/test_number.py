"""Numbers: of people and of degrees, in digits and within bounds."""

import pytest
from pydantic import TypeAdapter, ValidationError

from catalogue.model.number import Count, Latitude

COUNT: TypeAdapter[int] = TypeAdapter(Count)
LATITUDE: TypeAdapter[float] = TypeAdapter(Latitude)


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("007", 7), (" 15 ", 15), ("100000", 100_000), (3, 3)])
def test_a_number_of_people(text: object, number: int) -> None:
    assert COUNT.validate_python(text) == number


@pytest.mark.parametrize("text", ["", "-1", "1e3", "1_000", "100001", "9" * 5000, "٣", "zwölf", "1.0"])
def test_no_number_of_people(text: str) -> None:
    with pytest.raises(ValidationError):
        COUNT.validate_python(text)


@pytest.mark.parametrize("text", ["91", "-90.5", "7,2", "nan", "inf", "1e1", "9" * 400])
def test_no_latitude(text: str) -> None:
    with pytest.raises(ValidationError):
        LATITUDE.validate_python(text)


def test_a_latitude() -> None:
    assert LATITUDE.validate_python("-54.30000001") == -54.30000001
