"""Every field, setting, block and command is explained in the documentation, and nothing else is."""

import re
from pathlib import Path

import click
import pytest
from pydantic import BaseModel

from catalogue.cli.main import COMMANDS
from catalogue.importing.record import Record, SourceSession
from catalogue.model.offer import Capacity, Course, Guide, Review
from catalogue.model.registration import Registration
from catalogue.model.session import Part, Session
from catalogue.model.settings import Settings
from catalogue.model.term import VOCABULARIES, Geo, Rule
from catalogue.model.value import Value
from catalogue.outputs.blocks import BLOCKS
from catalogue.reading.keys import FILLED

DOCS = Path(__file__).parents[2] / "docs"


def words(path: str) -> set[str]:
    """Returns every word that stands in code quotes in a page of the documentation."""
    return set(re.findall(r"`([a-z0-9_-]+)`", (DOCS / path).read_text(encoding="utf-8")))


OF_OFFERS = (Course, Guide, Session, Part, Registration, Capacity, Review)


@pytest.mark.parametrize(
    ("page", "model"),
    [
        *(("authors/fields.md", model) for model in (*OF_OFFERS, Geo, Rule, *VOCABULARIES)),
        *(("hilfe/autorinnen.md", model) for model in OF_OFFERS),
    ],
)
def test_every_field_is_explained(page: str, model: type[Value]) -> None:
    internal = FILLED | {name for name, field in model.model_fields.items() if field.exclude}
    assert set(model.model_fields) - internal - words(page) == set(), f"explain them in docs/{page}"


@pytest.mark.parametrize("model", [Record, SourceSession])
def test_every_field_of_a_record_is_explained(model: type[BaseModel]) -> None:
    assert set(model.model_fields) - words("authors/import.md") == set(), "explain them in docs/authors/import.md"


def test_every_vocabulary_is_explained() -> None:
    unexplained = {kind.vocabulary for kind in VOCABULARIES} - words("authors/fields.md")
    assert unexplained == set(), "explain them in docs/authors/fields.md"


def test_every_setting_is_explained_and_none_is_made_up() -> None:
    known = {name for name, field in Settings.model_fields.items() if not field.exclude or name == "edit"}
    text = (DOCS / "operators/settings.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
    assert known - explained == set(), "give each a row in a table of docs/operators/settings.md"
    assert explained - known == set(), "there are none of these: take them out of docs/operators/settings.md"


def test_every_block_is_explained() -> None:
    text = (DOCS / "operators/settings.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `<!-- catalogue: ([\w-]+)", text, re.MULTILINE))
    assert explained == set(BLOCKS), "explain each, and no other, in docs/operators/settings.md"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_explained(name: str) -> None:
    text = (DOCS / "operators/commands.md").read_text(encoding="utf-8")
    assert f"`catalogue {name}" in text, "explain it in docs/operators/commands.md"
    module = __import__(COMMANDS[name], fromlist=["command"])
    line = next(line for line in text.split("\n") if f"`catalogue {name}" in line)
    for parameter in module.command.params:
        if isinstance(parameter, click.Option) and name != "import":
            assert max(parameter.opts, key=len) in line, f"name the option in docs/operators/commands.md: {line}"
