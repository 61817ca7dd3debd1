"""Limits of a feed: what calendar programs refuse when it is larger."""

MOST_BYTES = 4_000_000
MOST_EVENTS = 5_000
