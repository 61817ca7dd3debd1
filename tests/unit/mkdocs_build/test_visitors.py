"""Visitors: a page of the web that took the number of this machine reads nothing of a preview."""

import pytest

from catalogue.mkdocs_build.visitors import is_invited


@pytest.mark.parametrize(
    "host",
    [
        "",
        "localhost",
        "localhost:8000",
        "LOCALHOST.:8000",
        "a.localhost:8000",
        "127.0.0.1:8000",
        "10.0.0.7",
        "[::1]:8000",
    ],
)
@pytest.mark.parametrize("at", ["127.0.0.1", "localhost", "0.0.0.0"])
def test_who_comes_by_a_number_or_the_name_of_this_machine_is_answered(host: str, at: str) -> None:
    assert is_invited(host, at=at)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", "x"]
)
def test_who_comes_by_another_name_is_answered_where_others_are_meant_to_come(host: str) -> None:
    assert not is_invited(host, at="127.0.0.1")
    assert not is_invited(host, at="localhost")
    assert is_invited(host, at="0.0.0.0")
    assert is_invited(host, at="10.0.0.7")


def test_who_comes_by_the_name_that_was_asked_for_is_answered() -> None:
    assert is_invited("pc17:8000", at="127.0.1.1", called="PC17")
    assert not is_invited("pc18:8000", at="127.0.1.1", called="PC17")
