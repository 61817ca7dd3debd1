"""Cures: small faults in the host's HTML that no template of the theme lets us mend, mended in the finished page."""

import re
from html import escape

from catalogue.model.translation import Translation

# The place that the skip link leads to: the main region, whatever stands in it.
MAIN = "inhalt"

_GENERATOR = re.compile(r'\s*<meta name="generator"[^>]*>')
_OVERLAY = re.compile(r'\s*<input class="md-toggle"[^>]*>|\s*<label class="md-overlay"[^>]*></label>')
_SKIP = re.compile(r'(<div data-md-component="skip">).*?(</div>)', re.DOTALL)
_NEIGHBOUR = re.compile(r'\s*<link rel="(?:prev|next)"[^>]*>')
_EMPTY = re.compile(r"\n[ \t]*(?=\n)")


def cure(html: str, words: Translation) -> str:
    """Returns a page of the host without these faults.

    The checkboxes that open the theme's drawer and search (nothing opens that way any more), the skip link that is
    missing wherever a page has no table of contents, the main region it leads to, the meta element that names
    the generator, and the links to the previous and next page, which mean nothing in a catalogue.
    """
    head, mark, rest = html.partition('<main class="md-main"')
    # What an author wrote stands behind the beginning of the main region and is left alone.
    for fault in (_OVERLAY, _GENERATOR, _NEIGHBOUR):
        head = fault.sub("", head)
    skip = f'<a href="#{MAIN}" class="md-skip">{escape(words("frame.skip"))}</a>'
    head = _SKIP.sub(lambda match: match[1] + skip + match[2], head, count=1)
    return _EMPTY.sub("", head) + mark.replace("<main", f'<main id="{MAIN}" tabindex="-1"') + rest
