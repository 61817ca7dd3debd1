"""A small project on disk for tests of reading and checking."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from catalogue.checks.check import check
from catalogue.checks.subject import Subject
from catalogue.model.problem import Problem
from catalogue.reading.places import Places
from catalogue.reading.reading import Reading, read_catalogue
from tests.making import settings

TODAY = date(2026, 11, 20)
FRONT = "title: {title}\nsummary: Kurz.\ncategory: kommunikation\n"
VOCABULARY = {"courses/_vocabulary/categories.yml": "kommunikation: {name: Kommunikation}\n"}


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes files below `root`, the vocabulary of categories among them."""
    for path, content in {**VOCABULARY, **files}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def offer(extra: str = "", body: str = "\nText.\n", *, title: str = "Kurs") -> str:
    """Returns the text of an offer with further fields and a body."""
    return f"---\n{FRONT.format(title=title)}{extra}---\n{body}"


def read(root: Path, **fields: object) -> Reading:
    """Reads the catalogue below `root`, with these settings."""
    return read_catalogue(root, settings(**fields))


def checked(root: Path, **fields: object) -> list[Problem]:
    """Returns every problem of the catalogue below `root`."""
    reading = read(root, **fields)
    subject = Subject(reading.catalogue, reading.inventory, TODAY, Places(root), reading.torn, reading.written)
    return [*reading.problems, *check(subject)]


def codes(root: Path) -> list[str]:
    """Returns the codes of every problem below `root`."""
    return [problem.code for problem in checked(root)]
