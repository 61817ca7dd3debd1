"""The site around imported content: settings, hook, home page, legal pages and synonyms for a folder that has none yet."""

import json
import re
from collections.abc import Mapping
from importlib import resources

from catalogue.importing.registration import web_address
from catalogue.model.settings import Settings
from catalogue.model.slug import slugify
from catalogue.model.text import TITLE_LENGTH
from catalogue.model.translation import Translation

_SLOT = re.compile(r"\{(\w+)\}")
# Imported sessions may lie in the past; they are to stand in the calendars all the same.
RETENTION = "P99Y"
FILES = ("mkdocs.yml", "hooks/build.py", "docs/index.md")
# What builds leave and git is not to keep; the cache says so itself.
IGNORE, IGNORED = ".gitignore", "/site/\n/.site.*\n__pycache__/\n"
# Their names are their addresses, in the language of the catalogue.
LEGAL = ("accessibility", "privacy", "imprint")
# What colleagues call things: a list to begin with, for each language.
SYNONYMS = "courses/_vocabulary/synonyms.yml"
_LISTS = {"de": SYNONYMS, "en": "english/synonyms.yml"}


def site_files(
    *, words: Translation, timezone: str, name: str = "", url: str = "", past: bool = True
) -> dict[str, str]:
    """Returns the files of a new site by path; `name` and `url` are what its owner calls it and where it will be.

    `past` says whether there are sessions that may be over.
    """
    name = " ".join(name.split())[:TITLE_LENGTH] or words("import.site.name")
    slots = _slots(name, web_address(url) or words("import.site.url"), timezone, words)
    slots = {**slots, "retention": RETENTION if past else Settings.model_fields["retention"].default.text}
    legal = {f"docs/{slots['legal_path']}/{slots[f'{page}_path']}.md": f"docs/legal/{page}.md" for page in LEGAL}
    sources = {**{path: path for path in FILES}, **legal}
    files = {path: _filled(_template(source), slots) for path, source in sources.items()} | {IGNORE: IGNORED}
    return {**files, SYNONYMS: _template(_LISTS[words.language])}


def _template(path: str) -> str:
    return resources.files("catalogue").joinpath("scaffold", *path.split("/")).read_text(encoding="utf-8")


def _slots(name: str, url: str, timezone: str, words: Translation) -> Mapping[str, str]:
    quoted = json.dumps(name, ensure_ascii=False)
    labels = ("comment", "home", "courses", "guides", "dates", "offers", "subscribe", "description", "heading",
              "lead", "next", "topics", "new", "accessibility", "accessibility_description", "privacy", "privacy_description",
              "controller", "controller_text", "imprint", "imprint_description", "imprint_text", "statement",
              "legal_path", *(f"{page}_path" for page in LEGAL))  # fmt: skip
    paths = ("course", "guide", "agenda", "offers", "calendar")
    return {
        "name": quoted, "organisation": quoted, "url": json.dumps(url), "site": slugify(name)[:40].strip("-") or "catalogue",
        "language": words.language, "timezone": timezone,
        **{label: words(f"import.site.{label}") for label in labels},
        **{f"{path}_path": words(f"path.{path}") for path in paths},
    }  # fmt: skip


def _filled(text: str, slots: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda match: slots.get(match[1], match[0]), text)
