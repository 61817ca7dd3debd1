"""Addresses: where everything lies on the site; the words in them come from the translation, the rest from permanent ids."""

from collections.abc import Callable

from catalogue.model.offer import Course, Offer, OfferKind
from catalogue.model.session import Session
from catalogue.model.term import Term
from catalogue.model.translation import Translation

_PATH = "path."
# How addresses begin that lead to the same place from everywhere.
_ELSEWHERE = ("#", "mailto:")


def ways(page: str) -> Callable[[str], str]:
    """Returns the function that turns an address into one as seen from the page `page`, as `relative` does."""
    folders = _folders(page)
    _, root = folders[-1]
    # Only what begins like this is more, or less, than the way to the root and on.
    near = (f"{page.partition('/')[0]}/", *_ELSEWHERE)

    def way(target: str) -> str:
        if not root or target.startswith(near) or "://" in target:
            return _seen(target, folders)
        return root + target

    return way


def relative(target: str, *, page: str) -> str:
    """Returns the address `target` as seen from the page `page` (both relative to the site's root)."""
    return _seen(target, _folders(page))


def _folders(page: str) -> tuple[tuple[str, str], ...]:
    """The folders around a page from its own up to the root, each with the steps that lead there."""
    folder, steps = page[: page.rfind("/") + 1], ""
    found = [(folder, steps)]
    while folder:
        folder, steps = folder[: folder.rfind("/", 0, -1) + 1], f"../{steps}"
        found.append((folder, steps))
    return tuple(found)


def _seen(target: str, folders: tuple[tuple[str, str], ...]) -> str:
    """An address as seen from a page in the first of `folders`: up to the first that both lie in, and down again."""
    if "://" in target or target.startswith(_ELSEWHERE):
        return target
    for folder, steps in folders:  # the last is the root, in which everything lies
        if target.startswith(folder):
            way = steps + target[len(folder) :]
            return way if way and way[0] != "#" else f"./{way}"
    return target


class Addresses:
    """The addresses of one catalogue, relative to the site's root; pages end with a slash, feeds with .ics."""

    def __init__(self, words: Translation) -> None:
        self._paths = {key.removeprefix(_PATH): text for key, text in words.texts.items() if key.startswith(_PATH)}

    def word(self, name: str) -> str:
        """Returns the path word `name` of the language."""
        return self._paths[name]

    def offer(self, offer: Offer) -> str:
        """Returns the address of an offer's page."""
        return f"{self._paths['course' if offer.kind is OfferKind.COURSE else 'guide']}/{offer.slug}/"

    def vocabulary(self, name: str) -> str:
        """Returns the address of the page that lists a vocabulary's terms."""
        return f"{self.word(name)}/"

    def term(self, term: Term) -> str:
        """Returns the address of a term's page."""
        return f"{self._paths[term.vocabulary]}/{term.id}/"

    def page(self, name: str) -> str:
        """Returns the address of one of the single pages (offers, agenda, calendar, contacts …)."""
        return f"{self.word(name)}/"

    def news(self) -> str:
        """Returns the address of the feed of what is new."""
        return f"{self.word('new')}/atom.xml"

    def month(self, year: int, month: int) -> str:
        """Returns the address of a month of the agenda."""
        return f"{self.word('agenda')}/{year:04}-{month:02}/"

    def feed(self, key: str = "all") -> str:
        """Returns the address of a feed (`Feed.key`), also of one whose term or course is gone."""
        kind, slash, name = key.partition("/")
        return f"{self.word('calendar')}/{self.word(f'feed.{kind}')}{slash}{name}.ics"

    def term_feed(self, term: Term) -> str:
        """Returns the address of a term's feed."""
        return self.feed(f"{term.vocabulary}/{term.id}")

    def course_feed(self, course: Course) -> str:
        """Returns the address of a course's feed, named by the permanent id."""
        return self.feed(f"course/{course.id}")

    def download(self, course: Course, session: Session) -> str:
        """Returns the address of the single download of a session."""
        return f"{self.word('calendar')}/{self.word('feed.session')}/{course.id}-{session.id}.ics"

    def month_file(self, year: int, month: int) -> str:
        """Returns the address of the download of a month's sessions."""
        return f"{self.word('calendar')}/{self.word('feed.month')}/{year:04}-{month:02}.ics"

    def choice(self, vocabulary: str) -> str:
        """Returns the address of the page on which one subscribes to the feeds of a vocabulary's terms."""
        return f"{self.word('calendar')}/{self.word(f'feed.{vocabulary}')}/"

    def ledger(self) -> str:
        """Returns the address of the ledger of published calendar entries."""
        return f"{self.word('calendar')}/{self.word('feed.ledger')}.json"


# Vocabularies whose terms have a page of their own, and those whose terms have a feed.
TERM_PAGES = ("categories", "formats", "audiences", "tools", "providers", "areas", "venues", "competences")
TERM_FEEDS = ("categories", "audiences", "formats", "providers", "areas", "venues", "tools")
