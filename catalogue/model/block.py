"""Blocks: the marks by which a hand-written page asks for a generated piece, such as `<!-- catalogue: ways -->`."""

import re

MARK = re.compile(r"<!--\s*catalogue:\s*([^\s>]+)(?:\s+([^>]*?))?\s*-->")
# outputs/blocks.py makes them.
NAMES = (
    "next-dates", "categories", "new-offers", "tools", "numbers", "doors", "ways", "search", "accessibility-statement",
    "privacy",
)  # fmt: skip
