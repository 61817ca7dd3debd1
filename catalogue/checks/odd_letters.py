"""Rules about letters that came to grief on their way into a file, and about signs of markup that a field shows as they are."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from catalogue.checks.circumstances import Circumstances
from catalogue.checks.coded import outside_code
from catalogue.model.body import Body
from catalogue.model.offer import Course, Offer
from catalogue.model.problem import MOST, Place, Problem, Severity

# What UTF-8 looks like that was read as Windows-1252: ü as Ã¼, a dash as â€“. No language has these letters together.
_GARBLED = re.compile(r"(?:Ã[¤¶¼Ÿ„–œ©¨¡\x84\x96\x9c\x9f]|â€[žœ“”™˜š¦\x9d\x93\x9e]|Â[§°«»·])\w{0,40}")
# The word before them, which is shown with them; beginning with it would try each letter of a text that is one word.
_BEFORE = re.compile(r"\w*\Z")
_WIDEST = 40
# A few words in bold text, a link, an element or an entity of HTML.
_MARKUP = re.compile(
    r"\*\*[^\s*][^*]*\*\*|</?(?:b|i|u|em|strong|br|p|span|sup|sub)\s?/?>|\[[^\]]+\]\(\S+\)|&(?:amp|nbsp|[aouAOU]uml|szlig|quot);"
)
_SHOWN = 60


def garbled_letters(path: str, body: Body) -> Iterator[Problem]:
    """A body has letters that somebody read in another encoding than they were written in."""
    text = body.markdown
    if "Ã" in text or "â€" in text or "Â" in text:
        for start, word in islice(_words(outside_code(_GARBLED.finditer(text), text), text), MOST):
            yield Problem("garbled-letters", Place(path, *body.spot(start)), _told(word), Severity.WARNING)


def odd_field(offer: Offer, circumstances: Circumstances) -> Iterator[Problem]:
    """A field that is shown as plain text has garbled letters, or signs that make bold text or links elsewhere."""
    for (name, *steps), text in _texts(offer):
        for _, word in islice(_words(_GARBLED.finditer(text), text), 1):
            yield circumstances.warning("garbled-letters", offer, name, *steps, **_told(word))
        if found := _MARKUP.search(text):
            yield circumstances.warning("markup-in-field", offer, name, *steps, field=name, value=found[0][:_SHOWN])


def _texts(offer: Offer) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("title",), offer.title
    yield ("summary",), offer.summary
    yield from ((("objectives", number), text) for number, text in enumerate(offer.objectives))
    if isinstance(offer, Course) and offer.cost:
        yield ("cost",), offer.cost


def _words(found: Iterable[re.Match[str]], text: str) -> Iterator[tuple[int, str]]:
    """The words with garbled letters in them, and where each begins."""
    end = 0
    for match in found:
        before = _BEFORE.search(text[max(end, match.start() - _WIDEST) : match.start()])
        start, end = match.start() - len(before[0] if before else ""), match.end()
        yield start, text[start:end]


def _told(word: str) -> dict[str, str]:
    try:
        meant = word.encode("cp1252").decode()
    except UnicodeError:
        meant = ""
    return {"value": word[:_SHOWN], "suggestion": meant[:_SHOWN]}
