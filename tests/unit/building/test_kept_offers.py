"""Kept offers: the same offers as without a cache, and only changed files are read."""

import marshal
import operator
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
import yaml

from catalogue.building import pack_reader as module
from catalogue.building import packs
from catalogue.building.derivation import Derived
from catalogue.building.derived import derived_of, lines_in, terms_in
from catalogue.building.earlier_pack import Before
from catalogue.building.kept_offers import KeptOffers
from catalogue.building.memory import Memory
from catalogue.checks.files import name_not_utf8
from catalogue.checks.subject import Subject
from catalogue.crew import Crew
from catalogue.model.offer import Course, Offer
from catalogue.model.problem import Place
from catalogue.model.reference import Context
from catalogue.model.settings import Settings
from catalogue.outputs.search.bundle import load_entries
from catalogue.outputs.search.entry import Entry
from catalogue.outputs.search.maker import EntryMaker
from catalogue.reading.dormant import Wake
from catalogue.reading.packed_offers import load_late
from catalogue.reading.packed_texts import Texts
from catalogue.reading.reading import Reading, read_catalogue
from catalogue.reading.settings_file import read_settings
from catalogue.reading.share import read_share
from catalogue.reading.translations import read_translation

ROOT = Path(__file__).parents[3]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every third offer of the demonstration, which makes packs enough, and the course that tests change."""
    for name in ("courses", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    offers = sorted((*tmp_path.glob("courses/*.md"), *tmp_path.glob("docs/guides/*.md")))
    for number, file in enumerate(offers):
        if number % 3 and file.stem != "vuca":
            file.unlink()
    monkeypatch.setattr("catalogue.building.sources.TICK", 0)
    monkeypatch.setattr(packs, "PACK", 4)
    (tmp_path / "kept").mkdir()
    return tmp_path


def settings_of(project: Path) -> Settings:
    settings, _ = read_settings(project)
    assert settings is not None
    return settings


class Reader:
    """Reads a project with a cache; `read` are the files that were opened."""

    def __init__(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, crew: Crew | None = None, memory: Memory | None = None
    ) -> None:
        self.project, self.crew, self.memory = project, crew or Crew(), memory
        self.both = False  # a memory and files
        self.derived: Mapping[str, Derived] = {}
        self.read: list[str] = []
        self.results: Mapping[str, list[bytes]] = {}
        self.wholes: Mapping[str, bytes] = {}

        def counted(root: Path, sources, context, **told):  # type: ignore[no-untyped-def]
            self.read += [path for path, _ in sources]
            return read_share(root, sources, context, **told)

        monkeypatch.setattr(module, "read_share", counted)

    def __call__(self, world: bytes = b"") -> Reading:
        self.read.clear()
        titles = Derived(world, lambda offers: "|".join(o.title for o in offers).encode())
        derived = self.derived or {"titles": titles}
        folder = self.project / "kept" if self.both or not self.memory else None
        kept = KeptOffers(folder=folder, crew=self.crew, derived=derived, memory=self.memory)
        known = self.memory.terms if self.memory else {}
        reading = read_catalogue(self.project, settings_of(self.project), read=kept, known=known)
        self.results = {name: [bytes(part.read()) for part in kept.result(name)] for name in derived}
        assert set(kept.wholes) == set(reading.inventory.slugs)
        self.wholes = kept.wholes
        return reading


@pytest.fixture(params=["disk", "memory"])
def reader(project: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Reader:
    return Reader(project, monkeypatch, memory=Memory() if request.param == "memory" else None)


@pytest.mark.no_cover  # the others run the same code, in less time
def test_the_same_offers_with_and_without_a_cache(project: Path, reader: Reader) -> None:
    plain = read_catalogue(project, settings_of(project))
    assert reader() == plain
    assert len(reader.read) == len(plain.catalogue.offers)
    assert reader() == plain
    assert reader.read == []
    titles = sorted(title for pack in reader.results["titles"] for title in pack.decode().split("|") if title)
    assert titles == sorted(offer.title for offer in plain.catalogue.offers)


@pytest.mark.no_cover  # the others run the same code, in less time
def test_several_processes_read_the_same(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = read_catalogue(project, settings_of(project))
    assert Reader(project, monkeypatch, Crew(2))() == plain
    reader = Reader(project, monkeypatch)
    assert reader() == plain
    assert reader.read == []


def test_only_the_pack_of_a_changed_file_is_read(project: Path, reader: Reader) -> None:
    reader()
    with (project / "courses/vuca.md").open("a", encoding="utf-8") as file:
        file.write("\nNoch ein Satz.\n")
    reading = reader()
    assert "courses/vuca.md" in reader.read
    assert len(reader.read) < 8
    assert "Noch ein Satz." in reading.catalogue.by_slug["vuca"].body.markdown
    assert reading == read_catalogue(project, settings_of(project))


@pytest.mark.no_cover  # the others run the same code, in less time
@pytest.mark.parametrize("memory", [None, Memory()])
def test_of_a_pack_only_the_changed_file_is_read(
    project: Path, monkeypatch: pytest.MonkeyPatch, memory: Memory | None
) -> None:
    reader = Reader(project, monkeypatch, memory=memory)
    reader.both = True
    reader()
    file = project / "courses/vuca.md"
    file.write_text(file.read_text(encoding="utf-8").replace("'VUCA", "'Neu"), encoding="utf-8")
    for expected in (["courses/vuca.md"], []):
        reading = reader()
        assert reader.read == expected
        assert reading == read_catalogue(project, settings_of(project))
        assert any(b"Neu:" in titles for titles in reader.results["titles"])
    file.unlink()
    reading = reader()
    assert reader.read == []
    assert reading == read_catalogue(project, settings_of(project))


@pytest.mark.no_cover  # the others run the same code, in less time
@pytest.mark.parametrize(
    ("old", "new", "validated"),
    [
        ("\n---\n", "\n---\nNoch ein Satz.\n\n", False),
        ("\n---\n", "\n---  \nNoch ein Satz.\n\n", True),  # not the fence that nearly all have
        ("\n---\n", "\n---\n---\nNoch ein Satz.\n\n", False),
        ("\n---\n", "\ncost: frei\n---\nNoch ein Satz.\n\n", True),
        ("\n", "\r\n", True),
    ],
)
@pytest.mark.parametrize("memory", [lambda: None, Memory], ids=["disk", "both"])
def test_of_a_file_with_another_body_the_front_matter_is_not_read_again(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    memory: Callable[[], Memory | None],
    old: str,
    new: str,
    validated: bool,
) -> None:
    reader = Reader(project, monkeypatch, memory=memory())
    reader.both = True
    reader()
    file = project / "courses/vuca.md"
    text = file.read_text(encoding="utf-8")
    before, _, rest = text.partition(old)
    file.write_bytes((text.replace("\n", new) if old == "\n" else f"{before}{new}{rest}").encode())
    with patch.object(Course, "model_validate", side_effect=Course.model_validate) as validate:
        reading = reader()
    assert validate.called == validated
    assert reading == read_catalogue(project, settings_of(project))
    assert reader() == reading


@pytest.mark.parametrize("name", ["offers-*.bin", "sources.bin"])
def test_where_the_pack_or_what_was_seen_is_lost_all_its_files_are_read(
    project: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    reader = Reader(project, monkeypatch)
    reader()
    for kept in (project / "kept").glob(name):
        kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    with (project / "courses/vuca.md").open("a", encoding="utf-8") as file:
        file.write("\nNoch ein Satz.\n")
    reading = reader()
    assert len(reader.read) > 1
    assert reading == read_catalogue(project, settings_of(project))


@pytest.mark.no_cover  # the others run the same code, in less time
def test_what_was_seen_of_another_build_is_not_believed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, file = Reader(project, monkeypatch), project / "courses/vuca.md"
    reader()
    old = (project / "kept/offers.bin").read_bytes()
    for word in ("Neu", "Neuer"):
        file.write_text(file.read_text(encoding="utf-8").replace("'VUCA", f"'{word} VUCA"), encoding="utf-8")
        reader()
    (project / "kept/offers.bin").write_bytes(old)
    reading = reader()
    assert len(reader.read) > 1
    assert reading == read_catalogue(project, settings_of(project))


@pytest.mark.no_cover  # the others run the same code, in less time
def test_what_is_derived_is_mended(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = "courses/vuca.md"
    settings = settings_of(project)
    derived = derived_of(settings, read_translation("de"))
    made: list[str] = []
    of_offer = EntryMaker.of_offer

    def noted(self: EntryMaker, offer: Offer) -> Entry:
        made.append(offer.path)
        return of_offer(self, offer)

    monkeypatch.setattr(EntryMaker, "of_offer", noted)

    def results() -> tuple[object, ...]:
        kept = KeptOffers(folder=project / "kept", crew=Crew(), derived=derived)
        read_catalogue(project, settings, read=kept)
        entries = sorted(load_entries(part.read()) for part in kept.result("entries"))
        return entries, lines_in(kept.result("lines")), terms_in(kept.result("terms"))

    results()
    for change in (("'VUCA", "'Neu"), ("title: ", "status: draft\ntitle: "), ("status: draft\n", "")):
        file = project / changed
        file.write_text(file.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
        made.clear()
        found = results()
        assert made == ([] if "draft\ntitle" in change[1] else [changed])
        shutil.rmtree(project / "kept")
        (project / "kept").mkdir()
        assert found == results()


@pytest.mark.no_cover  # the others run the same code, in less time
def test_a_changed_term_is_seen_in_every_offer(project: Path, reader: Reader) -> None:
    reader()
    file = project / "courses/_vocabulary/categories.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("name: ", "name: Neu ", 1), encoding="utf-8")
    reading = reader()
    assert any(offer.category.name.startswith("Neu ") for offer in reading.catalogue.offers)
    assert reading == read_catalogue(project, settings_of(project))


def test_what_was_derived_for_another_world_is_derived_again(project: Path, reader: Reader) -> None:
    reader(b"one")
    before = reader.results
    reader(b"two")
    assert reader.read == []
    assert reader.results == before


@pytest.mark.no_cover  # the others run the same code, in less time
def test_what_is_derived_again_may_be_made_by_several_processes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalogue.building.kept_offers.FEW", 1)

    def build(world: bytes, crew: Crew) -> set[bytes]:
        derived = {"process": Derived(world, lambda _offers: b"%d" % os.getpid())}
        kept = KeptOffers(folder=project / "kept", crew=crew, derived=derived)
        read_catalogue(project, settings_of(project), read=kept)
        return {bytes(part.read()) for part in kept.result("process")}

    alone = {b"%d" % os.getpid()}
    assert build(b"one", Crew()) == alone
    processes = build(b"two", Crew(2))
    assert processes.isdisjoint(alone)
    assert build(b"two", Crew()) == processes
    assert build(b"three", Crew()) == alone


@pytest.mark.no_cover  # the others run the same code, in less time
@pytest.mark.parametrize(("field", "made"), [("name", True), ("summary", False)])
def test_a_changed_term_asks_for_what_says_that_of_it(project: Path, field: str, made: bool) -> None:
    calls: list[int] = []

    def noted(offers: Sequence[Offer]) -> bytes:
        calls.append(len(offers))
        return b"x"

    derived = {"x": Derived(b"", noted, said=lambda term: term.name)}

    def build() -> None:
        kept = KeptOffers(folder=project / "kept", crew=Crew(), derived=derived)
        read_catalogue(project, settings_of(project), read=kept)

    build()
    calls.clear()
    say(project, "categories", field)
    build()
    assert bool(calls) is made


def say(project: Path, vocabulary: str, field: str) -> str:
    """Lets the first term of a vocabulary say something else; returns its id."""
    file = project / f"courses/_vocabulary/{vocabulary}.yml"
    terms = yaml.safe_load(file.read_text(encoding="utf-8"))
    first = next(iter(terms))
    terms[first][field] = "Etwas anderes"
    file.write_text(yaml.safe_dump(terms, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return str(first)


def test_what_was_derived_of_offers_holds_where_their_terms_say_the_same(project: Path, reader: Reader) -> None:
    """Only of the offers that bear a changed term is anything made anew, and of those whose files changed meanwhile."""
    anew: list[list[str]] = []

    def of(offers: Sequence[Offer]) -> bytes:
        anew.append([offer.path for offer in offers])
        return marshal.dumps({offer.path: offer.category.name for offer in offers if not offer.draft})

    def mended(offers: Sequence[Offer], before: Before) -> bytes:
        known = marshal.loads(before.data)
        anew.append([offer.path for offer in offers if offer.path not in before.same])
        return marshal.dumps({o.path: known[o.path] if o.path in before.same else o.category.name for o in offers})

    reader.both = True
    reader.derived = {"titles": Derived(b"", of, said=lambda term: term.name, mend=mended)}
    reader()
    anew.clear()
    first = say(project, "categories", "name")
    with (project / "courses/vuca.md").open("a", encoding="utf-8") as file:
        file.write("\nNoch ein Satz.\n")
    catalogue = reader().catalogue
    told = {path: name for part in reader.results["titles"] for path, name in marshal.loads(part).items()}
    assert told == {offer.path: offer.category.name for offer in catalogue.offers}
    bearing = {offer.path for offer in catalogue.offers if offer.category.id == first}
    assert bearing
    assert {path for paths in anew for path in paths} == {*bearing, "courses/vuca.md"}


@pytest.mark.no_cover  # the others run the same code, in less time
def test_in_memory_only_offers_that_bear_a_changed_term_are_others(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(project, monkeypatch, memory=Memory())
    before = reader().catalogue
    first = say(project, "categories", "name")
    now = reader()
    assert reader.read == []
    assert now == read_catalogue(project, settings_of(project))
    same = [old is new for old, new in zip(before.offers, now.catalogue.offers, strict=True)]
    assert same == [offer.category.id != first for offer in before.offers]
    assert len(set(same)) == 2
    assert all(map(operator.is_, before.vocabularies["tools"], now.catalogue.vocabularies["tools"]))


@pytest.mark.no_cover  # the others run the same code, in less time
def test_in_memory_a_term_that_is_gone_is_missed_until_it_is_back(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(project, monkeypatch, memory=Memory())
    reader()
    file = project / "courses/_vocabulary/categories.yml"
    text = file.read_text(encoding="utf-8")
    terms = yaml.safe_load(text)
    del terms[next(iter(terms))]
    for written in (yaml.safe_dump(terms, allow_unicode=True, sort_keys=False), text.replace("name: ", "name: Neu ")):
        file.write_text(written, encoding="utf-8")
        found = reader()
        assert found == read_catalogue(project, settings_of(project))
        assert bool(found.problems) is ("name: Neu " not in written)
    with (project / "courses/vuca.md").open("a", encoding="utf-8") as course:
        course.write("\nNoch ein Satz.\n")
    assert reader() == read_catalogue(project, settings_of(project))


@pytest.mark.skipif(os.name != "posix" or sys.platform == "darwin", reason="names are bytes only there")
def test_names_that_are_no_utf8_are_told(project: Path, reader: Reader) -> None:
    text = (project / "courses/vuca.md").read_bytes()
    names = {b"courses/f\xfcr.md": text, b"courses/bild-\xfc.png": text, b"docs/seite-\xfc.md": b"# Seite\n"}
    for name, content in names.items():
        Path(os.fsdecode(bytes(project) + b"/" + name)).write_bytes(content)
    for _ in range(2):
        assert [problem.code for problem in reader().problems] == ["bad-slug"]
    subject = Subject(reader().catalogue, reader().inventory, date(2026, 11, 20), lambda path, *_: Place(path))
    assert [problem.code for problem in name_not_utf8(subject)] == ["name-not-utf8"] * 2


def test_a_mistake_is_told_each_time_until_it_is_mended(project: Path, reader: Reader) -> None:
    file = project / "courses/vuca.md"
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("category: ", "category: gibt-es-nicht-"), encoding="utf-8")
    for _ in range(2):
        assert [problem.code for problem in reader().problems] == ["unknown-term"]
        assert "courses/vuca.md" in reader.read
    file.write_text(good, encoding="utf-8")
    assert reader().problems == ()


@pytest.mark.no_cover  # the others run the same code, in less time
def test_damaged_packs_are_read_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(project, monkeypatch)
    plain = reader()
    for number, file in enumerate(sorted((project / "kept").glob("*.bin"))):
        content = file.read_bytes()
        file.write_bytes([b"", content[: len(content) // 2], content[:-1] + b"x"][number % 3])
    assert reader() == plain
    assert len(reader.read) == len(plain.catalogue.offers)


@pytest.mark.parametrize("lost", ["offers", "texts", "titles"])
def test_a_part_that_is_lost_is_made_from_the_sources(
    project: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    reader = Reader(project, monkeypatch)
    plain = reader()
    titles = sorted(reader.results["titles"])
    parts = sorted((project / "kept").glob(f"{lost}-*.bin"))
    assert len(parts) > 1
    for number, file in enumerate(parts):
        content = file.read_bytes()
        if number % 2:
            file.unlink()
        else:
            file.write_bytes(content[:-1] + b"x")
    assert reader() == plain
    assert sorted(reader.results["titles"]) == titles


@pytest.mark.no_cover  # the others run the same code, in less time
def test_only_the_names_of_offers_are_read_until_more_is_asked_for(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(project, monkeypatch)
    reader()
    opened: list[bytes | memoryview] = []

    def counted(data: bytes | memoryview, context: Context, texts: Texts) -> Wake:
        opened.append(data)
        return load_late(data, context, texts)

    monkeypatch.setattr(module, "load_late", counted)
    offers = reader().catalogue.published().offers
    assert offers
    assert opened == []
    assert offers[0].summary
    assert len(opened) == 1
    assert tuple(offers) == read_catalogue(project, settings_of(project)).catalogue.published().offers


def test_sources_that_change_while_their_offers_sleep_are_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(project, monkeypatch)
    reader()
    offers = reader().catalogue.offers
    for file in (project / "kept").glob("offers-*.bin"):
        file.unlink()
    (project / "courses/vuca.md").write_text("---\ntitle: Nur ein Titel\n---\n", encoding="utf-8")
    with pytest.raises(RuntimeError, match=r"courses/vuca\.md"):
        _ = [offer.summary for offer in offers]


def test_a_body_that_changes_while_nobody_has_read_it_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(project, monkeypatch)
    reader()
    offers = {offer.path: offer for offer in reader().catalogue.offers}
    assert offers["courses/vuca.md"].summary
    for file in (project / "kept").glob("texts-*.bin"):
        file.unlink()
    source = project / "courses/vuca.md"
    front, mark, body = source.read_text(encoding="utf-8").partition("\n---\n")
    source.write_text(f"{front}{mark}Ein Satz vorweg.\n{body}", encoding="utf-8")
    with pytest.raises(RuntimeError, match=r"courses/vuca\.md"):
        _ = offers["courses/vuca.md"].body.markdown


def test_a_file_that_changes_while_nothing_is_kept_yet_is_read_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(project, monkeypatch)
    path = next(project.glob("courses/*.md")).relative_to(project).as_posix()
    counted = module.read_share  # type: ignore[attr-defined]

    def changing(root: Path, sources, context, **told):  # type: ignore[no-untyped-def]
        share = counted(root, sources, context, **told)
        if path in [each for each, _ in sources] and share.offers:
            with (root / path).open("a") as file:
                file.write("\nMehr.\n")
        return share

    monkeypatch.setattr(module, "read_share", changing)
    reader()
    monkeypatch.setattr(module, "read_share", counted)
    assert reader() == read_catalogue(project, settings_of(project))
    assert path in reader.read


def test_what_was_another_only_while_it_was_read_has_no_key_that_comes_again(
    project: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader()
    path = "courses/vuca.md"
    text = (project / path).read_text(encoding="utf-8")
    counted = module.read_share  # type: ignore[attr-defined]
    seen: list[bytes] = []

    def changing(root: Path, sources, context, **told):  # type: ignore[no-untyped-def]
        if path in [each for each, _ in sources]:
            (root / path).write_text(f"{text}\nFor a moment.\n", encoding="utf-8")
        share = counted(root, sources, context, **told)
        (root / path).write_text(text, encoding="utf-8")
        return share

    text += "\nMehr.\n"
    (project / path).write_text(text, encoding="utf-8")
    with monkeypatch.context() as moment:
        moment.setattr(module, "read_share", changing)
        for _ in range(2):
            assert "For a moment." in reader().catalogue.by_slug["vuca"].body.markdown
            seen.append(reader.wholes[path])
    assert reader() == read_catalogue(project, settings_of(project))
    assert len({*seen, reader.wholes[path]}) == 3
