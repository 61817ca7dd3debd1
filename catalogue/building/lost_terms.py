"""Lost terms: those whose feed was published and showed sessions to come, and which are not there any more, nor as an alias."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from catalogue.model.catalogue import Catalogue
from catalogue.model.problem import Place, Problem, Severity
from catalogue.outputs.address import TERM_FEEDS
from catalogue.outputs.calendar.feeds import Feed, keys_in
from catalogue.outputs.calendar.pack import Pack
from catalogue.reading.vocabulary import FOLDER


def lost_terms(
    published: Iterable[Feed], packs: Iterable[Pack], catalogue: Catalogue, *, today: date
) -> Iterator[Problem]:
    """Yields a warning for each; that sessions stood there is known of the last publication alone, so it is told once."""
    feeds = {feed.key for feed in published if feed.key.partition("/")[0] in TERM_FEEDS}
    terms = (term for name in TERM_FEEDS for term in catalogue.vocabularies.get(name, ()))
    lost = feeds.difference(*(keys_in(term.vocabulary, term) for term in terms))
    gone: Counter[str] = Counter()
    moved: set[str] = set()
    for pack in packs if lost else ():
        for each in pack.placed:
            if each.before != each.feeds and not each.left and each.order >= today.isoformat():
                keys = lost.intersection(each.before)
                gone.update(keys)
                moved |= keys if set(each.feeds).difference(each.before) else set()
    for key, count in sorted(gone.items()):
        if count == 1 and key not in moved:
            continue  # the entry that an emptied feed keeps, of which was told before
        vocabulary, _, name = key.partition("/")
        place = Place(f"{catalogue.settings.courses}/{FOLDER}/{vocabulary}.yml")
        yield Problem("term-gone", place, {"value": name, "count": str(count)}, Severity.WARNING)
