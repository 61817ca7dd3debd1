"""Settings: what an organisation says about itself and its catalogue under `extra: catalogue:` in mkdocs.yml."""

import re
from collections.abc import Callable, Mapping
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema

from catalogue.model.address import Colour, Url, is_web_address, meant_url
from catalogue.model.duration import DaysField, Duration
from catalogue.model.registration import PLACEHOLDER
from catalogue.model.slug import Slug
from catalogue.model.statement import Statement
from catalogue.model.text import Line, Title, text_of
from catalogue.model.value import Value, mistake

LANGUAGES = ("de", "en")
# How addresses begin; a single letter is a drive. Behind that of a file stands its path.
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_OF_FILE = re.compile(r"file:(?://(?:localhost)?)?(?:/(?=[A-Za-z]:))?", re.IGNORECASE)
# How else people switch something on or off.
_SWITCHED = {
    **dict.fromkeys(("ja", "j", "yes", "y", "on", "an", "1"), "true"),
    **dict.fromkeys(("nein", "n", "no", "off", "aus", "0"), "false"),
}


def _folder(value: object) -> str:
    text = text_of(value).strip().rstrip("/")
    parts = text.split("/")
    if not text or text.startswith("/") or "\\" in text or any(part in ("", ".", "..") for part in parts):
        raise mistake("bad-folder", value=text[:80])
    return text


def _language(value: object) -> str:
    text = text_of(value).strip()
    if text not in LANGUAGES:
        meant = text[:2].casefold() if text[:2].casefold() in LANGUAGES else ""
        raise mistake("unknown-choice", value=text[:20], known=", ".join(LANGUAGES), suggestion=meant)
    return text


def _zone(value: object, info: ValidationInfo[Callable[[str], ZoneInfo]]) -> ZoneInfo:
    """The zone of a name; what opens zones is the context in which settings are read."""
    return value if isinstance(value, ZoneInfo) else info.context(text_of(value).strip())


def _switch(value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = text_of(value).strip().lower()
    if word not in ("true", "false"):
        raise mistake("unknown-choice", value=word[:20], known="true, false", suggestion=_SWITCHED.get(word, ""))
    return word == "true"


def _edit(value: object) -> str:
    """The address at which a file is edited: {path} stands for the file."""
    text = text_of(value).strip()
    for name in PLACEHOLDER.findall(text):
        if name != "path":
            raise mistake("unknown-placeholder", value=name[:40], known="{path}")
    if text and not is_web_address(text.replace("{path}", "x")) and not text.startswith(("/", "mailto:")):
        raise mistake("bad-url", value=text[:80], suggestion=meant_url(text))
    return text


def _target(value: object) -> str:
    text = text_of(value).strip()
    if is_web_address(text):
        return text
    if _SCHEME.match(text):
        raise mistake("bad-url", value=text[:80], suggestion="")
    return _folder(value)


def _ledger(value: object) -> str:
    """A web address, or a path: an address of another kind would be looked for as a file of that name."""
    text = text_of(value).strip()
    if _SCHEME.match(text) and not is_web_address(text):
        raise mistake("bad-url", value=text[:80], suggestion=_OF_FILE.sub("", text) if _OF_FILE.match(text) else "")
    return text


Folder = Annotated[str, BeforeValidator(_folder)]
# A page below the docs folder (legal/imprint.md), or a web address.
FooterTarget = Annotated[str, BeforeValidator(_target)]
Switch = Annotated[bool, BeforeValidator(_switch), WithJsonSchema({"type": "boolean"})]


class Settings(Value):
    """The settings of one catalogue.

    `site` is permanent: it is the root of every calendar UID. `language` is that of the surroundings (labels, path
    words, messages); content may be in any. Folders are relative to mkdocs.yml; `excluded` are the patterns of `exclude_docs`,
    for files below `docs`, `extensions` and `plugins` the names of those that the host has. `retention` is how long past sessions
    stay in the calendar feeds; `deadline_feed` switches on the feed of closing days, `review_feeds` those of reviews for each contact. `colour` is the organisation's
    own, from which the looks follow; `footer` are the links at the foot of every page, by their names, and
    `plain_language` and `sign_language` the pages that tell what the site is about in those.
    """

    site: Slug
    organisation: Title
    url: Annotated[Url, Field(exclude=True)]
    name: Annotated[Title, Field(exclude=True)]
    language: Annotated[str, BeforeValidator(_language), WithJsonSchema({"enum": list(LANGUAGES)})] = "de"
    timezone: Annotated[ZoneInfo, BeforeValidator(_zone), WithJsonSchema({"type": "string"})] = Field(
        default="Europe/Berlin", validate_default=True
    )
    courses: Folder = "courses"
    guides: Folder = "docs/guides"
    docs: Annotated[Folder, Field(exclude=True)] = "docs"
    excluded: Annotated[str, BeforeValidator(text_of), Field(exclude=True)] = ""
    extensions: Annotated[tuple[str, ...], Field(exclude=True)] = ()
    plugins: Annotated[tuple[str, ...], Field(exclude=True)] = ()
    file: Annotated[Line, Field(exclude=True)] = "mkdocs.yml"
    templates: Folder | None = None
    colour: Colour = "#00546b"
    footer: Mapping[Line, FooterTarget] = {}
    plain_language: FooterTarget | None = None
    sign_language: FooterTarget | None = None
    accessibility_statement: Statement | None = None
    edit: Annotated[str, BeforeValidator(_edit)] = ""
    new_for: DaysField = Duration(text="P60D", days=60)
    retention: DaysField = Duration(text="P12M", months=12)
    deadline_feed: Switch = False
    review_feeds: Switch = False
    previous: Annotated[Line, BeforeValidator(_ledger)] | None = None
    frames: Switch = True
