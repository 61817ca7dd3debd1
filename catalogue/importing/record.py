"""The neutral record: one offer of another catalogue, taken as leniently as it comes."""

import json
import re
from typing import Annotated, Any

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from catalogue.importing.note import Say
from catalogue.importing.plain import hidden
from catalogue.model.text import clean

# Where a mapping stands in place of a text, its text is under one of these.
_TEXT_KEYS = ("name", "title", "label", "value", "text", "email")
_SEPARATORS = re.compile(r"\s*[;,|\n]\s*")
# A cell in which somebody wrote that there is nothing.
_BLANK = " \t\r\n\N{NO-BREAK SPACE}-\N{EN DASH}\N{EM DASH}"
# Where a word may be divided, and in copies from a page is: no reader and no search needs it.
_SOFT = re.compile(r"(?:\N{SOFT HYPHEN}|&shy;|&#173;|&#xad;)(?:[ \t]*\r?\n[ \t]*)?", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+$")
_YES = frozenset({"true", "yes", "1", "ja", "draft", "entwurf"})
_NO = frozenset({"false", "no", "0", "nein", "published"})


def _text(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, dict):
        return next((text for key in _TEXT_KEYS if (text := _text(value.get(key)))), "")
    if isinstance(value, list):
        return ", ".join(text for item in value if (text := _text(item)))
    text = clean(_SOFT.sub("", str(value)).replace("\r\n", "\n").replace("\r", "\n")).strip()
    return text if _filled(text) else ""


def _texts(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else _SEPARATORS.split(_text(value))
    return tuple(dict.fromkeys(text for item in items if (text := _text(item))))


def _mappings(value: object) -> tuple[dict[str, Any], ...]:
    listed = value if isinstance(value, list) else [value]
    items = [{"start": item} if isinstance(item, str) else item for item in listed]
    return tuple(item for item in items if isinstance(item, dict) and any(_filled(part) for part in item.values()))


def _truth(value: object) -> bool:
    return value is True or (isinstance(value, str | int) and str(value).strip().casefold() in _YES)


Words = Annotated[str, BeforeValidator(_text)]
Names = Annotated[tuple[str, ...], BeforeValidator(_texts)]
Raw = Annotated[Any, BeforeValidator(lambda value: value if _filled(value) else None)]


class _Lenient(BaseModel):
    model_config = ConfigDict(frozen=True, extra="allow")


def _also(*names: str) -> Any:
    return Field(default=(), validation_alias=AliasChoices(*names))


def _or(*names: str) -> Any:
    return Field(default="", validation_alias=AliasChoices(*names))


class SourceSession(_Lenient):
    """A dated run as the origin tells it; times are text, with or without an offset."""

    id: Words = ""
    start: Words = ""
    end: Words = ""
    start_raw: Words = ""
    end_raw: Words = ""
    timezone: Words = ""
    location: Raw = None
    online_url: Words = ""
    status: Words = ""
    registration_url: Words = ""
    registration_deadline: Words = ""
    capacity: Raw = None
    duration_text: Words = ""
    note: Words = ""

    @model_validator(mode="before")
    @classmethod
    def _joined(cls, data: dict[str, Any]) -> dict[str, Any]:
        """An address in the place of a room is where one joins."""
        where = _text(data.get("location")) if isinstance(data.get("location"), str) else ""
        return {**data, "online_url": where} if _ADDRESS.match(where) and not _filled(data.get("online_url")) else data


class Record(_Lenient):
    """One offer as the origin tells it; what it does not say is empty."""

    id: Words = ""
    record_type: Words = _or("record_type", "kind", "type")
    title: Words = ""
    summary: Words = ""
    body_markdown: Words = _or("body_markdown", "body", "body_html", "description")
    url: Words = ""
    categories: Names = _also("categories", "category")
    keywords: Names = _also("keywords", "tags")
    format: Words = ""
    language: Names = _also("language", "languages")
    level: Words = ""
    audience: Names = _also("audience", "audiences")
    provider: Words = ""
    contact: Raw = None
    duration_text: Words = ""
    sessions: Annotated[tuple[SourceSession, ...], BeforeValidator(_mappings)] = ()
    source_file: Words = ""
    draft: Annotated[bool, BeforeValidator(_truth)] = False
    status: Words = ""
    aliases: Names = ()
    timezone: Words = ""
    registration_url: Words = ""
    registration_deadline: Words = ""
    capacity: Raw = None
    cost: Words = _or("cost", "price", "kosten", "preis")
    objectives: Names = ()
    tools: Names = ()


def _filled(value: object) -> bool:
    """Tells whether a value says anything."""
    if isinstance(value, str):
        return bool(value.strip(_BLANK))
    return value is not None and value is not False and value not in ([], {})


def read_record(data: dict[str, Any], say: Say) -> Record:
    """Returns the record of a JSON object; fields it does not know or cannot take as they are go to `say`."""
    data = _with_first_names(data)
    record = Record.model_validate(data)
    _report(record, data, say, prefix="")
    for name in ("title", "summary", "cost", "provider", "objectives", "categories", "audience", "tools"):
        for element, value in hidden(as_text(getattr(record, name))):
            say("element-dropped", element=element, value=value)
    sessions = data.get("sessions")
    if isinstance(sessions, list) and len(sessions) > len(record.sessions):
        lost = [each for each in sessions if not _mappings(each)]
        say("sessions-without-content", count=len(lost), value=", ".join(as_text(each) for each in lost))
    for number, (session, raw) in enumerate(zip(record.sessions, _mappings(sessions), strict=True), start=1):
        _report(session, raw, say, prefix=f"sessions[{number}].")
    return record


def _with_first_names(data: dict[str, Any]) -> dict[str, Any]:
    """Returns `data` without empty fields that stand in the way of another name of theirs: cost: "", price: 80."""
    result = dict(data)
    for field in Record.model_fields.values():
        names = field.validation_alias.choices if isinstance(field.validation_alias, AliasChoices) else []
        if any(_filled(data.get(str(name))) for name in names):
            for name in names:
                if not _filled(data.get(str(name))):
                    result.pop(str(name), None)
    return result


def _report(value: _Lenient, data: dict[str, Any], say: Say, *, prefix: str) -> None:
    for name, extra in (value.model_extra or {}).items():
        if _filled(extra):
            say("unknown-field", field=prefix + name, value=as_text(extra))
    for name, field in type(value).model_fields.items():
        alias = field.validation_alias
        keys = alias.choices if isinstance(alias, AliasChoices) else [name]
        raw = next((data[key] for key in keys if key in data), None)
        if _filled(raw) and not getattr(value, name) and not (name == "draft" and as_text(raw).casefold() in _NO):
            say("unreadable-field", field=prefix + name, value=as_text(raw))
        elif isinstance(raw, dict) and isinstance(getattr(value, name), str):
            say("mapping-as-text", field=prefix + name, value=as_text(raw))


def as_text(value: object) -> str:
    """Returns a value of any sort as a note shows it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
