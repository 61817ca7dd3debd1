"""Plain front matter: what the quick reader takes, and what it leaves to the YAML reader."""

from typing import Any

import pytest

from catalogue.reading.plain_front import read_plain


@pytest.mark.parametrize(
    ("text", "front"),
    [
        ("", {}),
        ("\n# nur eine Notiz\n", {}),
        ("a: b\n", {"a": "b"}),
        ("a:   b c  \n\nd_1: C# und F#x", {"a": "b c", "d_1": "C# und F#x"}),
        ("a: 2027-01-12 09:00\nb: https://a.example/x?y=1#z", {"a": "2027-01-12 09:00", "b": "https://a.example/x?y=1#z"}),
        ("a: 1.50\nb: true\nc: nullo", {"a": "1.50", "b": "true", "c": "nullo"}),
        ("a: \"x: y # z\"\nb: 'null'\nc: \"\"", {"a": "x: y # z", "b": "null", "c": ""}),
        ("a: []\nb: {}", {"a": [], "b": {}}),
        ("a: [b, \"2.1\" ,'c, d', 09:00]", {"a": ["b", "2.1", "c, d", "09:00"]}),
        ("a: {b: c d, e: \"\"}", {"a": {"b": "c d", "e": ""}}),
        ("a: [b, [c, {d: e}],]", {"a": ["b", ["c", {"d": "e"}]]}),
        ("a: {\"b\": \"c\", 'd': [e]} # f\ng: \"h\"  # i", {"a": {"b": "c", "d": ["e"]}, "g": "h"}),
        ("a: [\n  b,\n    c d\n  e,\n]\nf:\n- {g: [h],\n  i: \"j\"}\n", {"a": ["b", "c d e"], "f": [{"g": ["h"], "i": "j"}]}),
        ("a:\n- b\n- c\nd: e", {"a": ["b", "c"], "d": "e"}),
        ("a:\n  # Notiz\n  - b\n\n  -   c\n", {"a": ["b", "c"]}),
        ("2.1: a\nB-c: {d-e: f}\n_g: h\nnull: i", {"2.1": "a", "B-c": {"d-e": "f"}, "_g": "h", "null": "i"}),
        ("a:\n  b: c\n  d:\n    - e\nf: g", {"a": {"b": "c", "d": ["e"]}, "f": "g"}),
        ("a: b # Notiz\nc: d#e #", {"a": "b", "c": "d#e"}),
        ("a: 'b''c'\nd: \"e\\\"f\\\\\"", {"a": "b'c", "d": 'e"f\\'}),
        ("a: >-\n  b\n  c: d # e\n\n\n  f\n\ng: h\n", {"a": "b c: d # e\n\nf", "g": "h"}),
        ("a:\n  - b: |\n      c\n        d\n\n  - >\n   e\n", {"a": [{"b": "c\n  d\n"}, "e\n"]}),
        ("a: b\n  c\n    d\ne: f\n", {"a": "b c d", "e": "f"}),
        ("a:\n  b c\n  d\ne:\n  [\n    f,\n    \"g h\",\n  ]\ni:\n  \"j: k\n\n  l \\\n  \\ m\"\n", {"a": "b c d", "e": ["f", "g h"], "i": "j: k\nl  m"}),
        ("a:\n  b:\n    c\n    d\n  e: 'f\n    g''h'\n", {"a": {"b": "c d", "e": "f g'h"}}),
        ("a: \"b\\xFCc\\u2013d\\U0001F600\"\ne: [\"f\\u00e4\", 'g''h']\n", {"a": "büc–d😀", "e": ["fä", "g'h"]}),
        ("\"a\": \"b\"\n\"c\": {\"d\": [1, 2]}\n", {"a": "b", "c": {"d": ["1", "2"]}}),
        (
            "a:\n  - id: b\n    c:\n      - {id: d, e: f}\n      - {id: g}\n  -   id: h\n      i: j\n",
            {"a": [{"id": "b", "c": [{"id": "d", "e": "f"}, {"id": "g"}]}, {"id": "h", "i": "j"}]},
        ),
    ],
)  # fmt: skip
def test_the_simple_shape_is_read(text: str, front: dict[str, Any]) -> None:
    assert read_plain(text) == front


@pytest.mark.parametrize(
    "text",
    [
        "a:", "a: ~", "a: null", "a: [b, ~]", "a: [null]", "a: {b: Null}", "a: {b: }", "a:\n  b:\nc: d", "a:\n- \n",
        "a: b #Notiz", "a: b #c # d", "a: ~ # b", "a: >-\n  b\n c\n", "a: >\n  b\n   c\n", "a: |+\n  b\n", "a: >-\n  b \n",
        "a: >-\n   \n  b\n", "a: b\n  c: d\n", "a: b\n  - c\n", "a: b:\n  c\n", "a: b\n  # c\n  d\n", "a: b # c\n  d\n", "a:\na:\n",
        "a:\n  b:\n", "a: b: c", "a: b:", "a:b", "a : b", "a: >-\n  b", "a: |\n  b", "a: b\n  c", "a: 'b\n  c'",
        "a: \"b\\n\"", "a: 'b'c'", "a: 'b' c", "a: &b c", "a: *b", "a: !b c", "a: @b", "a: `b`", "a: %b", "a: - b", "a: ? b",
        "a: b\na: c", "a: {b: c, b: d}", "a: [b: c]", "a: {b}", "a: [b,,]", "a: [[b]", "a: [b}]", "a: [\n  b, # c\n  d]\n", "a: [\n  \"b\n  c\"]\n", "a: [\n  b\n\n  c]\n",
        "a: [b]]\n", "a: [\n  b] c\n", "a: {\"b\":c}", "a: \"b\" c # d", "a: [b] #c", "a: [b,\n  - c]\n", "a: [[[[[[b]]]]]]", "a: [,]", "a: [b", "a: b]\n- c",
        "a: [b] c", "a: {b: c}}", "a: [b#c]", "a: [b c: d]", "a: ]", "[a, b]", "- a", "text", "? a\n: b",
        "ä: b", "-a: b", "a b: c", "\"a\":b", "\"ä\": b", "a:\n  \"b\": c", "<<: b", " a: b\nc: d", "a:\n  b: c\n d: e", "a:\n  - b\n - c", "a:\n  - b\n  c: d",
        "a:\n  - b: c\n   d: e", "a:\n  - - b", "a:\n-b", "a:\n  b", "a: b\tc", "a: b\x85", "a: b\u2028c", "a: b\xa0c",
        "a: b\ufeff", "a: b\0", "--- a", "...", "%YAML 1.2",
        "a:\n" + "".join("  " * depth + "a:\n" for depth in range(1, 12)) + "  " * 12 + "b: c",
    ],
)  # fmt: skip
def test_everything_else_is_left_to_the_yaml_reader(text: str) -> None:
    assert read_plain(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "a: \"\\x07\"", "a: \"\\ud83d\\ude00\"", "a: \"\\q\"", "a: \"\\x4\"", "a: \"b\\\n\n  c\"\n", "a: \"b\\ \n  c\"\n", "a: \"b\n  c\" d\n", "a: 'b\n  c\n",
        "a: \"b\nc\"\n", "a:\n  b: c\n  'd'\n", "a:\n  \"b\"\n  c\n", "a:\n  b\n  c: d\n", "a:\n  - b\n  c\n", "a:\n  # b\n  c\n", "a:\n\n  b\n", "a:\n  [b]\n  c\n", "a:\n  &b c\n", "a:\n[b\n]\n",
    ],
)  # fmt: skip
def test_texts_below_their_key_and_in_quotes_that_are_more_than_simple(text: str) -> None:
    assert read_plain(text, empty=set()) is None


def test_keys_without_a_value_are_told_to_whoever_wants_to_know() -> None:
    empty: set[str] = set()
    assert read_plain("a:\nb: c\nd:\n  - e\nf: null\ng: ~\n", empty=empty) == {"b": "c", "d": ["e"]}
    assert empty == {"a", "f", "g"}
