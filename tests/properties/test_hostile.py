"""Hostile input: whatever stands in a file, reading and checking end soon, never raise, and say where the trouble is."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.model.problem import Problem
from catalogue.outputs.explained import explain
from catalogue.outputs.report import as_github, as_gitlab, as_json, as_text
from catalogue.reading.translations import read_translation
from tests.unit.reading import project
from tests.unit.reading.project import checked, codes, offer, read, write

FRONT = project.FRONT.format(title="Kurs")
SECONDS = 5  # of the processor, however many others want it; each case takes well under two
GERMAN = read_translation("de")
VOCABULARIES = (
    "areas", "audiences", "categories", "competences", "contacts", "formats", "levels", "providers", "tools", "venues",
)  # fmt: skip
pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")


@contextmanager
def soon() -> Iterator[None]:
    began = time.process_time()
    yield
    assert time.process_time() - began < SECONDS


def report(root: Path) -> list[Problem]:
    """Checks a project and prints it in every form; every problem must be located and explained."""
    with soon():
        problems = checked(root)
        explained = [explain(problem, GERMAN) for problem in problems]
        for text in (as_json(explained), as_github(explained), as_gitlab(explained)):
            text.encode()
        as_text(explained, GERMAN, line_of=lambda *_: "x").encode()
    for problem in problems:
        assert problem.place.path
        assert problem.place.line >= 1
        assert problem.place.column >= 1
    return problems


def found(root: Path, content: str | bytes, path: str = "courses/a.md") -> set[str]:
    return {problem.code for problem in report(write(root, {path: content}))}


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{c}: &{c} [{','.join(['*' + p] * 9)}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (f"---\n{FRONT}{BOMB}---\n", "yaml-alias"),
        (f"---\n{FRONT}" + "x: y\n" * 2_000_000 + "---\n", "file-too-large"),
        (f"---\n{FRONT}" + "# …\n" * 100_000 + "---\n", "front-matter-too-large"),
        (b"\0" * 1000, "control-character"),
        (b"\xff\xfe" + "---\ntitle: x\n".encode("utf-16-le"), "not-utf8"),
        ("---\ntitle: Über\n---\n".encode("latin-1"), "not-utf8"),
        (f"---\n{FRONT}keywords: " + "[" * 100_000 + "\n---\n", "yaml-too-deep"),
        (f"---\n{FRONT}keywords: " + "{a: " * 30_000 + "\n---\n", "yaml-too-deep"),
        (f"---\n{FRONT}keywords:\n" + "- " * 60_000 + "\n---\n", "yaml-too-deep"),
        (f"---\n{FRONT}" + "".join(f"k{n}: x\n" for n in range(12_000)) + "---\n", "too-many-mistakes"),
        (f"---\n{FRONT}" + "a: b\n" * 25_000 + "---\n", "duplicate-key"),
        (f"---\n{FRONT}" + "k" * 100_000 + ": x\n---\n", "bad-yaml"),
        (f"---\n{FRONT}audiences: [" + ", ".join(f"a{n}" for n in range(14_000)) + "]\n---\n", "list-too-long"),
        (f"---\n{FRONT}prerequisites: [" + ", ".join(f"a{n}" for n in range(5_000)) + "]\n---\n", "list-too-long"),
        (f"---\n{FRONT}sessions: [" + "{}," * 40_000 + "]\n---\n", "list-too-long"),
        (f"---\n{FRONT}sessions: [" + "{id: a, venue: b}," * 6_000 + "]\n---\n", "list-too-long"),
        (f"---\n{FRONT}sessions: [{{id: a, parts: [" + "{venue: b}," * 190 + "]}]\n---\n", "missing-vocabulary"),
        (
            f"---\n{FRONT}sessions: [" + ("{id: a, parts: [" + "{venue: b}," * 190 + "]},") * 55 + "]\n---\n",
            "too-many-mistakes",
        ),
        (f"---\n{FRONT}accessibility: [" + "x," * 60_000 + "]\n---\n", "list-too-long"),
        (f"---\n{FRONT}capacity: {{max: {'9' * 100_000}}}\n---\n", "bad-number"),
        (f"---\n{FRONT}capacity: {{max: 1e999}}\n---\n", "bad-number"),
        (f"---\n{FRONT}published: {'9' * 100_000}-01-01\n---\n", "bad-date"),
        (f"---\n{FRONT}published: 9999-12-31\n---\n", "date-out-of-range"),
        (f"---\n{FRONT}duration: P{'9' * 100_000}Y\n---\n", "bad-duration"),
        (f'---\n{FRONT}cost: "\\ud800"\n---\n', "bad-yaml"),
        (f'---\n{FRONT}cost: "\\0\\x1b\\u202e"\n---\n', "empty-text"),
        (f'---\n{FRONT}id: "a\\0"\n---\n', "bad-id"),
        (f"---\n{FRONT}? - a\n: b\n---\n", "bad-yaml"),
        ("---\n%YAML 9999999999999999999999.1\n---\n", ""),
        ("---\r" * 1000, "missing-field"),
        ("---\n" * 100_000, ""),
        ("---\n!!python/object/apply:os.system [ls]\n---\n", "yaml-tag"),
        (f"---\n{FRONT}cost: !!binary x\n---\n", "yaml-tag"),
    ],
    ids=range(33),
)
def test_a_hostile_front_matter_is_told(tmp_path: Path, content: str | bytes, code: str) -> None:
    codes_found = found(tmp_path, content)
    assert not code or code in codes_found


@pytest.mark.parametrize(
    "body",
    [
        ">" * 100_000, "> " * 100_000, "- " * 100_000, "[" * 100_000, "![" * 100_000, "*a " * 100_000, "`" * 100_000, "<" * 100_000,
        "<a " * 50_000, "<div>" * 100_000, "<!--" * 100_000, "<?" * 100_000, "&" * 100_000, "[a](" * 50_000, "[a]: x\n" * 50_000,
        "|" * 50_000 + "\n" + "|-" * 50_000, "{" * 100_000, "{: a=" * 50_000, "{'" * 50_000, "](" * 100_000, "<a{" * 50_000,
        "\n".join(" " * depth + "- a" for depth in range(1_000)), "\n".join(" " * 4 * depth + "!!! note" for depth in range(500)),
        "a**_" * 50_000, "<div\n" * 50_000, "<a href='" * 50_000, "\\" * 100_000, "~~~\n" * 50_000, "[^1]: " * 50_000, "# " * 100_000,
        "<div markdown>\n" * 20_000, "ä<b>" * 100_000, "<![" * 50_000, "</" * 100_000, "![x](y.png) " * 40_000, "[x](y.md) " * 40_000,
        "\u2028" * 100_000, "\t" * 200_000, "a\r" * 100_000, "=== " * 50_000, '!!! a "' * 50_000,
    ],
    ids=range(41),
)  # fmt: skip
def test_a_hostile_text_ends_soon(tmp_path: Path, body: str) -> None:
    report(write(tmp_path, {"courses/a.md": offer(body=body)}))


@pytest.mark.parametrize(
    "name",
    ["../x", "..", "a/../../b", "/etc/passwd", "a%2f..", "con", "a\\..\\b", ".git", "a b", "ä", "<script>", "a" * 200],
)
def test_no_id_or_alias_leaves_its_folder(tmp_path: Path, name: str) -> None:
    escaped = name.replace("\\", "\\\\")
    write(tmp_path, {"courses/a.md": offer(f'aliases: ["{escaped}"]\nid: "{escaped}"\n')})
    reading = read(tmp_path)
    if name == "con":
        assert reading.problems == ()
    else:
        assert [problem.code for problem in reading.problems] == ["bad-id", "bad-id"]


FIELDS = (
    "id", "title", "summary", "category", "format", "level", "duration", "provider", "area", "contact", "cost", "mandatory", "published",
    "language", "status", "registration", "capacity", "review", "sessions", "audiences", "withdrawn",
)  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "javascript:alert(1)", "{{ config }}", "%0d%0aX: y", "' onclick=x '"]
)
def test_hostile_words_in_a_field_are_text_or_a_mistake(tmp_path: Path, field: str, text: str) -> None:
    lines = {line.split(":")[0]: line for line in FRONT.splitlines()}
    front = "\n".join({**lines, field: f'{field}: "{text}"'}.values())
    problems = report(write(tmp_path, {"courses/a.md": f"---\n{front}\n---\n\nText.\n"}))
    assert problems or field in ("title", "summary", "cost")


@pytest.mark.parametrize(
    "scheme",
    [
        "javascript:alert(1)",
        "JavaScript:x",
        "java\\tscript:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//a.example",
    ],
)
def test_addresses_in_fields_are_web_addresses(tmp_path: Path, scheme: str) -> None:
    extra = f'registration: {{url: "{scheme}"}}\nsessions:\n  - {{id: a, start: 2027-01-12 09:00, end: 2027-01-12 10:00, url: "{scheme}"}}\n'
    tools = f'zoom: {{name: Zoom, url: "{scheme}", rule: {{title: x, url: "{scheme}"}}}}\n'
    write(tmp_path, {"courses/a.md": offer(extra), "courses/_vocabulary/tools.yml": tools})
    assert codes(tmp_path).count("bad-url") == 4


@pytest.mark.parametrize("name", VOCABULARIES)
@pytest.mark.parametrize(
    "content",
    [
        "- a\n", "a\n", "", "~", "a: b\n", "a: [b]\n", "a: &x {name: y}\n", "../a: {name: x}\n", "a: {name: {b: c}}\n", "? [a]\n: b\n", "[" * 50_000,
        b"\xff", b"\0", "a: {name: x, id: y, area: z, contact: z, url: z, geo: z, rule: z, digcomp22: z}\n",
        "".join(f"a{n}: {{nmae: x}}\n" for n in range(30_000)), "".join(f"a{n}:\n" for n in range(60_000)),
    ],
    ids=range(16),
)  # fmt: skip
def test_hostile_vocabularies(tmp_path: Path, name: str, content: str | bytes) -> None:
    files = {"courses/a.md": offer("tools: [a]\naudiences: [a]\n"), f"courses/_vocabulary/{name}.yml": content}
    report(write(tmp_path, files))


def test_file_names_that_would_break_a_terminal_or_a_report(tmp_path: Path) -> None:
    names = ["a\nb.md", "\x1b[31m.md", "::error::.md", "-rf.md", "a\u202e.md", "%0A.md", "😀.md"]
    write(tmp_path, {f"courses/{name}": offer() for name in names})
    Path(os.fsdecode(os.fsencode(tmp_path / "courses") + b"/\xff.md")).write_text(offer(), encoding="utf-8")
    assert [problem.code for problem in report(tmp_path)] == ["bad-slug"] * 8


@pipes
def test_pipes_links_and_folders_where_files_should_be(tmp_path: Path) -> None:
    root = write(tmp_path / "root", {"courses/ok.md": offer(), "docs/guides/x.md/index.txt": ""})
    (tmp_path / "secret.md").write_text(offer("cost: geheim\n"), encoding="utf-8")
    courses = root / "courses"
    os.mkfifo(courses / "pipe.md")
    os.mkfifo(courses / "_vocabulary" / "tools.yml")
    (courses / "out.md").symlink_to(tmp_path / "secret.md")
    (courses / "self.md").symlink_to("self.md")
    (courses / "folder").symlink_to(courses)
    (courses / "zero.md").symlink_to("/dev/zero")
    told = {problem.place.path: problem.code for problem in report(root)}
    assert told == {
        "courses/_vocabulary/tools.yml": "not-a-file",
        "courses/folder": "linked-circle",
        "courses/out.md": "outside-the-tree",
        "courses/pipe.md": "not-a-file",
        "courses/self.md": "unreadable-file",
        "courses/zero.md": "outside-the-tree",
        "docs/guides/x.md/index.txt": "unknown-file",
    }
    assert [course.slug for course in read(root).catalogue.courses] == ["ok"]


ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=300)
SIGNS = st.lists(
    st.sampled_from([*"-:#[]{}<>()!*&|>'\"%@`~=\\/ \n\r\tab1ä\u2028\ufeff", "---\n", "](", "javascript:"]), max_size=80
).map("".join)
KEYS = st.sampled_from(
    (*FIELDS, "start", "end", "venue", "parts", "url", "email", "closes", "min", "max", "by", "last", "x", "at")
)
SCALARS = st.one_of(
    st.sampled_from(["", "a", "kommunikation", "2027-01-12 09:00", "2027-03-28 02:30", "P7D", "none", "held", "-1", "~", "[", "9" * 30]), SIGNS
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


def written(value: object) -> str:
    """Writes a value as YAML in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {written(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    escaped = (
        str(value)
        .replace("\\", "\\\\")
        .replace('"', '\\"')
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\u2028", "\\L")
    )
    return f'"{escaped}"'


many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def survives(content: bytes, path: str = "courses/a.md") -> None:
    with TemporaryDirectory() as folder:
        report(write(Path(folder), {path: content}))


@many
@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    survives(content)


@many
@given(st.one_of(ANY_TEXT, SIGNS), st.one_of(ANY_TEXT, SIGNS))
def test_any_front_matter_and_text(front: str, body: str) -> None:
    survives(f"---\n{FRONT}{front}\n---\n{body}".encode())


@many
@given(st.dictionaries(KEYS, VALUES, max_size=8))
def test_any_structure(value: dict[str, object]) -> None:
    front = "".join(f"{key}: {written(each)}\n" for key, each in value.items())
    survives(f"---\n{front}---\n\nText.\n".encode())


@many
@given(
    st.lists(st.dictionaries(KEYS, VALUES, max_size=5), max_size=3),
    st.sampled_from(["sessions", "registration", "review", "capacity"]),
)
def test_any_structure_where_one_is_expected(values: list[dict[str, object]], field: str) -> None:
    shown: object = values if field == "sessions" else (values or [{}])[0]
    survives(f"---\n{FRONT}{field}: {written(shown)}\n---\n\nText.\n".encode())


@many
@given(
    st.sampled_from(VOCABULARIES), st.one_of(ANY_TEXT, SIGNS, st.dictionaries(KEYS, VALUES, max_size=4).map(written))
)
def test_any_vocabulary(name: str, content: str) -> None:
    survives(content.encode(), f"courses/_vocabulary/{name}.yml")
