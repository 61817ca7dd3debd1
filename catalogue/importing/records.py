"""Records: the lines of an import to the records that are taken, each of them once."""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from catalogue.importing.lines import Line
from catalogue.importing.note import Notebook, Say
from catalogue.importing.record import Record, read_record

# A body beyond this is more than a page, and the reader takes no file of a megabyte.
LARGEST_BODY = 900_000
# So many elements and shortcodes no page has either. The end of each is looked for in all that follows: of the two hundred
# thousand that a body has room for, one record would keep the import for hours.
MOST_TAGS = 20_000


def records_of(lines: Iterable[Line], notebook: Notebook) -> Iterable[tuple[Line, Record]]:
    """Yields the records of `lines`; what cannot be read is refused, and what was there word for word, with the same id or without any."""
    seen: dict[str, dict[bytes, Line]] = {}
    for line in lines:
        id_ = str(line.data.get("id") or "") if line.data else ""
        refuse = notebook.about(file=line.file, line=line.number, id=id_, refused=True)
        say = notebook.about(file=line.file, line=line.number, id=id_)
        if line.data is None:
            refuse(line.fault, **({"value": line.value} if line.value else {}))
            continue
        for each in line.remarks:  # on the first row of a table, they are about all of it
            say(each.code, **each.details)
        others = seen.setdefault(id_, {})
        try:
            stands = _mark(line.data)
            same = others.get(stands)
            if same:
                refuse("duplicate-record" if id_ else "record-repeated", other=f"{same.file}:{same.number}")
                continue
            record = _record(line, say, refuse)
        except RecursionError:  # nested almost as deep as what cannot be read at all
            refuse("bad-json")
            continue
        if record is None:
            continue
        if others and id_:
            first = next(iter(others.values()))
            say("id-repeated", value=id_, other=f"{first.file}:{first.number}")
        others[stands] = line
        yield line, record


def _mark(data: dict[str, Any]) -> bytes:
    """What stands for an object: each held against all others of its id, a hundred thousand of one id would take minutes."""
    return sha256(json.dumps(data, sort_keys=True).encode()).digest()


def _record(line: Line, say: Say, refuse: Say) -> Record | None:
    record = read_record(line.data or {}, say)
    if not any((record.id, record.title, record.summary, record.body_markdown)):
        refuse("empty-record")
        return None
    body = record.body_markdown
    if len(body.encode("utf-8", "replace")) > LARGEST_BODY or body.count("<") + body.count("{{%") > MOST_TAGS:
        refuse("too-large", value=record.title)
        return None
    return record
