"""Rules about placeholders of template languages, which plugins fill in on hand-written pages alone: {{ telephone }}, {% include … %}."""

import re
from collections.abc import Iterator
from itertools import islice

from catalogue.checks.circumstances import Circumstances
from catalogue.checks.passages import passages
from catalogue.model.offer import Offer
from catalogue.model.problem import MOST, Problem, excerpt

# Shortcodes of Hugo, {{< … >}} and {{% … %}}, are another rule's.
_MACRO = re.compile(r"\{\{-? *[^\W\d][^{}\n]{0,300}\}\}|(?<!\{)\{%-? *[a-z][^{}\n]{0,300}%\}")


def unfilled_macro(offer: Offer, _circumstances: Circumstances) -> Iterator[Problem]:
    """A text holds a placeholder for a plugin, which is shown as it is."""
    text = offer.body.markdown
    if "{{" in text or "{%" in text:
        yield from islice(_told(offer), MOST)


def _told(offer: Offer) -> Iterator[Problem]:
    for passage in passages(offer.path, offer.body):
        for found in _MACRO.finditer(passage.read):
            yield passage.warning("unfilled-macro", *passage.spot(found.start()), value=excerpt(found[0]))
