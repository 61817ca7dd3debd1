"""Records: the lines of an import to the records that are taken, each of them once."""

from collections.abc import Iterable

from catalogue.importing.lines import Line
from catalogue.importing.note import Notebook, Say
from catalogue.importing.record import Record, read_record

# A body beyond this is more than a page, and the reader takes no file of a megabyte.
LARGEST_BODY = 900_000


def records_of(lines: Iterable[Line], notebook: Notebook) -> Iterable[tuple[Line, Record]]:
    """Yields the records of `lines`; what cannot be read, or was there word for word already, is refused."""
    seen: dict[str, list[Line]] = {}
    for line in lines:
        id_ = str(line.data.get("id") or "") if line.data else ""
        refuse = notebook.about(file=line.file, line=line.number, id=id_, refused=True)
        say = notebook.about(file=line.file, line=line.number, id=id_)
        if line.data is None:
            refuse(line.fault)
            continue
        others = seen.setdefault(id_, []) if id_ else []
        same = next((other for other in others if other.data == line.data), None)
        if same:
            refuse("duplicate-record", other=f"{same.file}:{same.number}")
            continue
        record = _record(line, say, refuse)
        if record is None:
            continue
        if others:
            say("id-repeated", value=id_, other=f"{others[0].file}:{others[0].number}")
        others.append(line)
        for name in line.repeated:
            say("repeated-key", value=name)
        yield line, record


def _record(line: Line, say: Say, refuse: Say) -> Record | None:
    record = read_record(line.data or {}, say)
    if not any((record.id, record.title, record.summary, record.body_markdown)):
        refuse("empty-record")
        return None
    if len(record.body_markdown.encode("utf-8", "replace")) > LARGEST_BODY:
        refuse("too-large", value=record.title)
        return None
    return record
