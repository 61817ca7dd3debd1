"""The account of an import: what was taken over, and every note, for people and for programs."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from catalogue.importing.note import Note
from catalogue.importing.plan import Plan
from catalogue.model.translation import Translation


def sentence(note: Note, words: Translation) -> str:
    """Returns what a note says."""
    return words(f"import.note.{note.code}", **note.details)


def headline(code: str, words: Translation) -> str:
    """Returns what all notes of a code have in common: the text before the colon."""
    return words(f"import.note.{code}").partition(":")[0]


def in_order(plan: Plan, files: Sequence[str]) -> list[Note]:
    """Returns the notes as the records stand in `files`, those about the whole first."""
    position = {name: number for number, name in enumerate(files, start=1)}

    def place(note: Note) -> tuple[int, str, int]:
        # "kurse.xlsx [IT]" is a sheet of a file.
        return position.get(note.file) or position.get(note.file.rpartition(" [")[0], 0), note.file, note.line

    return sorted(plan.notes, key=place)


def as_text(plan: Plan, *, files: Sequence[str], words: Translation) -> Iterator[str]:
    """Yields the lines for people: counts first, then one line a note (`file:line id: what`)."""
    yield words(
        "import.summary", records=words.count("import.records", len(plan.written)), courses=words.count("import.courses", plan.courses),
        guides=words.count("import.guides", plan.guides), sessions=words.count("import.sessions", plan.sessions),
    )  # fmt: skip
    if plan.refused:
        yield words.count("import.refused", len({(note.file, note.line) for note in plan.refused}))
    counted = Counter(headline(note.code, words) for note in plan.notes)
    for sort, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {count:5} {sort}"
    for note in in_order(plan, files):
        place = f"{note.file}:{note.line} {note.id or '–'}" if note.file else words("import.whole")
        yield f"{place}: {sentence(note, words)}"


def as_lines(plan: Plan, *, files: Sequence[str], words: Translation) -> Iterator[str]:
    """Yields the JSON Lines for programs: one for each record and the file it became, one for each note."""
    for each in plan.written:
        yield _json({"kind": "written", "file": each.file, "line": each.line, "id": each.id, "path": each.path})
    for note in in_order(plan, files):
        yield _json(
            {
                "kind": "refused" if note.refused else "note", "file": note.file, "line": note.line, "id": note.id, "code": note.code,
                "message": sentence(note, words), "details": dict(sorted(note.details.items())),
            }
        )  # fmt: skip


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
