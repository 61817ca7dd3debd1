"""JSON Schemas of what authors write, made from the models, so that editors know the same fields as the reader."""

from collections.abc import Iterable
from typing import Any

from catalogue.model.session import SHORT_FORM, Session
from catalogue.model.term import Term
from catalogue.model.value import Value
from catalogue.reading.keys import FILLED

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Fields that are taken from elsewhere in the file or have a default the reader fills in.
_OPTIONAL = ("id",)


def front_matter_schema(model: type[Value]) -> dict[str, Any]:
    """Returns the schema of a file's front matter: the model without what the reader fills in."""
    schema = model.model_json_schema()
    hidden = FILLED | {name for name, field in model.model_fields.items() if field.exclude}
    schema["properties"] = {name: value for name, value in schema["properties"].items() if name not in hidden}
    schema["required"] = [name for name in schema.get("required", ()) if name not in {*hidden, *_OPTIONAL}]
    session = schema.get("$defs", {}).get(Session.__name__)
    if session:
        _short_form(session, schema)
    return {"$schema": DIALECT, **schema}


def _short_form(session: dict[str, Any], schema: dict[str, Any]) -> None:
    """A session of one part writes start, end and venue in place of `parts`."""
    part = schema["$defs"]["Part"]
    part["required"] = [name for name in part["required"] if name != "id"]
    for name in SHORT_FORM:
        session["properties"][name] = part["properties"][name]
    session["required"] = [name for name in session["required"] if name != "parts"]
    session["oneOf"] = [{"required": ["parts"]}, {"required": ["start", "end"]}]


def vocabulary_schema(kinds: Iterable[type[Term]]) -> dict[str, Any]:
    """Returns a schema with a definition for each vocabulary's file under its name."""
    files = {kind.vocabulary: {"type": "object", "additionalProperties": front_matter_schema(kind)} for kind in kinds}
    return {"$schema": DIALECT, "$defs": files}
