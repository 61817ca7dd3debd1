"""Free input for the quick reader of front matter: whatever it takes, it reads as the YAML reader does."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalogue.reading.document import read_document, split_plain
from catalogue.reading.node import Mapping, is_null, plain
from catalogue.reading.plain_front import read_plain
from catalogue.reading.yaml_text import parse

ROOT = Path(__file__).parents[2]
FILES = [
    path
    for folder in ("courses", "docs/guides", "tests/content", "catalogue/scaffold")
    for path in sorted((ROOT / folder).rglob("*.md"))
]
# Bits of which both valid and broken YAML is made: keys, signs, indentations, words that are no texts.
BITS = st.sampled_from([
    "a", "b", "key", "A-b: ", "2.1: ", "null: ", "title", "ä", "x y", "null", "~", "true", "1.5", "2027-01-12 09:00", "https://a.example/", "a: b", "a-b",
    ":", ": ", " ", "  ", "    ", "-", "- ", "\n", "\n", "\n  ", "\n- ", "\n  - ", "[", "]", "{", "}", ",", ", ", "#", " #", "'", '"',
    "''", "\\", "?", "? ", "&a ", "*a", "!t ", "|", ">", "%", "@", "`", "...", "---", "=", "<<: ", "key: [a, b]", "c: {a: b}",
    "d: ", "e:\n", "\\xfc", "\\u00e4", "\\ud83d", "\\_", "\\n", "\\\n  ", '"f": ', '"', "\n  'g", "h'\n", "\t", "\x85", "\u2028", "\xa0", "\ufeff", "\r",
])  # fmt: skip
TEXTS = st.lists(BITS, max_size=14).map("".join)
SCALARS = st.text(st.characters(codec="utf-8"), max_size=12) | st.lists(BITS, max_size=4).map("".join)


def same(text: str) -> bool:
    """Tells whether the quick reader took a text; then the YAML reader must make the same of it, without a problem."""
    empty: set[str] = set()
    front = read_plain(text, empty=empty)
    if front is None:
        return False
    node, problems = parse(text, path="x")
    assert problems == ()
    assert front == ({} if node is None else plain(node))
    entries = node.entries if isinstance(node, Mapping) else ()
    assert empty == {key.text for key, value in entries if is_null(value)}
    assert read_plain(text) == (None if empty else front)
    return True


@given(TEXTS | TEXTS.map("k: {}".format) | st.text(max_size=40))
@example("a: b\nc:\n- d\n- e: f\n  g: [h]\n")
def test_any_text(text: str) -> None:
    same(text)


@given(SCALARS)
def test_any_value_wherever_it_may_stand(value: str) -> None:
    for text in (
        f"a: {value}",
        f"a: [{value}, b]",
        f"a: {{b: {value}}}",
        f"a:\n  - {value}\n",
        f'a: "{value}"',
        f"a: '{value}'",
    ):
        same(text)


# Lists and mappings in each other, on one line and several, with near misses: signs that are missing or there twice.
GAPS = st.sampled_from([", ", ", ", ",", ",\n  ", ",\n    ", " ,", " ", ",,", "\n  ", ",\n", ", # c\n  ", ",\n\n  "])
NAMES = st.sampled_from(["a: ", "b: ", '"c": ', "'d': ", "e:", '"f":', "", "null: ", "- ", "2.1: ", "ä: "])
LEAVES = st.lists(st.sampled_from(["Wort", "x y", '"q, r"', "'s'", '"t"', "null", "~", "", "9:00", "a: b", "#c", "it's", "-", '"u\n  v"', "w\n  x"]), min_size=1, max_size=2).map(" ".join)  # fmt: skip


@st.composite
def flows(draw: st.DrawFn, depth: int = 3) -> str:
    if not depth or draw(st.integers(0, 2)) == 0:
        return draw(LEAVES)
    named = draw(st.booleans())
    entries = [
        (draw(NAMES) if named or draw(st.integers(0, 9)) == 0 else "") + draw(flows(depth=depth - 1))
        for _ in range(draw(st.integers(0, 3)))
    ]
    begin = draw(st.sampled_from(["", "", " ", "\n  "]))
    end = draw(st.sampled_from(["", "", " ", ",", "\n", "\n  "]))
    closing = draw(st.sampled_from(["}", "}", "}", "]", ""] if named else ["]", "]", "]", "}", ""]))
    return ("{" if named else "[") + begin + draw(GAPS).join(entries) + end + closing


@settings(max_examples=600)
@given(st.lists(st.tuples(st.sampled_from(["k: ", "l:\n  - ", "m:\n- x: ", "n:\n  o: "]), flows(), st.sampled_from(["", " # c", " #c", " x"])), min_size=1, max_size=3))  # fmt: skip
def test_lists_and_mappings_in_each_other(parts: list[tuple[str, str, str]]) -> None:
    keys = "abc"
    same("".join(f"{keys[at]}{place}{value}{end}\n" for at, (place, value, end) in enumerate(parts)))


def test_a_document_that_ends_in_a_list_is_not_plain() -> None:
    assert not same("a: [\n...\n]\n")


def test_lists_and_mappings_in_each_other_are_plain() -> None:
    assert same('a: [b, {"c": [d, \'e\']},]  # f\ng: {\n  h: i,\n  j: k l\n    m\n}\nn: "o" # p\n')


# What stands behind a key, and the lines below it: blocks, texts that go on, quotes, comments, and near misses of each.
WORDS = st.lists(
    st.sampled_from(["Wort", "mehr", "9:30", "a:b", "x-y", "null", "#tag", "key:", "it's", "(c)", "–", "a: b"]),
    max_size=4,
)
LINE = WORDS.map(" ".join)
BELOW = st.lists(
    st.tuples(st.sampled_from([0, 1, 2, 2, 2, 2, 3, 4]), LINE, st.sampled_from(["", "", "", " "])), max_size=4
)
# What is in quotes and goes on below, with escapes and a backslash at the end of a line.
ESCAPES = st.sampled_from(
    ["", "", "", "\\xfc", "\\u2013", "\\U0001F600", "\\ ", "\\", "\\\\", '\\"', "''", "'", '"', "\\_", "\\n", "\\xAD"]
)
PIECE = st.tuples(ESCAPES, LINE, ESCAPES).map("".join)
OPENED = st.tuples(st.sampled_from("\"'"), st.lists(st.tuples(PIECE, st.sampled_from(["\n", "\n", "\n\n"]), st.sampled_from(["  ", "    ", " ", ""])), max_size=3), PIECE).map(
    lambda drawn: drawn[0] + "".join(text + gap + blanks for text, gap, blanks in drawn[1]) + drawn[2] + drawn[0]
)  # fmt: skip
FLOWING = st.sampled_from(
    ['[\n    a,\n    "b c",\n  ]', "{ a: b, c: d }", "[a,\n  b]", "[\n]", "{\n  \"a\": 'b',\n  }"]
)
VALUES: st.SearchStrategy[Any] = st.tuples(
    st.sampled_from([">-", "|", "|-", ">", ">+", "|2", ">- ", "> # c"]) | LINE | LINE.map("{} # c".format) | LINE.map("{} #c".format), BELOW
) | st.tuples(LINE.map('"{}\\"" # c'.format) | LINE.map('"\\\\{}"'.format) | LINE.map("'{}'''".format) | st.just(""), st.just([])) | st.tuples(OPENED | OPENED | FLOWING, BELOW.map(lambda lines: lines[:1]) | st.just([]))  # fmt: skip


@st.composite
def fronts(draw: st.DrawFn) -> str:
    lines = []
    for letter in draw(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4)):
        key = draw(st.sampled_from([letter, letter, letter, f'"{letter}"']))
        place = draw(
            st.sampled_from(
                [
                    "{}:\n  ",
                    "{}:\n    ",
                    "{}:\n",
                    "{}:\n  - x:\n      ",
                    "{}: ",
                    "{}: ",
                    "{}: ",
                    "{}:\n  - ",
                    "{}:\n- ",
                    "{}:\n  - x: ",
                    "{}:\n  z: ",
                ]
            )
        )
        value, below = draw(VALUES)
        column = len(place.rpartition("\n")[2]) - len(place.rpartition("\n")[2].lstrip(" -"))
        lines += [place.format(key) + value, *(f"{' ' * (column + more)}{text}{end}" for more, text, end in below)]
        lines += draw(st.sampled_from([[], [], [], [""], ["# c"], ["  # c"], ["  "]]))
    return "\n".join(lines) + draw(st.sampled_from(["\n", "\n", "\n\n", ""]))


@settings(max_examples=400)
@given(fronts())
@example('a:\n  b\n  c\nd:\n  [\n    e,\n  ]\nf:\n  "g\n\n  h \\\n  \\ i"\nj: \'k\n  l\'\nm: null\n"n": "\\xfc"\n')
@example("a: [b \n  c, {d: e \n  f}]\n")
@example("a: >-\n  b\n  c\n\n  d\ne: |\n  f\n   g\nh: i\n  j\nk:\nl: 'm''n' \n")
def test_texts_of_several_lines(text: str) -> None:
    same(text)


def test_texts_of_several_lines_are_plain() -> None:
    text = (
        "a: >-\n  b\n  c\n\n  d\nd:\n  - x: |\n      f\n       g\nh: i\n  j\nk:\nl: 'm''n'\no: \"p\\\"q\" \nr: s # t\n"
    )
    assert same(text)
    assert read_plain(text, empty=set()) == {
        "a": "b c\nd", "d": [{"x": "f\n g\n"}], "h": "i j", "l": "m'n", "o": 'p"q', "r": "s",
    }  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        return
    parts = split_plain(text)
    if parts is not None:
        document, problems = read_document(text, path="x")
        assert document.body == parts[1]
        if same(parts[0]):
            assert problems == ()
            assert document.front is not None


def test_nearly_all_files_are_plain() -> None:
    texts = [path.read_text(encoding="utf-8") for path in FILES if "tests" not in path.parts]
    fronts = [parts[0] for text in texts if (parts := split_plain(text))]
    assert sum(read_plain(front) is not None for front in fronts) > 0.9 * len(fronts) > 50


@given(
    st.lists(
        st.sampled_from(["---", "--- ", "...", "----", "--- a", "a: b", "", " ", "Text", "\x85", "---\r"]), max_size=8
    )
)
def test_a_document_is_split_alike(lines: list[str]) -> None:
    text = "\n".join(lines)
    parts = split_plain(text)
    if parts is not None and read_plain(parts[0]) is not None:
        document, problems = read_document(text, path="x")
        assert (document.body, problems) == (parts[1], ())
        assert document.front is not None
        assert plain(document.front) == read_plain(parts[0])
