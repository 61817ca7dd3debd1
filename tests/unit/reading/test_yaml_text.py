"""YAML text: kept as text, located, and refused where it could do harm."""

import pytest

from catalogue.model.problem import Place
from catalogue.reading.node import Mapping, Node, Scalar, plain
from catalogue.reading.yaml_text import parse


def tree(text: str) -> Node:
    node, problems = parse(text, path="x.yml")
    assert node is not None
    assert problems == ()
    return node


def problem(text: str) -> tuple[str, int, int, str]:
    node, problems = parse(text, path="x.yml")
    assert node is None
    (only,) = problems
    return only.code, only.place.line, only.place.column, only.details.get("reason", "")


@pytest.mark.parametrize(
    "text", ["no", "10:30", "01067", "1e3", "0x1F", "2027-01-12", "true", "1_000", "~Tilde", "=", "<<"]
)
def test_scalars_stay_what_the_author_wrote(text: str) -> None:
    assert plain(tree(f"a: {text}")) == {"a": text}


@pytest.mark.parametrize("text", ["", "~", "null", "Null"])
def test_an_empty_value_counts_as_absent(text: str) -> None:
    assert plain(tree(f"a: {text}\nb: [x, {text}]")) in ({"b": ["x"]}, {"b": ["x"]})


def test_a_quoted_empty_text_is_a_text() -> None:
    assert plain(tree('a: ""\nb: "null"')) == {"a": "", "b": "null"}


def test_every_node_knows_its_place() -> None:
    node, _ = parse("ä: 😀\nb: [1, {c: 2}]\n", path="x.yml", first_line=5)
    assert isinstance(node, Mapping)
    inner = node.get("b")
    assert inner is not None
    assert (inner.line, inner.column) == (6, 4)


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
def test_a_line_is_what_an_editor_calls_one(sign: str) -> None:
    node, _ = parse(f"a: x{sign}y\nb: 1", path="x.yml")
    assert isinstance(node, Mapping)
    assert [key.line for key, _ in node.entries] == [1, 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x [b]", ("yaml-alias", 1, 4, "")),
        ("a: *x", ("yaml-alias", 1, 4, "")),
        ("a: b\n<<: *x", ("yaml-alias", 2, 5, "")),
        ("a: !!python/object:os.system b", ("yaml-tag", 1, 4, "")),
        ("a: !x b", ("yaml-tag", 1, 4, "")),
        ("a: " + "[" * 13, ("yaml-too-deep", 1, 15, "")),
        ("a\n  b: c", ("bad-yaml", 1, 2, "no-colon")),
        ("a: b\nsessions\n  - id: a", ("bad-yaml", 2, 9, "no-colon")),
        ("a: b\nc:\n  – id: a\n    d: e", ("bad-yaml", 3, 5, "bullet")),
        ("a: b\n=======\nc: d", ("bad-yaml", 2, 1, "conflict")),
        ("a: b: |\n  c: d", ("bad-yaml", 1, 5, "own-colon")),
        ('a: "b" c', ("bad-yaml", 1, 8, "behind")),
        ("a: [b] c", ("bad-yaml", 1, 8, "behind")),
        ("a: b\n**c**: d", ("bad-yaml", 2, 1, "bold")),
        ("a: b\n- c: d", ("bad-yaml", 2, 1, "dash")),
        ("a: b\ncapacity: min: 6, max: 15", ("bad-yaml", 2, 14, "several")),
        ("a: b: c", ("bad-yaml", 1, 5, "own-colon")),
        ("a:\n\tb: c", ("bad-yaml", 2, 1, "tab")),
        ("a: @b", ("bad-yaml", 1, 4, "character")),
        ("a: *b*", ("bad-yaml", 1, 4, "character")),
        ("a: > 5 Euro", ("bad-yaml", 1, 4, "character")),
        ("a: `b`", ("bad-yaml", 1, 4, "character")),
        ("a: %b\n%c", ("bad-yaml", 1, 4, "character")),
        ("a: 'b", ("bad-yaml", 1, 4, "quote")),
        ('a: "\\d"', ("bad-yaml", 1, 5, "escape")),
        ('a: "\\ud800"', ("bad-yaml", 1, 5, "escape")),
        ("a: [b", ("bad-yaml", 1, 4, "bracket")),
        ("a: {b: c", ("bad-yaml", 1, 4, "brace")),
        ("? [a]\n: b", ("bad-yaml", 1, 3, "key")),
        ("a: b\n---\nc: d", ("bad-yaml", 3, 1, "document")),
        ("a: b\nc\nd: e", ("bad-yaml", 2, 1, "no-colon")),
        ('a: "b\nc: d\ne: "f"', ("bad-yaml", 1, 4, "quote")),
        ('a: "b\n  c"\nd: e: f', ("bad-yaml", 3, 5, "own-colon")),
        ("a: b\n c: d", ("bad-yaml", 2, 2, "indent-by")),
        ("a:\n  - b: c\n\t d: e", ("bad-yaml", 3, 1, "tab")),
        ("a: {b: https://c.example/{d}, e: f}", ("bad-yaml", 1, 8, "address")),
        ("a: b\nc:d\ne: f", ("bad-yaml", 2, 3, "no-colon")),
        ("a:b\nc: d", ("bad-yaml", 1, 3, "no-colon")),
        ("a: b\nc:\xa0d\ne: f", ("bad-yaml", 2, 3, "no-colon")),
        ("a:\n  - b: c\n\xa0 \xa0d: e\nf: g", ("bad-yaml", 3, 1, "no-break")),
        ("a:\n  - b: c\n\xa0   d: e\n    f: g", ("bad-yaml", 3, 1, "no-break")),
        ("a:\n  - b: c\n  \u202f d: e\n", ("bad-yaml", 3, 3, "no-break")),
        ("a:\n\xa0 - b: c\n\xa0 \xa0 d: e\n", ("bad-yaml", 2, 1, "no-break")),
        ("a: |\n  \xa0b\nc: d: e", ("bad-yaml", 3, 5, "own-colon")),
        ("a:\n  b: c\n d: e", ("bad-yaml", 3, 2, "indent-by")),
    ],
)
def test_what_cannot_be_read_says_why_and_where(text: str, expected: tuple[str, int, int, str]) -> None:
    code, line, _, reason = problem(text)
    assert (code, line, reason) == (expected[0], expected[1], expected[3])


def test_a_key_that_stands_twice_is_told_with_both_lines() -> None:
    node, problems = parse("a: 1\nb: 2\na: 3", path="x.yml")
    assert node is not None
    assert plain(node) == {"a": "1", "b": "2"}
    assert [(each.code, each.place, each.details["first"]) for each in problems] == [
        ("duplicate-key", Place("x.yml", 3, 1), "1")
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- id: a\n  end: 1\n  id: b\n  end: 2\n  id: c\n  end: 3\n", [("missing-dash", 3), ("missing-dash", 5)]),
        ("- id: a\n  end: 1\n  end: 2\n", [("duplicate-key", 3)]),
        ("- {id: a, id: b}\n", [("duplicate-key", 1)]),
        ("id: a\nend: 1\nid: b\n", [("duplicate-key", 3)]),
    ],
)
def test_a_forgotten_dash_is_told_once_for_each_entry(text: str, told: list[tuple[str, int]]) -> None:
    _, problems = parse(text, path="x.yml")
    assert [(problem.code, problem.place.line) for problem in problems] == told
    assert [each.details["repair"] for each in problems if each.code == "missing-dash"] == ["- id: b", "- id: c"][
        : [code for code, _ in told].count("missing-dash")
    ]


def test_a_lenient_parse_takes_a_host_s_file() -> None:
    node, problems = parse("a: &x !ENV [B, c]\nd: *x\n", path="mkdocs.yml", lenient=True)
    assert node is not None
    assert problems == ()
    assert plain(node) == {"a": ["B", "c"]}


@pytest.mark.parametrize(
    ("text", "cut"),
    [("a: b #c d", True), ("a: #c", True), ("a: b # c", False), ('a: "b" #c', False), ("a: b#c", False)],
)
def test_a_hash_glued_to_a_word_is_told(text: str, cut: bool) -> None:
    assert [problem.code for problem in parse(text, path="x.yml")[1]] == ["comment-in-value"] * cut


def test_a_nul_written_as_an_escape_stays_text() -> None:
    assert plain(tree('a: "\\0"')) == {"a": "\0"}


def test_a_scalar_alone_is_a_node() -> None:
    assert isinstance(tree("nur Text"), Scalar)
