"""The plan of an import: all records to all files, before anything is written."""

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from posixpath import basename
from zoneinfo import ZoneInfo

from msgspec import Struct

from catalogue.importing.again import Again, Verdict, told_apart
from catalogue.importing.collecting import collect_terms
from catalogue.importing.entry import Entry, make_entry
from catalogue.importing.existing import Existing
from catalogue.importing.guess import language_of, text_language, zone_of
from catalogue.importing.lines import Line
from catalogue.importing.links import Imported, Resolver, origin_of
from catalogue.importing.markdown import body_markdown
from catalogue.importing.memory import MEMORY, memory_text
from catalogue.importing.note import Note, Notebook, Say
from catalogue.importing.offer_fields import offer_fields
from catalogue.importing.record import Record
from catalogue.importing.records import records_of
from catalogue.importing.sessions import days
from catalogue.importing.slugs import Slugs, base_slug
from catalogue.importing.terms import Vocabulary
from catalogue.importing.texts import whole_body
from catalogue.importing.validation import checked_offer, checked_terms
from catalogue.importing.vocabulary_files import vocabulary_files
from catalogue.model.offer import Course, Offer
from catalogue.model.reference import Context
from catalogue.reading.offer_file import slug_of
from catalogue.reading.translations import read_translation
from catalogue.reading.zone import open_zone

# Refusals of records that are known already: their export is none of a wrong sort.
_KNOWN = frozenset(
    {"edit-kept", "file-gone", "file-of-other-kind", "file-of-other-record", "record-elsewhere", "sessions-lost"}
)
# So many dates are not cancelled in one night, nor is one for every three that stay: half of the export is missing, or a column.
_FEW_MISSING, _STAYING = 10, 3
_REFUSED = {Verdict.LEFT: "edit-kept", Verdict.LOST: "sessions-lost"}


class Written(Struct, frozen=True):
    """A record and the file it became."""

    file: str
    line: int
    id: str
    path: str


class Plan(Struct, frozen=True):
    """The files to write by path relative to the root, what became of each record, and what is to be said about it.

    `replaced` are files of an earlier import that nobody edited since, or of which somebody gave the edits away.
    `missing` is how many dates to come it calls off because the records lack them, `ahead` how many these have.
    """

    files: Mapping[str, str]
    written: tuple[Written, ...]
    notes: tuple[Note, ...]
    language: str
    timezone: str
    courses: int
    guides: int
    sessions: int
    replaced: Set[str] = frozenset()
    missing: int = 0
    ahead: int = 0

    @property
    def taken(self) -> bool:
        """Whether there was any record that became, or had become, a file."""
        return bool(self.written) or any(note.code in _KNOWN for note in self.notes)

    @property
    def loses_many(self) -> bool:
        """Whether so many dates to come are called off that the export is probably not whole."""
        return self.missing >= _FEW_MISSING and self.missing * _STAYING >= self.ahead

    @property
    def refused(self) -> tuple[Note, ...]:
        """The notes about records that were left out."""
        return tuple(note for note in self.notes if note.refused)


class _Taken(Struct, frozen=True):
    """A record that is taken, and the slug and the file that it gets."""

    entry: Entry
    slug: str
    path: str


def make_plan(
    lines: Iterable[Line], *, existing: Existing, today: date, language: str = "", timezone: str = "", overwrite: bool = False,
) -> Plan:  # fmt: skip
    """Returns the plan for `lines`; without `language` and `timezone` those of the settings, else of the records, count.

    `timezone` must be a zone that exists; sessions after `today` cannot have been held. What authors edited since the
    last import stays, unless `overwrite` is set.
    """
    notebook = Notebook()
    records = list(records_of(lines, notebook))
    say = notebook.about(file="")
    own = existing.settings
    language = language or (own.language if own else "") or language_of([record for _, record in records], say)
    if own and not timezone:
        zone = own.timezone
    else:
        zone = open_zone(timezone or zone_of([record for _, record in records], language, say))
    folders = (own.courses, own.guides) if own else ("courses", "docs/guides")
    entries = list(told_apart(_entries(records, zone, today, language, notebook)))
    again = Again(existing, entries, folders=folders, today=today, notebook=notebook, overwrite=overwrite)
    slugs = Slugs(existing.slugs, again.where.reserved, again.where.owners)
    taken = list(_named(entries, slugs, folders, again, notebook))
    terms = collect_terms([each.entry for each in taken], existing.known)
    context, added = checked_terms(
        {name: each.terms for name, each in terms.items()}, existing.terms, zone=zone, say=say
    )
    files, written, offers = _offers(taken, slugs, terms, context, language, notebook, again)
    dated = [offer for offer in offers if isinstance(offer, Course) and offer.sessions]
    _tell_of_registration((course for course in dated if course.path in files), say)
    vocabularies = vocabulary_files(added, existing.texts, folder=folders[0])
    memory = memory_text(again.remembered({line.file for line, _ in records}))
    paths = [each.path for each in written]
    courses = sum(path.startswith(folders[0] + "/") for path in paths)
    return Plan(
        files={**vocabularies, **files, **({MEMORY: memory} if memory else {})}, written=tuple(written), notes=tuple(notebook.notes), language=language,
        timezone=zone.key, courses=courses, guides=len(paths) - courses, sessions=sum(len(course.sessions) for course in dated), replaced=frozenset({*again.replaced, MEMORY}),
        missing=again.missing, ahead=again.ahead,
    )  # fmt: skip


def _entries(
    records: Sequence[tuple[Line, Record]], zone: ZoneInfo, today: date, language: str, notebook: Notebook
) -> Iterable[Entry]:
    for line, record in records:
        say = notebook.about(file=line.file, line=line.number, id=record.id)
        words = read_translation(text_language(record, language))
        yield make_entry(line.file, line.number, record, zone=zone, today=today, words=words, say=say)


def _named(
    entries: Iterable[Entry], slugs: Slugs, folders: tuple[str, str], again: Again, notebook: Notebook
) -> Iterable[_Taken]:
    for entry in entries:
        folder = folders[0] if entry.course else folders[1]
        path = again.place(entry, _refusing(entry, notebook))
        if path is None:
            continue
        slug = slug_of(path) if path else _slug(entry, slugs, folder)
        path = path or f"{folder}/{slug}.md"
        yield _Taken(again.with_ids(entry, path), slug, path)


def _slug(entry: Entry, slugs: Slugs, folder: str) -> str:
    id_ = entry.record.id or basename(entry.record.source_file).removesuffix(".md")
    if not entry.record.id:
        entry.say("id-missing", value=entry.title)
    wanted = base_slug(id=id_, title=entry.title)
    return slugs.claim(wanted, folder=folder, date=days(entry.runs), say=entry.say)


def _offers(
    taken: Sequence[_Taken],
    slugs: Slugs,
    terms: Mapping[str, Vocabulary],
    context: Context,
    language: str,
    notebook: Notebook,
    again: Again,
) -> tuple[dict[str, str], list[Written], list[Offer]]:
    origin = origin_of((each.entry.record, _imported(each)) for each in taken)
    files: dict[str, str] = {}
    written: list[Written] = []
    offers: list[Offer] = []
    for each in taken:
        entry = each.entry
        refuse = _refusing(entry, notebook)
        resolve = Resolver(origin=origin, record=entry.record, path=each.path, say=entry.say)
        body = body_markdown(entry.record.body_markdown, title=entry.title, resolve=resolve, words=entry.words)
        if not body:
            entry.say("body-missing")
        fields = offer_fields(entry, slug=each.slug, body=body, slugs=slugs, terms=terms, language=language)
        fields = again.carried(entry, each.path, fields)
        checked = checked_offer(
            fields, whole_body(entry, body), path=each.path, slug=each.slug, course=entry.course, context=context, say=entry.say,
        )  # fmt: skip
        if checked is None:
            refuse("not-imported")
            continue
        text, offer = checked
        verdict = again.settle(entry, each.path, text, lost=again.loses(each.path, fields, offer))
        if verdict in _REFUSED:
            refuse(_REFUSED[verdict], path=each.path)
            continue
        if verdict is Verdict.WRITTEN:
            files[each.path] = text
        offers.append(offer)
        written.append(Written(entry.file, entry.line, entry.record.id, each.path))
    return files, written, offers


def _tell_of_registration(dated: Iterable[Course], say: Say) -> None:
    """Tells how many courses with dates say nothing of registration, so that their pages say that nobody need register.

    Not of those whose file stays as an author left it: there, it may be said.
    """
    if silent := sum(not course.tells_registration for course in dated):
        say("registration-not-told", value=silent)


def _refusing(entry: Entry, notebook: Notebook) -> Say:
    return notebook.about(file=entry.file, line=entry.line, id=entry.record.id, refused=True)


def _imported(each: _Taken) -> Imported:
    return Imported(each.path, each.entry.title, draft=each.entry.draft)
