"""Since: what an offer says counts, and not where its events lie."""

from datetime import date

from catalogue.outputs.calendar.edition import Edition
from catalogue.outputs.calendar.history import Past
from catalogue.outputs.calendar.pack import Pack, pack_up
from catalogue.outputs.calendar.share import share_of
from catalogue.outputs.calendar.since import Since
from catalogue.reading.translations import read_translation
from tests.calendar_site import STAMP
from tests.making import catalogue, course, session


def packed(title: str) -> Pack:
    made = catalogue(course("a", session("s"), title=title), course("b", session("s")))
    edition = Edition(settings=made.settings, words=read_translation("de"), today=date(2027, 1, 1), stamp=STAMP)
    return pack_up(0, [(each.id, share_of(each, Past({}, {}), edition=edition)) for each in made.courses])


def test_whoever_stands_behind_a_longer_event_has_not_changed() -> None:
    before, now = packed("Kurz"), packed("Ein längerer Titel als vorher")
    assert before.shares["b"].placed[0].start != now.shares["b"].placed[0].start
    since = Since(files={}, feeds=(), before={0: before}, now={0: now})
    assert [share.source for share in since.changed] == [now.shares["a"].source]
