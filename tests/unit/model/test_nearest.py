"""The nearest word: for slips of the finger only."""

from catalogue.model.nearest import nearest


def test_a_slip_is_recognised_whatever_its_case() -> None:
    assert nearest("ONLIN", ["online", "praesenz"]) == "online"


def test_nothing_near_is_nothing() -> None:
    assert nearest("xyz", ["online"]) == ""
    assert nearest("", ["online"]) == ""


def test_a_giant_word_is_not_compared() -> None:
    assert nearest("online" * 100_000, ["online" * 10]) == ""
