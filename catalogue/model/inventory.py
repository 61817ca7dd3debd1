"""The inventory: which files there are, so that links and pictures can be held against it."""

from collections.abc import Mapping

from msgspec import Struct, field

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
# Documents and recordings: where a picture should be, browsers show nothing of them.
NO_PICTURES = (
    ".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".csv", ".ics", ".mp3", ".m4a", ".ogg", ".mp4", ".webm", ".vtt",
    ".zip",
)  # fmt: skip
# What people work in rather than publish: a list of participants, a draft in Word. Published only if something leads there.
WORKED_IN = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".csv", ".ics", ".zip")
# Files beside the offers that are published with them. Nothing that a browser runs.
PUBLISHED = PICTURES + NO_PICTURES


def left_by_editor(name: str) -> bool:
    """Tells by its name whether a file is one that an editor left beside the one that is edited: a backup, or what is not saved."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".swx", ".tmp")) or name == "4913"


class Inventory(Struct, frozen=True):
    """The files of the content folders.

    `files` holds every path relative to the project root; `slugs` maps the path of each offer to its slug, also of
    offers that could not be read.
    """

    files: frozenset[str] = frozenset()
    slugs: Mapping[str, str] = field(default_factory=dict)
