"""Surroundings: what is the same for all pages of a build, as a few bytes."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from catalogue.model.catalogue import Catalogue
from catalogue.outputs.output import digest

_MEMORY = re.compile(r" at 0x[0-9a-fA-F]+")


def surroundings(
    catalogue: Catalogue,
    *,
    templates: bytes,
    today: date,
    extensions: Sequence[Any],
    configs: Mapping[str, Any],
    icons: bytes,
) -> bytes:
    """Returns bytes that differ when any page may look different for another reason than an offer, a term or the day.

    `templates` and `icons` stand for those of the site. Templates may name the day anywhere: where there are some, `today`
    counts too. `extensions` and `configs` are those of the Markdown library.
    """
    settings = catalogue.settings
    return digest(
        repr(settings).encode(),
        # What the terms say belongs to the pages that show them; whether there are any decides about links on all pages.
        repr(sorted(catalogue.lists)).encode(),
        today.isoformat().encode() if settings.templates else b"",
        *(_named(extension).encode() for extension in extensions),
        _MEMORY.sub("", repr(sorted(configs.items()))).encode(),
        templates,
        icons,
    )


def _named(extension: Any) -> str:
    return extension if isinstance(extension, str) else f"{type(extension).__module__}.{type(extension).__qualname__}"
