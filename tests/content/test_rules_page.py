"""The page of problem codes: each example on it triggers its code, and the repair beside it does not."""

import re
import shutil
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from catalogue.cli.check import command
from tests.content.examples import HERE, TODAY

PAGE = Path(__file__).parents[2] / "docs" / "development" / "rules.md"
BLOCK = re.compile(
    r"^(?P<side>Wrong|Right)\b(?P<where>[^\n]*):\n\n(?P<fence>`{3,})(?P<kind>\w+)\n(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
NAMED = re.compile(r"`([\w/.-]+\.(?:yml|md))`")
KEY = re.compile(r"^([\w-]+):", re.MULTILINE)
OF_A_SESSION = {"start", "end", "closes"}
OF_SETTINGS = {"courses", "guides", "timezone", "accessibility_statement"}
COURSE = {"title": "Example", "summary": "What people can do afterwards.", "category": "kommunikation"}
# Whose example is the whole front matter, not some fields of it.
WHOLE = {"front-matter-no-mapping", "missing-field"}
# What repairs are told of since they show no more than what matters: fields and terms that are not there.
LEFT_OUT = {"missing-field", "unknown-term"}
# Files that the examples show or lead to.
FILES = ("room.jpg", "film.mp4", "logo.png", "step1.png")
# What only a build tells, what shows two files at once, or some fields of many, what needs a heading on another page or a plugin.
APART = {
    "statement-outdated",
    "refused-setting", "calendar-large", "calendar-large-many", "sessions-gone", "session-ids-shifted", "session-used-again",
    "renamed-without-id", "link-to-draft", "dead-anchor", "tabs-as-table", "former-term", "term-gone", "prerequisite-draft",
    "unfilled-macro",
}  # fmt: skip


class Shown(NamedTuple):
    """An example of the page: its code, whether it is right, the file that it names, its language and its text."""

    code: str
    right: bool
    path: str
    kind: str
    text: str

    @property
    def name(self) -> str:
        return f"{self.code}-{'right' if self.right else 'wrong'}"


def shown() -> Iterator[Shown]:
    parts = re.split(r"^### `([a-z0-9-]+)`$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for code, section in zip(parts[1::2], parts[2::2], strict=True):
        path = ""
        for block in BLOCK.finditer(section):
            found = NAMED.search(block["where"])
            path = found[1] if found else path
            if code not in APART and (block["kind"] != "text" or code == "merge-conflict"):
                yield Shown(code, block["side"] == "Right", path, block["kind"], block["text"])


EXAMPLES = list(shown())


def lay_out(example: Shown, root: Path) -> None:
    """Writes an example where it belongs into a project."""
    keys = set(KEY.findall(example.text))
    if example.path:
        (root / example.path).write_text(as_file(example) if example.path.endswith(".md") else example.text, "utf-8")
    elif keys & OF_SETTINGS:
        more = re.sub(r"^", "    ", example.text, flags=re.MULTILINE).rstrip() + "\n"
        settings = (root / "mkdocs.yml").read_text("utf-8") + more
        (root / "mkdocs.yml").write_text(settings, "utf-8")
    elif keys & {"extra", "theme"}:
        kept = re.split(r"^(?=\w)", (root / "mkdocs.yml").read_text("utf-8"), flags=re.MULTILINE)
        rest = "".join(part for part in kept if part.partition(":")[0] not in keys)
        (root / "mkdocs.yml").write_text(rest + example.text, "utf-8")
    elif "<!-- catalogue:" in example.text:
        (root / "docs" / "index.md").write_text(example.text, "utf-8")
    else:
        (root / "courses" / "example.md").write_text(as_file(example), "utf-8")


def as_file(example: Shown) -> str:
    """Returns the file that an example of a course is, or is a part of."""
    if example.kind != "yaml":
        whole = example.text.startswith(("---", "–––")) or example.code == "missing-front-matter"
        return example.text if whole else f"---\n{front(())}---\n\n{example.text}"
    if example.code in WHOLE:
        return f"---\n{example.text}---\n\nText.\n"
    keys = set(KEY.findall(example.text))
    text = example.text
    if keys and keys <= OF_A_SESSION:
        text = "sessions:\n  - id: a\n" + re.sub(r"^(?=.)", "    ", text, flags=re.MULTILINE)
    return f"---\n{front(keys)}{text}---\n\nText.\n"


def front(taken: Collection[str]) -> str:
    """Returns the fields that every course needs, without those that the example has itself."""
    return "".join(f"{key}: {value}\n" for key, value in COURSE.items() if key not in taken)


def test_most_of_the_page_is_tried() -> None:
    assert len({example.code for example in EXAMPLES}) > 120


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_triggers_its_code_and_its_repair_does_not(example: Shown, tmp_path: Path) -> None:
    shutil.copytree(HERE / "base", tmp_path, dirs_exist_ok=True)
    for name in FILES:
        (tmp_path / "courses" / name).touch()
    (tmp_path / "courses" / "steps.svg").write_text("<svg/>", "utf-8")
    lay_out(example, tmp_path)
    arguments = ["--config-file", str(tmp_path / "mkdocs.yml"), "--today", TODAY]
    printed = CliRunner().invoke(command, arguments, catch_exceptions=False).output
    told = re.findall(r"  (Fehler|Warnung)  ([a-z0-9-]+)$", printed, re.MULTILINE)
    assert (example.code in {code for _, code in told}) is not example.right, printed
    errors = {code for severity, code in told if severity == "Fehler"}
    assert not example.right or errors <= LEFT_OUT, printed
