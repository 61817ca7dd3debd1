"""The ledger: what was published last, so that stamps rise when an entry changes and only then.

It travels with the publication as kalender/stand.json; its schema stands in docs/development/calendars.md.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, ValidationError

from catalogue.model.problem import Place, Problem
from catalogue.model.slug import TERM_PATTERN
from catalogue.model.value import Value
from catalogue.outputs.address import TERM_FEEDS
from catalogue.outputs.calendar.edition import STAMP_FORMAT
from catalogue.outputs.calendar.entry import Entry, Uid, Wall
from catalogue.outputs.calendar.entry_text import fields_of, hashed, place_hash

SCHEMA = 1
LARGEST = 200_000_000
_FEED = rf"^(all|deadlines|repetitions|(course|reviews|{'|'.join(TERM_FEEDS)})/{TERM_PATTERN})$"


def _stamp(text: str) -> str:
    moment = datetime.strptime(text, STAMP_FORMAT).replace(tzinfo=UTC)
    if moment.strftime(STAMP_FORMAT) != text or not 1970 <= moment.year <= 9000:
        raise ValueError("not a stamp")
    return text


FeedKey = Annotated[str, Field(pattern=_FEED, max_length=120)]
Stamp = Annotated[str, AfterValidator(_stamp)]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class BadLedger(ValueError):  # noqa: N818 - it says what is wrong, not that something is
    """A ledger that cannot be relied on; the build stops, for starting over would take every stamp back."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.place}: {problem.code} {dict(problem.details)}")
        self.problem = problem

    def __reduce__(self) -> tuple[type["BadLedger"], tuple[Problem]]:
        return BadLedger, (self.problem,)  # as it is found by another process of a build


class FeedRecord(Value):
    """A feed that was published once: it is written for ever, also when its term or course is gone."""

    name: str
    colour: str = ""


class Record(Value):
    """What is known of one entry.

    `place` is the hash of its time, place and status, `rendered` that of all it says; `changed` is DTSTAMP and
    LAST-MODIFIED. `moved` is where it stood before. `gone` marks what left the content and is published as cancelled.
    `entry`, kept while the entry stands in a feed (`feeds`), is what a tombstone needs.
    """

    place: Digest
    rendered: Digest
    sequence: Annotated[int, Field(ge=0, strict=True)]
    changed: Stamp
    moved: Wall | None = None
    gone: Annotated[bool, Field(strict=True)] = False
    feeds: tuple[FeedKey, ...] = ()
    entry: Entry | None = None


class Ledger(Value):
    """All entries and feeds of one publication, by UID and by key of feed."""

    site: str
    entries: Mapping[Uid, Record] = Field(default_factory=dict)
    feeds: Mapping[FeedKey, FeedRecord] = Field(default_factory=dict)


def checksum_of(value: object) -> str:
    """Returns the SHA-256 of a JSON value, whatever the order of its keys."""
    return hashed(json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")))


def read(content: bytes, *, path: str, site: str, zone: ZoneInfo) -> Ledger:
    """Returns the ledger in `content`; `path` names it in messages, `site` and `zone` are the catalogue's.

    Raises BadLedger with the code `ledger-unreadable` (no JSON, cut off), `ledger-newer` (written by a newer
    version), `ledger-invalid` (a value that cannot be), `ledger-edited` (changed by hand) or `ledger-of-other-site`.
    """
    text, data = _parsed(content, path)
    if not isinstance(data, dict) or not isinstance(data.get("schema"), int) or data["schema"] < 1:
        raise _bad("ledger-unreadable", path, reason="schema")
    if data["schema"] > SCHEMA:
        raise _bad("ledger-newer", path, _line(text, '"schema"'), value=data["schema"], known=SCHEMA)
    checksum = data.pop("checksum", None)
    fields = {key: value for key, value in data.items() if key != "schema"}
    ledger = _validated(fields, text, path=path, zone=zone)
    if checksum != checksum_of(data):
        raise _bad("ledger-edited", path, _edited(ledger, text))
    if ledger.site != site:
        raise _bad("ledger-of-other-site", path, _line(text, '"site"'), value=ledger.site, site=site)
    return ledger


def _parsed(content: bytes, path: str) -> tuple[str, Any]:
    if len(content) > LARGEST:
        raise _bad("ledger-unreadable", path, reason="size")
    try:
        text = content.decode("utf-8")
        return text, json.loads(text, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        raise BadLedger(
            Problem("ledger-unreadable", Place(path, error.lineno, error.colno), {"reason": error.msg})
        ) from None
    except (ValueError, RecursionError) as error:
        raise _bad("ledger-unreadable", path, reason=str(error)[:100]) from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuses a key that stands twice, as after a merge by hand."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _validated(fields: dict[str, Any], text: str, *, path: str, zone: ZoneInfo) -> Ledger:
    try:
        return Ledger.model_validate(fields, context=zone)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        steps = [str(step) for step in first["loc"]]
        line = _line(text, *(f'"{step}"' for step in steps if not step.isdigit()))
        raise _bad("ledger-invalid", path, line, field=".".join(steps), reason=first["msg"]) from None


def _edited(ledger: Ledger, text: str) -> int:
    """The line of the entry whose time, place or status is no longer what its hash says; else the first line."""
    for uid, record in ledger.entries.items():
        if record.entry is not None and (
            record.entry.uid != uid or place_hash(fields_of(record.entry)) != record.place
        ):
            return _line(text, f'"{uid}"')
    return 1


def _line(text: str, *keys: str) -> int:
    """The line on which the last of nested `keys` stands, each looked for after the one before."""
    at = 0
    for key in keys:
        found = text.find(key, at)
        at = found if found >= 0 else at
    return text.count("\n", 0, at) + 1


def _bad(code: str, path: str, line: int = 1, **details: object) -> BadLedger:
    return BadLedger(Problem(code, Place(path, line), {name: str(value) for name, value in details.items()}))
