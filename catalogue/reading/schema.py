"""JSON Schemas of what authors write, made from the models, so that editors know the same fields as the reader."""

from collections.abc import Iterable
from typing import Any

from catalogue.model.registration import Registration
from catalogue.model.session import SHORT_FORM, Session
from catalogue.model.term import Term
from catalogue.model.value import Value
from catalogue.reading.keys import FILLED

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Fields that are taken from elsewhere in the file or have a default the reader fills in.
_OPTIONAL = ("id",)


def front_matter_schema(model: type[Value]) -> dict[str, Any]:
    """Returns the schema of a file's front matter: the model without what the reader fills in."""
    return {"$schema": DIALECT, **_schema(model)}


def vocabulary_schema(kinds: Iterable[type[Term]]) -> dict[str, Any]:
    """Returns a schema with a definition for each vocabulary's file under its name."""
    files: dict[str, Any] = {}
    for kind in kinds:
        entry = _schema(kind)
        files |= entry.pop("$defs", {})
        files[kind.vocabulary] = {"type": "object", "additionalProperties": entry}
    return {"$schema": DIALECT, "$defs": files}


def _schema(model: type[Value]) -> dict[str, Any]:
    schema = model.model_json_schema()
    hidden = FILLED | {name for name, field in model.model_fields.items() if field.exclude}
    schema["properties"] = {name: value for name, value in schema["properties"].items() if name not in hidden}
    schema["required"] = [name for name in schema.get("required", ()) if name not in {*hidden, *_OPTIONAL}]
    definitions = schema.get("$defs", {})
    if Session.__name__ in definitions:
        _short_form(definitions[Session.__name__], definitions)
    if Registration.__name__ in definitions:
        definitions[Registration.__name__]["anyOf"] = [{"required": ["url"]}, {"required": ["email"]}]
    _as_editors_read(schema)
    return schema


def _short_form(session: dict[str, Any], definitions: dict[str, Any]) -> None:
    """A session of one part writes start, end and venue in place of `parts`."""
    part = definitions["Part"]
    part["required"] = [name for name in part["required"] if name != "id"]
    for name in SHORT_FORM:
        session["properties"][name] = part["properties"][name]
    session["required"] = [name for name in session["required"] if name != "parts"]
    session["oneOf"] = [
        {"required": ["parts"], "properties": dict.fromkeys(SHORT_FORM, False)},
        {"required": ["start", "end"], "properties": {"parts": False}},
    ]


def _as_editors_read(schema: Any) -> None:
    """Where we keep text, an editor reads a number out of `competences: [2.1]`, and null out of an empty `tools:`."""
    if isinstance(schema, dict):
        kind = schema.get("type")
        if kind in ("string", "array") and "enum" not in schema:
            schema["type"] = [
                kind,
                *(["number"] if kind == "string" else []),
                *(["null"] if "default" in schema else []),
            ]
        for value in schema.values():
            _as_editors_read(value)
    elif isinstance(schema, list):
        for value in schema:
            _as_editors_read(value)
