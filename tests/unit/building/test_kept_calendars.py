"""Kept calendars: over many publications the same bytes as those made from the ledger alone."""

import gc
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from weakref import ref

import pytest

from catalogue.building.kept_calendars import Binding, Bound
from catalogue.building.last_calendars import LastCalendars, keep_calendars, read_calendars
from catalogue.crew import Crew
from catalogue.model.catalogue import Catalogue
from catalogue.model.problem import Severity
from catalogue.model.reference import Context
from catalogue.outputs.calendar.edition import Edition
from catalogue.outputs.calendar.history import Previous
from catalogue.outputs.calendar.ledger import Ledger, read
from catalogue.outputs.calendar.rows import rows_of
from catalogue.outputs.calendar.written_ledger import read_previous
from catalogue.outputs.output import digest
from catalogue.outputs.shown import Shown, terms_of
from catalogue.reading.packed_offers import dump
from catalogue.reading.translations import read_translation
from tests.calendar_site import STAMP, build_calendars
from tests.making import catalogue, changed_terms, course, guide, session

WORDS = read_translation("de")
TODAY = date(2027, 3, 1)


def two(**fields: Any) -> Any:
    return course("zoom", session("a", "2027-03-10 09:00", "2027-03-10 12:00"), session("b"), **fields)


REVIEWED = {"review": {"by": "fortbildung", "last": "2026-01-01"}, "audiences": ["alle"]}
OTHERS = (
    course("vuca", session("x", "2027-06-01 09:00", "2027-06-02 12:00"), mandatory="P1Y"),
    course("past", session("p", "2026-12-01 09:00", "2026-12-01 12:00")),
)
LATER = course("zoom", session("a", "2028-05-10 09:00", "2028-05-10 12:00"))
ROUND = course("round", mandatory="P1Y", published="2027-01-01")
# Each publication: what the catalogue holds, and how many days and hours after the first.
STEPS: tuple[tuple[tuple[Any, ...], int, int], ...] = (
    ((two(), *OTHERS), 0, 0),
    ((two(), *OTHERS), 0, 3),
    ((two(title="Neuer Titel"), *OTHERS), 0, 5),
    ((two(title="Neuer Titel", category="gesundheit"), *OTHERS), 0, 5),
    ((two(title="Kurs vuca"), *OTHERS), 0, 6),
    ((two(title="Kurs vuca"), OTHERS[0]), 0, 6),
    ((two(title="Neuer Titel"), *OTHERS), 0, 7),
    ((course("zoom", session("a", "2027-03-11 09:00", "2027-03-11 12:00"), session("b", status="cancelled")), *OTHERS), 1, 5),
    ((course("zoom", session("a", "2027-03-11 09:00", "2027-03-11 12:00")), *OTHERS), 1, 6),
    (OTHERS, 2, 0),
    (OTHERS, 2, 1),
    ((OTHERS[0],), 2, 2),
    ((two(), *OTHERS), 3, 0),
    ((two(), OTHERS[0]), 40, 0),
    ((two(), *OTHERS), 400, 0),
    # Days alone pass: what is repeated comes round, and what was called off is over.
    ((LATER, ROUND), 400, 1),
    ((course("zoom"), ROUND), 401, 0),
    ((course("zoom"), ROUND), 410, 0),
    ((course("zoom"), ROUND), 800, 0),
    ((course("zoom"), ROUND), 1300, 0),
)  # fmt: skip


class Publications:
    """Publishes again and again; `ledger` is the last one as it was written."""

    def __init__(self, folder: Path | None = None) -> None:
        self.ledger = b""
        self.last = LastCalendars()
        self.before: dict[str, tuple[bytes, bytes]] = {}
        self.folder = folder
        self.reads = 0
        self.bindings: list[ref[Binding]] = []

    def publish(self, made: Catalogue, today: date, stamp: datetime) -> Mapping[str, bytes]:
        bound = self.bind(made, today, stamp)
        files = {file.path: file.make() for file in bound.calendars.files}
        self._check_keys({file.path: (file.key, files[file.path]) for file in bound.calendars.files})
        self.ledger = files["kalender/stand.json"]
        self.last = bound.last.published(digest(self.ledger))
        if self.folder:
            keep_calendars(self.folder, self.last, None)
        gone = {uid for uid, record in bound.calendars.ledger.entries.items() if record.gone}
        return {**files, "gone": repr(sorted(gone)).encode()}

    def give_up(self, made: Catalogue, today: date, stamp: datetime) -> None:
        """Makes some of what would be published, as where a mistake is found then or more is saved."""
        for file in self.bind(made, today, stamp).calendars.files[::2]:
            file.make()

    def bind(self, made: Catalogue, today: date, stamp: datetime) -> Bound:
        published = made.published()
        edition = Edition(settings=published.settings, words=WORDS, today=today, stamp=stamp)
        if self.folder:
            self.last = read_calendars(self.folder)
        terms = {name: {term.id: term for term in group} for name, group in published.vocabularies.items()}
        context = Context(zone=published.settings.timezone, terms=terms)
        fronts = {offer.path: digest(*dump([offer], context)) for offer in published.offers}
        binding = Binding(
            catalogue=published,
            shown=Shown(fronts, lambda: terms_of(published.offers)),
            inputs=digest(repr(published).encode()),
            edition=edition,
            stand=digest(self.ledger) if self.ledger else b"",
            previous=self._previous(published),
            last=self.last,
            world=b"world",
            crew=Crew(),
        )
        self.bindings.append(ref(binding))
        if len(self.bindings) % 2:  # whether they were or not must not be seen
            binding.prepare()
        return binding.bound()

    def _check_keys(self, now: dict[str, tuple[bytes, bytes]]) -> None:
        """A file with the key that it had has the bytes that it had, so that it can stand."""
        for path, (key, content) in now.items():
            assert self.before.get(path, (b"", b""))[0] != key or self.before[path][1] == content, path
        self.before = now

    def _previous(self, made: Catalogue) -> Any:
        settings = made.settings

        def read_it() -> Previous:
            self.reads += 1
            if not self.ledger:
                return Previous.of(None)
            return read_previous(self.ledger, path="stand.json", site=settings.site, zone=settings.timezone)

        return read_it


def ledger_of(content: bytes, made: Catalogue) -> Ledger | None:
    settings = made.settings
    return read(content, path="stand.json", site=settings.site, zone=settings.timezone) if content else None


@pytest.mark.parametrize("on_disk", [False, True])
def test_the_same_calendars_as_from_the_ledger_alone(tmp_path: Path, on_disk: bool) -> None:
    steps = [(catalogue(*courses, guides=[guide("dms")]), days, hours) for courses, days, hours in STEPS]
    assert reads_of(steps, tmp_path if on_disk else None) == 1


def test_the_calendar_of_a_former_id_has_the_entries_of_the_new_one() -> None:
    there = Publications()
    before = changed_terms("categories", "resilienz", name="Resilienz")
    there.publish(catalogue(two(category="resilienz"), terms=before), TODAY, STAMP)
    terms = changed_terms("categories", "gesundheit", aliases=["resilienz"])
    files = there.publish(catalogue(two(category="gesundheit"), OTHERS[0], terms=terms), TODAY, STAMP)
    old, new = (files[f"kalender/kategorie/{name}.ics"].decode() for name in ("resilienz", "gesundheit"))
    assert old.count("BEGIN:VEVENT") == 2
    assert old.partition("BEGIN:VEVENT")[2] == new.partition("BEGIN:VEVENT")[2]
    # Once more, when something changes: it is written for ever.
    files = there.publish(catalogue(two(category="gesundheit", title="Neu"), terms=terms), TODAY, STAMP)
    assert files["kalender/kategorie/resilienz.ics"].count(b"SUMMARY:Neu") == 2


def test_a_term_that_is_gone_without_an_alias_is_told_once() -> None:
    resilience = changed_terms("categories", "resilienz", name="Resilienz")
    told: dict[str, list[list[tuple[str, str, str]]]] = {}
    for alias in ("", "resilienz"):
        there = Publications()
        there.publish(catalogue(two(category="resilienz"), OTHERS[0], terms=resilience), TODAY, STAMP)
        after = changed_terms("categories", "gesundheit", aliases=[alias] if alias else [])
        told[alias] = []
        for title in ("Neu", "Noch neuer"):
            made = catalogue(two(category="gesundheit", title=title), OTHERS[0], terms=after)
            problems = there.bind(made, TODAY, STAMP).calendars.problems
            told[alias].append([(each.code, each.place.path, each.details["count"]) for each in problems])
            there.publish(made, TODAY, STAMP)
    assert told == {"": [[("term-gone", "courses/_vocabulary/categories.yml", "2")], []], "resilienz": [[], []]}


def test_the_session_that_an_emptied_calendar_keeps_is_not_told_again() -> None:
    """Whatever changes of it then, and also from the ledger alone."""
    terms = changed_terms("categories", "resilienz", name="Resilienz")
    for forgets in (False, True):
        there, told = Publications(), []
        there.publish(catalogue(two(category="resilienz"), terms=terms), TODAY, STAMP)
        venue = session("b", venue="online")
        for sessions, category in ((None, "gesundheit"), (venue, "gesundheit"), (venue, "kommunikation")):
            first = session("a", "2027-03-10 09:00", "2027-03-10 12:00")
            made = catalogue(course("zoom", first, sessions or session("b"), category=category))
            told.append([each.code for each in there.bind(made, TODAY, STAMP).calendars.problems])
            there.publish(made, TODAY, STAMP)
            if forgets:
                there.last = LastCalendars()
        assert told == [["term-gone"], [], []], forgets


def test_a_cancelled_session_is_not_told_as_lost() -> None:
    terms = changed_terms("categories", "resilienz", name="Resilienz")
    there = Publications()
    off = session("a", "2027-03-10 09:00", "2027-03-10 12:00", status="cancelled")
    there.publish(catalogue(course("zoom", off, category="resilienz"), terms=terms), TODAY, STAMP)
    made = catalogue(course("zoom", off, category="gesundheit"))
    assert there.bind(made, TODAY, STAMP).calendars.problems == ()


def test_a_term_that_had_nothing_to_come_or_stays_is_not_told() -> None:
    terms = changed_terms("categories", "resilienz", name="Resilienz")
    there = Publications()
    past = session("p", "2026-12-01 09:00", "2026-12-01 12:00")
    there.publish(catalogue(course("past", past, category="resilienz"), two(), terms=terms), TODAY, STAMP)
    made = catalogue(course("past", past, category="gesundheit"), two(category="gesundheit"))
    assert there.bind(made, TODAY, STAMP).calendars.problems == ()


def test_the_same_calendars_when_terms_say_something_else(tmp_path: Path) -> None:
    full = course(
        "zoom", session("a", venue="rathaus"), session("b", venue="online"), contact="fortbildung", **REVIEWED
    )
    changes: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("categories", "kommunikation", {"name": "Reden"}),
        ("categories", "kommunikation", {"name": "Reden", "colour": "#112233"}),
        ("venues", "rathaus", {"name": "Altes Rathaus"}),
        ("venues", "rathaus", {"address": "Markt 2"}),
        ("contacts", "fortbildung", {"name": "Fortbildung neu"}),
        ("contacts", "fortbildung", {"email": "neu@stadt.example"}),
        ("tools", "neu", {"name": "Neues Werkzeug"}),
        ("audiences", "alle", {"name": "Alle miteinander"}),
        ("audiences", "alle", {"aliases": ["jede"]}),
        ("contacts", "fortbildung", {"aliases": ["altes-amt"]}),
    )
    steps = [
        (catalogue(full, *OTHERS, terms=changed_terms(vocabulary, name, **fields)), 0, hours)
        for hours, (vocabulary, name, fields) in enumerate(changes)
    ]
    assert reads_of(steps, tmp_path) == 1


def reads_of(steps: Iterable[tuple[Catalogue, int, int]], folder: Path | None) -> int:
    """Publishes each catalogue, so many days and hours after the first, and compares; returns how often a ledger was read."""
    kept, ledger = Publications(folder), b""
    for made, days, hours in steps:
        today, stamp = TODAY + timedelta(days=days), STAMP + timedelta(days=days, hours=hours)
        published = made.published()
        plain = build_calendars(published, today=today, stamp=stamp, previous=ledger_of(ledger, published), words=WORDS)
        expected = {file.path: file.make() for file in plain.files}
        ledger = expected["kalender/stand.json"]
        gone = {uid for uid, record in plain.ledger.entries.items() if record.gone}
        assert kept.publish(made, today, stamp) == {**expected, "gone": repr(sorted(gone)).encode()}
    return kept.reads


def test_one_change_plans_what_it_touches_and_no_more() -> None:
    kept = Publications()
    kept.publish(catalogue(two(), *OTHERS), TODAY, STAMP)
    kept.publish(catalogue(two(), *OTHERS), TODAY, STAMP)
    before = {path: key for path, (key, _) in kept.before.items()}
    kept.publish(catalogue(two(title="Neuer Titel"), *OTHERS), TODAY, STAMP + timedelta(hours=1))
    assert sorted(path for path, (key, _) in kept.before.items() if before[path] != key) == [
        "kalender/alle.ics", "kalender/kategorie/kommunikation.ics", "kalender/kurs/zoom.ics",
        "kalender/monat/2027-03.ics", "kalender/stand.json", "kalender/termin/zoom-a.ics", "kalender/termin/zoom-b.ics",
    ]  # fmt: skip


def test_nothing_is_bound_again_when_nothing_changed() -> None:
    kept = Publications()
    made = catalogue(two(), *OTHERS)
    kept.publish(made, TODAY, STAMP)
    kept.publish(made, TODAY, STAMP + timedelta(hours=1))
    last = kept.last
    kept.publish(made, TODAY, STAMP + timedelta(hours=2))
    assert kept.last is last


def test_a_publication_keeps_nothing_of_those_before() -> None:
    kept = Publications()
    for hours in range(4):
        kept.publish(catalogue(two(title=f"Titel {hours}"), *OTHERS), TODAY, STAMP + timedelta(hours=hours))
    gc.collect()
    assert [binding() for binding in kept.bindings] == [None] * 4


def test_the_rows_that_are_left_are_those_of_the_packs() -> None:
    kept = Publications()
    for hours in range(4):
        kept.publish(catalogue(two(title=f"Titel {hours % 3}"), *OTHERS), TODAY, STAMP + timedelta(hours=hours))
        remnant, packs = kept.last.remnant, kept.last.packs()
        assert packs is not None
        assert (remnant is not None) == (hours > 0), "the next publication need not lay out everything"
        if remnant is not None:
            rows = rows_of((each for pack in packs.values() for each in pack.placed), day=TODAY.isoformat())
            assert {key: [*map(id, row.entries)] for key, row in remnant.rows.current.items()} == {
                key: [*map(id, row.entries)] for key, row in rows.current.items()
            }


def test_a_ledger_from_elsewhere_is_read() -> None:
    kept = Publications()
    made = catalogue(two(), *OTHERS)
    kept.publish(made, TODAY, STAMP)
    kept.ledger = kept.ledger.replace(b" ", b"  ", 1)
    kept.publish(made, TODAY, STAMP)
    assert kept.reads == 2


def test_damaged_packs_are_none(tmp_path: Path) -> None:
    kept = Publications(tmp_path)
    made = catalogue(two(), *OTHERS)
    whole = kept.publish(made, TODAY, STAMP)
    for file in tmp_path.glob("calendar-*.bin"):
        file.write_bytes(file.read_bytes()[:-1])
    assert kept.publish(made, TODAY, STAMP) == whole, "files that are wanted are made from the ledger"
    assert kept.reads == 2
    kept.publish(made, TODAY + timedelta(days=1), STAMP)
    assert kept.reads == 3


def test_packs_of_another_publication_are_none(tmp_path: Path) -> None:
    kept = Publications(tmp_path)
    kept.publish(catalogue(two(), *OTHERS), TODAY, STAMP)
    older = {file: file.read_bytes() for file in tmp_path.glob("calendar-*.bin")}
    kept.publish(catalogue(two(title="Neuer Titel"), *OTHERS), TODAY, STAMP)
    assert kept.reads == 1
    for file, content in older.items():
        file.write_bytes(content)
    kept.publish(catalogue(two(title="Neuer Titel"), *OTHERS), TODAY + timedelta(days=1), STAMP)
    assert kept.reads == 2


def many(number: int, start: str = "2027-05-01") -> list[Any]:
    return [course(f"kurs-{at}", session("s", f"{start} 09:00", f"{start} 12:00")) for at in range(number)]


def told_after(before: list[Any], after: list[Any], *, days: int = 0) -> list[tuple[str, str]]:
    """What is told when a catalogue of the courses `before` becomes one of those `after`, and that it is told only once."""
    publications = Publications()
    publications.publish(catalogue(*before), TODAY, STAMP)
    step = catalogue(*after), TODAY + timedelta(days=days), STAMP + timedelta(days=days)
    problems = publications.bind(*step).calendars.problems
    publications.publish(*step)
    assert publications.bind(*step).calendars.problems == ()
    return [(problem.code, problem.details["count"]) for problem in problems]


def test_the_loss_of_half_of_the_courses_is_told_once() -> None:
    assert told_after(many(24), many(12)) == [("many-courses-gone", "12")]
    assert told_after(many(24), [*many(12)[:4], guide("zoom")]) == [("many-courses-gone", "20")]


def test_a_smaller_loss_is_none() -> None:
    assert told_after(many(24), many(13)) == []
    assert told_after(many(18), many(9)) == []
    assert told_after(many(24), many(12), days=62) == []
    assert told_after(many(12), many(12)) == []


DATED = (session("a", "2027-03-10 09:00", "2027-03-10 12:00"), session("b", "2027-04-10 09:00", "2027-04-10 12:00"))
MOVED = (DATED[0], session("b", "2027-05-10 09:00", "2027-05-10 12:00"), session("c", "2027-06-10", "2027-06-10"))


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (course("online", *DATED), True),
        (course("online", *DATED, aliases=["zoom"]), True),
        (course("online", *DATED, session("c", "2027-06-10", "2027-06-10"), title="Neu"), True),
        (course("online", *DATED, id="zoom", aliases=["zoom"]), False),
        (course("online", *MOVED), False),
        (course("online", *({**each, "id": f"neu-{each['id']}"} for each in DATED)), False),
        (course("online", *DATED, status="draft"), False),
        # One session may be at the time of another's by chance.
        (course("online", DATED[1]), False),
    ],
)
@pytest.mark.parametrize("forgets", [False, True])
@pytest.mark.parametrize("known", [False, True])
def test_a_course_that_is_renamed_by_hand_is_told(after: Any, told: bool, forgets: bool, known: bool) -> None:
    """Also where nothing is kept of the last publication, and where the new course was there without its sessions."""
    publications, there = Publications(), ({**after, "sessions": []},) if known and after.get("id") is None else ()
    publications.publish(catalogue(course("zoom", *DATED), *there, *OTHERS), TODAY, STAMP)
    if forgets:
        publications.last = LastCalendars()
    problems = publications.bind(catalogue(after, *OTHERS), TODAY, STAMP).calendars.problems
    wanted = [("renamed-without-id", Severity.ERROR, "courses/online.md", "zoom")] if told else []
    assert [(each.code, each.severity, each.place.path, each.details["value"]) for each in problems] == wanted


ONE = session("a", "2027-03-10 09:00", "2027-03-10 12:00")


@pytest.mark.parametrize(
    ("before", "after", "days", "told"),
    [
        # One session at one time: another course, unless it is called the same, or bears the old name.
        ([ONE], course("online", ONE), 0, False),
        ([ONE], course("online", ONE, title="Kurs zoom"), 0, True),
        ([ONE], course("online", ONE, aliases=["zoom"]), 0, True),
        # What was over or called off is not called off again.
        ([ONE], course("online", ONE, title="Kurs zoom"), 200, False),
        ([{**ONE, "status": "cancelled"}], course("online", ONE, title="Kurs zoom"), 0, False),
        (list(DATED), course("online", DATED[1], title="Kurs zoom"), 30, True),
    ],
)
def test_only_what_would_be_called_off_makes_a_course_one_that_was_renamed(
    before: list[Any], after: Any, days: int, told: bool
) -> None:
    publications = Publications()
    publications.publish(catalogue(course("zoom", *before), *OTHERS), TODAY, STAMP)
    later = TODAY + timedelta(days=days), STAMP + timedelta(days=days)
    problems = publications.bind(catalogue(after, *OTHERS), *later).calendars.problems
    assert ["renamed-without-id"] * told == [each.code for each in problems]


def test_a_copy_beside_what_it_was_copied_from_is_a_course_of_its_own() -> None:
    publications, copy = Publications(), course("online", *DATED)
    for courses in ((course("zoom", *DATED), *OTHERS), (course("zoom", *DATED), copy, *OTHERS), (copy, *OTHERS)):
        assert publications.bind(catalogue(*courses), TODAY, STAMP).calendars.problems == ()
        publications.publish(catalogue(*courses), TODAY, STAMP)
