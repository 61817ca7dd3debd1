"""The JSON Schemas: editors accept what the reader accepts, and underline what is wrong in form."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from catalogue.cli.schema import KINDS, schema_of
from catalogue.model.term import VOCABULARIES

ROOT = Path(__file__).parents[3]
CONTENT = ROOT / "tests" / "content"
# Examples whose mistake is one of form: a schema alone can see it.
WRONG_IN_FORM = (
    "bad-closing", "bad-date", "bad-date-time", "bad-duration", "bad-email", "bad-id", "bad-language", "bad-number",
    "bad-registration", "bad-url", "empty-list", "empty-text", "front-matter-no-mapping", "list-expected",
    "mapping-expected", "missing-field", "missing-field-and-all-the-rest", "no-such-date", "not-whole-days", "registration-without-way",
    "session-without-end", "session-without-id", "session-without-start", "start-beside-parts", "text-expected", "text-too-long",
    "unknown-choice", "unknown-key", "unknown-placeholder", "unknown-term", "yaml-too-deep",
)  # fmt: skip


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: no dates, no yes and no, no sexagesimal numbers."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def front_matter(path: Path) -> Any:
    text = path.read_text(encoding="utf-8-sig").lstrip("\n")
    return yaml.load(re.split(r"^(?:---|\.\.\.)[ \t]*$", text, flags=re.MULTILINE)[1], EditorLoader)


@cache
def validator(kind: str, definition: str = "") -> Any:
    schema = schema_of(kind)
    chosen = {**schema, "$ref": f"#/$defs/{definition}"} if definition else schema
    return Draft202012Validator(chosen, format_checker=Draft202012Validator.FORMAT_CHECKER)


def mistakes(kind: str, data: Any, definition: str = "") -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(kind, definition).iter_errors(data)]


def course(**fields: Any) -> dict[str, Any]:
    return {"title": "Zoom", "summary": "Kurz.", "category": "kommunikation", **fields}


def paths(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.md") if not path.name.startswith(("_", ".")))


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one(kind: str) -> None:
    Draft202012Validator.check_schema(schema_of(kind))


@pytest.mark.parametrize("path", paths(ROOT / "courses"), ids=lambda path: path.stem)
def test_the_courses_of_the_demonstration_are_accepted(path: Path) -> None:
    assert mistakes("course", front_matter(path)) == []


@pytest.mark.parametrize("path", paths(ROOT / "docs" / "guides"), ids=lambda path: path.stem)
def test_the_guides_of_the_demonstration_are_accepted(path: Path) -> None:
    assert mistakes("guide", front_matter(path)) == []


@pytest.mark.parametrize("path", paths(CONTENT / "valid"), ids=lambda path: path.stem)
def test_the_valid_examples_are_accepted(path: Path) -> None:
    assert mistakes("course", front_matter(path)) == []


@pytest.mark.parametrize("name", WRONG_IN_FORM)
def test_a_broken_example_that_is_wrong_in_form_is_rejected(name: str) -> None:
    assert mistakes("course", front_matter(CONTENT / "broken" / f"{name}.md"))


@pytest.mark.parametrize("kind", VOCABULARIES, ids=lambda kind: kind.vocabulary)
def test_the_vocabularies_of_the_demonstration_are_accepted(kind: Any) -> None:
    file = ROOT / "courses" / "_vocabulary" / f"{kind.vocabulary}.yml"
    data = yaml.load(file.read_text(encoding="utf-8"), EditorLoader)
    assert mistakes("vocabulary", data, kind.vocabulary) == []
    assert mistakes("vocabulary", {"id": {"nname": "x"}}, kind.vocabulary)


def test_the_parts_of_a_vocabulary_are_looked_into() -> None:
    wrong = {"rathaus": {"name": "Rathaus", "geo": {"lat": 91, "lon": 7}}}
    assert mistakes("vocabulary", wrong, "venues")
    assert mistakes("vocabulary", {"rathaus": {"name": "Rathaus", "accessibility": ["stufenlos"]}}, "venues")
    assert not mistakes("vocabulary", {"rathaus": {"name": "Rathaus", "accessibility": ["step-free"]}}, "venues")


def test_the_settings_of_the_demonstration_are_accepted() -> None:
    data = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), EditorLoader)
    own = data["extra"]["catalogue"]
    assert mistakes("settings", own) == []
    assert mistakes("settings", {**own, "language": "fr"})
    assert mistakes("settings", {key: value for key, value in own.items() if key != "site"})


@pytest.mark.parametrize(
    "fields",
    [
        {"registration": "none"},
        {"registration": "keine"},
        {"registration": {"email": "a@stadt.example"}},
        {"registration": {"url": "https://x.example/{course}?t={session}", "closes": "P1M"}},
        {"registration": {"url": "HTTP://x.example", "closes": "2027-01-15"}},
        {"competences": [2.1, "2.4"]},
        {"tools": None, "level": None, "cost": None},
        {"duration": "pt90m"},
        {"duration": "P1Y2M3W4DT5H6M"},
        {"title": 2027},
        {"sessions": [{"id": 1, "start": "2027-01-12 9:00", "end": "2027-01-12T12:00+01:00"}]},
        {"sessions": [{"id": "a", "parts": [{"start": "2027-01-12", "end": "2027-01-13", "venue": "zoom"}]}]},
        {"sessions": [{"id": "a", "start": "2027-01-12", "end": "2027-01-12", "venue": "zoom", "closes": "P7D"}]},
    ],
)
def test_what_the_reader_takes_is_accepted(fields: dict[str, Any]) -> None:
    assert mistakes("course", course(**fields)) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"registration": "nein"},
        {"registration": {}},
        {"registration": {"email": "a@stadt.example", "closes": "PT36H"}},
        {"registration": {"url": "javascript:alert(1)"}},
        {"id": "Zoom"},
        {"aliases": ["a b"]},
        {"duration": "P"},
        {"duration": "PT"},
        {"capacity": {"max": -1}},
        {"slug": "zoom"},
        {"path": "x.md"},
        {"sessions": [{"id": "a", "start": "2027-01-12"}]},
        {"sessions": [{"id": "a", "parts": []}]},
        {"sessions": [{"id": "a", "parts": [{"start": "2027-01-12", "end": "2027-01-12"}], "start": "2027-01-12"}]},
    ],
)
def test_what_the_reader_refuses_for_its_form_is_rejected(fields: dict[str, Any]) -> None:
    assert mistakes("course", course(**fields))


def test_a_course_has_sessions_and_a_guide_has_none() -> None:
    assert mistakes("guide", course(sessions=[]))
    assert not mistakes("guide", course(applies_to="Version 5"))
