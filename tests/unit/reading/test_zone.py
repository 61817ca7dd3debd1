"""Time zones from the package: what is in it opens, nothing else on the disk does."""

from datetime import datetime

import pytest
from pydantic_core import PydanticCustomError

from catalogue.reading.zone import open_zone


@pytest.mark.parametrize("name", ["Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires"])
def test_a_zone_opens_under_its_name(name: str) -> None:
    assert open_zone(name).key == name
    assert open_zone(name) is open_zone(name)


def test_it_knows_summer_and_winter() -> None:
    berlin = open_zone("Europe/Berlin")
    assert datetime(2027, 7, 1, tzinfo=berlin).isoformat().endswith("+02:00")
    assert datetime(2027, 1, 1, tzinfo=berlin).isoformat().endswith("+01:00")


@pytest.mark.parametrize(
    "name",
    [
        "", "/", "Europe", "Europe/", "/Europe/Berlin", "Europe/Bonn", "europe//Berlin", "../zoneinfo/UTC", "./UTC",
        "Europe/../UTC", "tzdata.zi", "zone.tab", "__init__.py", "a\0b", "x" * 500, "/etc/localtime",
    ],
)  # fmt: skip
def test_anything_else_is_told(name: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        open_zone(name)
    assert caught.value.type == "unknown-zone"
