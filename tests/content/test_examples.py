"""The examples: each broken file prints exactly the text beside it, each valid one prints that all is well."""

import pytest

from tests.content.examples import CLEAN, HERE, Example, examples, printed

BROKEN = examples("broken")
VALID = examples("valid")


@pytest.mark.parametrize("example", BROKEN, ids=lambda example: example.name)
def test_a_broken_example_prints_its_golden_text(example: Example) -> None:
    assert example.golden.exists(), (
        "no text beside it yet: run python -m tests.content.examples, and read what it wrote"
    )
    assert printed(example) == example.golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("example", VALID, ids=lambda example: example.name)
def test_a_valid_example_has_no_error(example: Example) -> None:
    text = printed(example)
    assert text == example.expected
    assert "  Fehler  " not in text


@pytest.mark.parametrize("example", BROKEN, ids=lambda example: example.name)
def test_the_name_of_a_broken_example_is_the_code_it_shows(example: Example) -> None:
    codes = {line.rpartition("  ")[2] for line in example.expected.splitlines() if line.count("  ") == 2}
    called_so = any(example.name == code or example.name.startswith(f"{code}-") for code in codes)
    assert called_so, (
        f"the check finds {codes or 'nothing'} in it: call it by a code that it finds, or add the rule to a table of checks/check.py"
    )


def test_every_golden_text_is_reached() -> None:
    reached = {example.golden for example in (*BROKEN, *VALID)}
    assert {*HERE.glob("broken/*.txt"), *HERE.glob("valid/*.txt")} == {path for path in reached if path.exists()}


def test_a_missing_or_wrong_line_would_be_seen() -> None:
    example = next(example for example in BROKEN if example.name == "unknown-term")
    lines = printed(example).splitlines(keepends=True)
    for index in range(len(lines)):
        assert "".join((*lines[:index], *lines[index + 1 :])) != example.expected
        assert "".join((*lines[:index], "anders\n", *lines[index + 1 :])) != example.expected
    assert printed(example) != CLEAN


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    example = next(example for example in BROKEN if example.name == "missing-field-and-all-the-rest")
    codes = [line.rpartition("  ")[2] for line in printed(example).splitlines() if "  Fehler  " in line]
    assert set(codes) == {
        "missing-field", "unknown-key", "unknown-term", "capacity-crossed", "registration-without-way", "bad-closing",
        "session-without-start", "unknown-choice", "end-before-start", "dead-link",
    }  # fmt: skip
