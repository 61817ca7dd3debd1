"""Numbered lists that something interrupts: what is told is really shown as a list that counts from one, and is none when mended."""

import time

import pytest

from catalogue.checks.intricate import LARGEST
from catalogue.checks.restarted_lists import restarted_list
from catalogue.model.body import Body
from tests.unit.checks.test_slips import PARSER


def told(text: str) -> list[tuple[int, int, str]]:
    found = restarted_list("a.md", Body(text))
    return [(each.place.line, each.place.column, each.details["repair"]) for each in found]


def mended(text: str) -> str:
    """The text after what is told has been done: from the line named on, all above the step is indented by four blanks."""
    lines = text.split("\n")
    for line, _, repair in told(text):
        first = next(at for at, each in enumerate(lines) if each.strip() == repair.strip())
        cut = len(lines[first]) - len(lines[first].lstrip())
        for at in range(first, line - 1):
            lines[at] = f"    {lines[at][cut:]}".rstrip()
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. a\n\n![x](y.png)\n\n2. b", [(5, 1, "    ![x](y.png)")]),
        ("1. a\n\n   ![x](y.png)\n\n2. b\n\n   c\n\n3. d", [(5, 1, "    ![x](y.png)"), (9, 1, "    c")]),
        ("1. a\n2. b\n\nText\nText\n\n 3. c\n4. d", [(7, 2, "    Text")]),
        ("1. a\n\n```\nx\n```\n\n2. b", [(7, 1, "    ```")]),
        ("1. a\n\n!!! note\n    x\n\n2. b", [(6, 1, "    !!! note")]),
        ('1. a\n\n=== "A"\n\n    x\n\n=== "B"\n\n    y\n\n2. b', [(11, 1, '    === "A"')]),
        ("1. a\n\n<img src='x.png' alt='x'>\n\n2. b", [(5, 1, "    <img src='x.png' alt='x'>")]),
        ("1. a\n\n<figure>\nx\n</figure>\n\n2. b", [(7, 1, "    <figure>")]),
        ("1. a\n\n    text\n\nmehr\n\n2. b", [(7, 1, "    mehr")]),
        ("1. a\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n2. b", [(7, 1, "    | a | b |")]),
        ("## Titel\n\n9. a\n10. b\n\nText\n\n11. c", [(8, 1, "    Text")]),
    ],
)
def test_what_is_told_begins_at_one_until_it_is_mended(text: str, found: list[tuple[int, int, str]]) -> None:
    assert told(text) == found
    assert PARSER.convert(text).count("<ol>") == 1 + len(found)
    assert PARSER.convert(mended(text)).count("<ol>") == 1
    assert told(mended(text)) == []


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("1. a\n\n    ![x](y.png)\n\n2. b", 1),
        ("1. a\n\n\t![x](y.png)\n\n2. b", 1),
        ("1. a\n![x](y.png)\n2. b", 1),
        ("1. a\n\n2. b\n\n3. c", 1),
        ("1. a\n\n    ```\n    x\n    ```\n\n2. b", 1),
        ("1. a\n\n- x\n\n2. b", 1),
        ("1. a\n2. b\n\nText\n\n## Titel\n\n1. c\n\n2. d", 2),
        ("1. a\n\nText\n2. b", 1),
        ("1. a\n\n## Weiter\n\n2. b", 2),
        ("1. a\n\n---\n\n2. b", 2),
        ("1. a\n\nText\n\n1. b\n2. c", 2),
        ("1. a\n\nText\n\n3. Oktober", 2),
        ("Text\n\n2. b", 1),
        ("```\n1. a\n\nText\n\n2. b\n```", 0),
    ],
)
def test_what_goes_on_or_begins_on_purpose_is_not_told(text: str, lists: int) -> None:
    assert told(text) == []
    assert PARSER.convert(text).count("<ol>") == lists


@pytest.mark.parametrize("piece", ["1. a\n\nb\n\n2. c\n\n", "\n\n 2. a\n\n<p>\n", "1. a\n\n```\n", "\n\n2. "])
def test_long_texts_take_no_long_time(piece: str) -> None:
    begin = time.process_time()
    told(piece * (LARGEST // len(piece)))
    assert time.process_time() - begin < 10
