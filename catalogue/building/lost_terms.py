"""Lost terms: those whose feed was published and showed sessions to come, and which are not there any more, nor as an alias."""

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from datetime import date

from catalogue.model.catalogue import Catalogue
from catalogue.model.problem import Place, Problem, Severity
from catalogue.model.term import vocabulary_file
from catalogue.outputs.address import TERM_FEEDS
from catalogue.outputs.calendar.feeds import Feed, keys_in
from catalogue.outputs.calendar.pack import Pack, unpacked_events
from catalogue.outputs.calendar.share import Placed

# An offer has at most one term of each of these.
_SINGLE = frozenset({"categories", "formats", "providers", "areas"})
_CALLED_OFF = b"\r\nSTATUS:CANCELLED\r\n"


def lost_terms(
    published: Iterable[Feed], packs: Iterable[Pack], catalogue: Catalogue, *, today: date
) -> Iterator[Problem]:
    """Yields a warning for each; that sessions stood there is known of the last publication alone, so it is told once."""
    feeds = {feed.key for feed in published if feed.key.partition("/")[0] in TERM_FEEDS}
    terms = (term for name in TERM_FEEDS for term in catalogue.vocabularies.get(name, ()))
    lost = feeds.difference(*(keys_in(term.vocabulary, term) for term in terms))
    still = {f"{term.vocabulary}/{term.id}" for name in TERM_FEEDS for term in catalogue.vocabularies.get(name, ())}
    gone: Counter[str] = Counter()
    moved: set[str] = set()
    for pack in packs if lost else ():
        for each in _ahead(pack, lost, today=today):
            keys = lost.intersection(each.before)
            gone.update(keys)
            moved.update(key for key in keys if _moves(key, each, still))
    for key, count in sorted(gone.items()):
        if count == 1 and key not in moved:
            continue  # the entry that an emptied feed keeps, of which was told before
        vocabulary, _, name = key.partition("/")
        place = Place(vocabulary_file(catalogue.settings.courses, vocabulary))
        yield Problem("term-gone", place, {"value": name, "count": str(count)}, Severity.WARNING)


def _ahead(pack: Pack, lost: AbstractSet[str], *, today: date) -> Iterator[Placed]:
    """Yields the entries to come that stood in one of the lost feeds, without those of cancelled sessions."""
    found = [
        each
        for each in pack.placed
        if each.before != each.feeds and not each.left and each.order >= today.isoformat()
        if not lost.isdisjoint(each.before)
    ]
    events = unpacked_events(pack.events) if found else b""
    yield from (each for each in found if _CALLED_OFF not in events[each.start : each.start + each.size])


def _moves(key: str, each: Placed, still: AbstractSet[str]) -> bool:
    """Tells whether an entry leaves a lost feed now for another of its vocabulary; an emptied one was left before."""
    vocabulary = key.partition("/")[0]
    before, now = ({k for k in keys if k.partition("/")[0] == vocabulary} for keys in (each.before, each.feeds))
    return bool(now - before) and not (vocabulary in _SINGLE and before & still)
