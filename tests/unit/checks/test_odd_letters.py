"""Garbled letters and passcodes: told once and where they begin, not in code, and found without reading a text twice."""

import time

import pytest

from catalogue.checks.odd_letters import garbled_letters
from catalogue.checks.secret_links import secret_in_text
from catalogue.model.body import Body


def told(text: str) -> list[tuple[str, int, int]]:
    found = (*garbled_letters("a.md", Body(text)), *secret_in_text("a.md", Body(text)))
    return [(each.details["value"], each.place.line, each.place.column) for each in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Die GrÃ¶ÃŸe", [("GrÃ¶ÃŸe", 1, 5)]),
        ("a\nfÃ¼r â€“ so", [("fÃ¼r", 2, 1), ("â€“", 2, 6)]),
        ("`x` fÃ¼r", [("fÃ¼r", 1, 5)]),
        ("x" * 99 + "Ã¼" + "x" * 99, [("x" * 40 + "Ã¼" + "x" * 18, 1, 60)]),
        ("`Ã¼`", []),
        ("```\nÃ¼\n```", []),
        ("See (https://a.example/j?x=1&pwd=ab&passcode=c)", [("https://a.example/j", 1, 6)]),
        ("https://a.example/?PWD=1 https://b.example/?pwd=2", [("https://a.example/", 1, 1), ("https://b.example/", 1, 26)]),
        ("https://a.example/?pwd={password}", []),
        ("https://a.example/?pwd=…", []),
        ("https://a.example/?pwd=<…>", []),
        ("`https://a.example/?pwd=1`", []),
        ("~~~\nhttps://a.example/?pwd=1\n~~~", []),
        ("?pwd=1", []),
    ],
)  # fmt: skip
def test_what_is_told_and_where(text: str, found: list[tuple[str, int, int]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize("text", ["Ã " + "a" * 100_000, "= " + "https://" * 12_500, "&pwd=a" * 16_000, "aÃ¼`" * 25_000])
def test_no_text_keeps_the_rules_busy(text: str) -> None:
    begin = time.process_time()
    told(text)
    assert time.process_time() - begin < 4
