"""Documents: where the front matter ends and the body begins."""

import pytest

from catalogue.reading.document import LARGEST_FRONT, Document, read_document
from catalogue.reading.node import plain


def read(text: str) -> tuple[Document, list[tuple[str, int]]]:
    document, problems = read_document(text, path="x.md")
    return document, [(problem.code, problem.place.line) for problem in problems]


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\na: b\n---\nText", "Text", 4),
        ("\n\n---\na: b\n--- \n\nText\n", "\nText\n", 6),
        ("---\t\na: b\n...\nText", "Text", 4),
        ("---\na: b\n---", "", 3),
        ("---\na: b\n---\nText\n---\nmehr", "Text\n---\nmehr", 4),
    ],
)
def test_front_matter_and_body(text: str, body: str, line: int) -> None:
    document, problems = read(text)
    assert problems == []
    assert document.front is not None
    assert plain(document.front) == {"a": "b"}
    assert document.body is not None
    assert (document.body.markdown, document.body.line) == (body, line)


@pytest.mark.parametrize("text", ["---\n---\nText", "---\n\n# nur eine Notiz\n---\nText"])
def test_empty_front_matter_is_a_mapping_without_fields(text: str) -> None:
    document, problems = read(text)
    assert problems == []
    assert document.front is not None
    assert document.front.entries == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", ("missing-front-matter", 1)),
        ("\n\nText", ("missing-front-matter", 3)),
        ("-- -\na: b\n---", ("missing-front-matter", 1)),
        ("\n---\na: b\n", ("unclosed-front-matter", 2)),
        ("---\na: b\n- c\n ---\n", ("wrong-fence", 4)),
        ("---\na: b\n\nText\n\n-----\n", ("unclosed-front-matter", 1)),
        ("---\na: b\nText\n***\n", ("unclosed-front-matter", 1)),
        ("---\n- a\n---\n", ("front-matter-no-mapping", 2)),
        ("---\nnur Text\n---\n", ("front-matter-no-mapping", 2)),
        ("---\na: b\n\nc: [\n---\n", ("bad-yaml", 5)),
        ("---\n" + "a" * (LARGEST_FRONT + 1) + "\n---\n", ("front-matter-too-large", 1)),
    ],
)
def test_front_matter_that_cannot_be_taken(text: str, problem: tuple[str, int]) -> None:
    document, problems = read(text)
    assert document.front is None
    assert problems == [problem]


def test_the_body_is_there_although_the_front_matter_is_broken() -> None:
    document, _ = read("---\na: [\n---\nText")
    assert document.body is not None
    assert document.body.markdown == "Text"


def test_nothing_tells_where_the_body_begins_when_the_front_matter_is_not_closed() -> None:
    assert read("---\na: b\nText")[0].body is None
