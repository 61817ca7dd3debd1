"""Braces: what is written between them is read as it was meant."""

import pytest

from catalogue.reading.braces import in_braces
from catalogue.reading.node import plain
from catalogue.reading.yaml_text import parse


@pytest.mark.parametrize(
    "text", ["2027-01-12 09:00", "https://a.example/{course}", "a, b", 'der "Kern" ist\'s, ja', "C:\\neu", "…", "# 1"]
)
def test_a_value_comes_back_as_it_was(text: str) -> None:
    tree, problems = parse(f"f: {in_braces({'a': text, 'b': 'x'})}\n", path="a.md")
    assert problems == ()
    assert tree is not None
    assert plain(tree) == {"f": {"a": text, "b": "x"}}


def test_a_time_of_a_day_stands_there_without_quotation_marks() -> None:
    assert in_braces({"start": "2027-01-12 09:00", "note": "a b"}) == '{start: 2027-01-12 09:00, note: "a b"}'
