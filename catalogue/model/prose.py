"""Prose: bodies of nothing but text, told from others at a hundredth of the cost of an outline."""

import re

from catalogue.model.body import Body

# Without any of these there is no link, picture, HTML, attribute list or fence, and no heading of the first level.
_SIGNS = ("[", "]", "<", "{", "```", "~~~", "=")
_TOP_LEVEL = re.compile(r"#(?<!##)(?!#)")


def is_prose(body: Body) -> bool:
    """Tells whether a body surely holds no marks but headings below the first level."""
    text = body.markdown
    return not any(sign in text for sign in _SIGNS) and _TOP_LEVEL.search(text) is None
