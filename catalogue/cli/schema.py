"""`catalogue schema`: the JSON Schema of a kind of file, for editors that complete and check while one types."""

import json
from typing import Any

import click

from catalogue.cli.printed import print_text

KINDS = ("course", "guide", "offers", "settings", "vocabulary")


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
def command(kind: str) -> None:
    """Prints a schema; the help text comes from the translations."""
    print_text(json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n")


def schema_of(kind: str) -> dict[str, Any]:
    """Returns the JSON Schema (2020-12) of a course's or guide's front matter, a vocabulary file, the settings or offers.json."""
    from catalogue.model.offer import Course, Guide
    from catalogue.model.settings import Settings
    from catalogue.model.term import VOCABULARIES
    from catalogue.model.value import Value
    from catalogue.outputs.exchange import schema
    from catalogue.reading.schema import front_matter_schema, vocabulary_schema

    if kind == "offers":
        return dict(schema())
    if kind == "vocabulary":
        return vocabulary_schema(VOCABULARIES)
    models: dict[str, type[Value]] = {"course": Course, "guide": Guide, "settings": Settings}
    return front_matter_schema(models[kind])
