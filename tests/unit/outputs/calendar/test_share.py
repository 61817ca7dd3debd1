"""What one offer gives to the calendars depends on that offer alone, and travels as plain values."""

import marshal
import pickle
from datetime import date, timedelta

from catalogue.model.catalogue import Catalogue
from catalogue.outputs.calendar.calendars import bind
from catalogue.outputs.calendar.feeds import feeds_in, feeds_of
from catalogue.outputs.calendar.history import history_of
from catalogue.outputs.calendar.ledger import Ledger
from catalogue.outputs.calendar.pack import PARTS, members_of, pack_of_plain, pack_up, plain
from catalogue.outputs.calendar.share import Made, Share, share_of
from catalogue.reading.translations import read_translation
from tests import making
from tests.calendar_site import STAMP, TODAY, Site, build_calendars, edition_of, gone_shares, outputs_of

LATER = STAMP + timedelta(days=3)
ALL = making.settings(deadline_feed="true", review_feeds="true")
REGISTRATION = {"email": "a@b.example", "closes": "P7D"}
REVIEW = {"by": "fortbildung", "last": "2026-10-01", "every": "P1Y"}


def catalogue(*courses: making.Fields) -> Catalogue:
    guide = making.guide("dms", review=REVIEW)
    return making.catalogue(*courses, guides=[guide], of=ALL)


def zoom(*sessions: making.Fields, **fields: object) -> making.Fields:
    return making.course("zoom", *(sessions or [making.session(venue="rathaus")]), registration=REGISTRATION, **fields)


def made_of(made: Catalogue, previous: Ledger | None, *, today: date = TODAY) -> dict[str, Made]:
    edition, history = edition_of(made, today=today, stamp=LATER), history_of(previous)
    own = {offer.id: share_of(offer, history.of(offer.id), edition=edition) for offer in made.offers}
    return {**own, **gone_shares(made, history, edition=edition)}


def shares(made: Catalogue, previous: Ledger | None, *, today: date = TODAY) -> list[Share]:
    return [each.share for each in made_of(made, previous, today=today).values()]


def published(made: Catalogue) -> Ledger:
    site = Site()
    site.publish(made)
    assert site.ledger is not None
    return site.ledger


def test_a_share_says_which_file_it_comes_from_and_what_is_in_it() -> None:
    course, guide = shares(catalogue(zoom()), None)
    assert (course.source, guide.source) == ("courses/zoom.md", "docs/guides/dms.md")
    assert [each.feeds[0] for each in course.placed] == ["all", "deadlines"]
    assert [each.feeds for each in guide.placed] == [("reviews/fortbildung",)]
    (download,) = course.downloads
    assert (download.path, download.months) == ("kalender/termin/zoom-a.ics", ((2027, 3),))
    assert download.uids == (course.placed[0].uid,)


def test_packs_survive_the_way_to_another_process_and_the_disk() -> None:
    made = catalogue(zoom())
    before = published(catalogue(zoom(), making.course("weg", making.session())))
    pack = pack_up(3, made_of(made, before).items())
    assert pickle.loads(pickle.dumps(pack)) == pack
    assert pack_of_plain(marshal.loads(marshal.dumps(plain(pack)))) == pack
    assert pack_up(3, pack.made()) == pack
    assert [each.written for _, each in pack.made()] == [each.written for each in made_of(made, before).values()]


def test_what_changed_in_a_pack_lies_in_a_layer_over_what_did_not() -> None:
    old = made_of(
        catalogue(zoom(making.session("a"), making.session("b")), making.course("weg", making.session())), None
    )
    new = made_of(catalogue(zoom(making.session("a"), title="Neu"), making.course("weg", making.session())), None)
    below, whole = pack_up(3, old.items()), pack_up(3, new.items())
    pack = below.under(pack_up(3, [("zoom", new["zoom"])], start=below.size), new)
    assert pack.events[:1] == below.events
    assert [each.written for _, each in pack.made()] == [each.written for each in new.values()]
    assert list(pack.shares) == list(new)
    for number in range(PARTS):
        assert sorted(members_of(pack).part(number)) == members_of(whole).part(number)
    assert pack_of_plain(marshal.loads(marshal.dumps(plain(pack)))) == pack
    assert pack_up(3, pack.made()) == whole


def test_a_pack_is_overgrown_when_most_of_it_is_nobodys() -> None:
    made = made_of(catalogue(zoom(), making.course("weg", making.session())), None)
    pack = pack_up(3, made.items())
    assert not pack.overgrown(without=["zoom"])
    assert pack.overgrown(without=["zoom", "weg"])
    for _ in range(3):
        pack = pack.under(pack_up(3, [("zoom", made["zoom"])], start=pack.size), made)
    assert pack.overgrown(without=[])


def test_calendars_bound_from_packs_are_those_built_at_once() -> None:
    made = catalogue(zoom())
    before = published(catalogue(zoom(), making.course("weg", making.session())))
    words = read_translation("de")
    edition = edition_of(made, stamp=LATER)
    several = made_of(made, before)
    packs = {number: pack_up(number, [item]) for number, item in enumerate(several.items())}
    feeds = feeds_of(made, published=feeds_in(before), words=words)
    bound = bind(packs, feeds, order=tuple(several), edition=edition)
    built = build_calendars(made, today=TODAY, stamp=LATER, previous=before, words=words)
    assert outputs_of(bound) == outputs_of(built)
    assert [file.key for file in bound.files[:-1]] == [file.key for file in built.files[:-1]]


def test_a_share_tells_whether_it_bears_the_stamp() -> None:
    before = published(catalogue(zoom()))
    assert [share.stamp for share in shares(catalogue(zoom()), None)] == ["2027-01-04T08:00:00Z"] * 2
    assert [share.stamp for share in shares(catalogue(zoom()), before)] == ["", ""]
    assert [share.stamp for share in shares(catalogue(zoom(title="Neu")), before)] == ["2027-01-04T08:00:00Z", ""]
    assert [share.stamp for share in shares(catalogue(), before)] == ["", "2027-01-04T08:00:00Z"]


def test_a_share_tells_whether_it_depends_on_the_day() -> None:
    before = published(catalogue(zoom()))
    moved = zoom(making.session("a", "2027-04-01 09:00", "2027-04-01 12:00"))
    rounds = making.course("schutz", mandatory="P1Y", published="2026-01-01")
    assert [share.day for share in shares(catalogue(zoom()), before)] == ["", ""]
    assert [share.day for share in shares(catalogue(moved), before)] == ["2027-01-01", ""]
    assert [share.day for share in shares(catalogue(rounds), None)] == ["2027-01-01", ""]
    assert [share.day for share in shares(catalogue(), before)] == ["", "2027-01-01"]


def test_a_share_that_knows_no_day_is_the_same_on_any_other() -> None:
    made = catalogue(zoom())
    before = published(made)
    assert shares(made, before) == shares(made, before, today=date(2031, 5, 1))


def test_a_file_has_another_key_only_when_it_has_other_bytes() -> None:
    words = read_translation("de")

    def files(made: Catalogue, previous: Ledger | None) -> dict[str, tuple[bytes, bytes]]:
        built = build_calendars(made, today=TODAY, stamp=LATER, previous=previous, words=words)
        return {file.path: (file.key, file.make()) for file in built.files}

    before = published(catalogue(zoom(), making.course("word", making.session())))
    old = files(catalogue(zoom(), making.course("word", making.session())), before)
    new = files(catalogue(zoom(title="Neu"), making.course("word", making.session())), before)
    for path in old:
        assert (old[path][0] == new[path][0]) == (old[path][1] == new[path][1])
    assert sum(old[path] != new[path] for path in old) > 3
    assert old["kalender/kurs/word.ics"] == new["kalender/kurs/word.ics"]
