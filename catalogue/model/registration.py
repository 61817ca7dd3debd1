"""Registration: how one signs up for a course and until when."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema, field_validator

from catalogue.model.address import Email, is_web_address, meant_email, meant_url
from catalogue.model.choice import choice
from catalogue.model.duration import DAYS_FORM, Duration, parse_duration
from catalogue.model.moment import DAY_FORM, parse_day
from catalogue.model.text import Line, text_of
from catalogue.model.value import Value, mistake

PLACEHOLDERS = ("course", "session")
# What stands in place of a registration that nobody needs.
NOBODY = ("none", "keine")
# Longer sentences hold what somebody has to know.
_UNNEEDED = re.compile(
    r"(?:nein|no|entfällt|unnötig|ohne(?: anmeldung)?|(?:eine )?(?:anmeldung )?(?:ist )?nicht (?:nötig|notwendig|erforderlich|vorgesehen)"
    r"|keine?[rs]?|keine? anmeldung(?: (?:nötig|notwendig|erforderlich))?|(?:registration )?(?:is )?not (?:needed|required|necessary)"
    r"|no registration(?: (?:needed|required|necessary))?)[.!]?",
    re.IGNORECASE,
)
_DAY = re.compile(DAY_FORM)
# What begins so is a length of time in other words ("10 Werktage"), or nothing that has a day in it.
_WORDS = re.compile(r"\s*(?:\d+\s*[^\W\d_]|\D|$)")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class Approval(StrEnum):
    """Who must agree before a registration counts."""

    LINE_MANAGER = "line-manager"
    TRAINING_OFFICE = "training-office"


APPROVERS = {
    **dict.fromkeys(("führungskraft", "vorgesetzte", "vorgesetzter", "vorgesetzte*r", "teamleitung", "ja", "yes", "manager"), "line-manager"),
    **dict.fromkeys(("fortbildung", "interne fortbildung", "fortbildungsstelle", "personalentwicklung"), "training-office"),
}  # fmt: skip


def _template(value: object) -> str:
    text = text_of(value).strip()
    for name in PLACEHOLDER.findall(text):
        if name not in PLACEHOLDERS:
            raise mistake(
                "unknown-placeholder", value=name[:40], known=", ".join(f"{{{word}}}" for word in PLACEHOLDERS)
            )
    if not is_web_address(PLACEHOLDER.sub("x", text)):
        raise mistake("bad-url", value=text[:80], suggestion=meant_url(text))
    return text


def _closes(value: object) -> Duration | date:
    if isinstance(value, Duration | date):
        return value
    text = text_of(value)
    if text.strip().upper().startswith("P"):
        duration = parse_duration(text)
        if duration is None or duration.minutes:
            raise mistake("bad-closing", value=text[:40])
        return duration
    if _DAY.fullmatch(text.strip()):
        return parse_day(text)
    # Their patterns take long to compile, and most catalogues hold no such mistake.
    from catalogue.model.spoken_duration import meant_duration
    from catalogue.model.spoken_moment import meant_moment

    if meant := meant_duration(text, "closes"):
        raise mistake("bad-closing", value=text[:40], suggestion="" if "T" in meant else meant)
    if _WORDS.match(text) and not meant_moment(text, with_time=False):
        raise mistake("bad-closing", value=text[:40])
    return parse_day(text)


_TEMPLATE = WithJsonSchema({
    "type": "string", "format": "uri-template", "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://([^{}]|\{(course|session)\})+$",
})  # fmt: skip
Closing = Annotated[
    Duration | date,
    BeforeValidator(_closes),
    WithJsonSchema({"type": "string", "pattern": f"^({DAYS_FORM}|{DAY_FORM})$", "examples": ["P7D", "2027-01-15"]}),
]


class Registration(Value):
    """How one signs up: by a web address with {course} and {session} filled in, or by e-mail.

    `closes` is the last day: a date, or a length of time before the session.
    """

    url: Annotated[str, BeforeValidator(_template), _TEMPLATE] | None = None
    email: Annotated[Email | None, Field(validate_default=True)] = None
    closes: Closing | None = None
    approval: Annotated[Approval, choice(Approval, APPROVERS)] | None = None
    note: Line | None = None

    @field_validator("email")
    @classmethod
    def _or_url(cls, email: str | None, info: ValidationInfo) -> str | None:
        if email is None and "url" in info.data and info.data["url"] is None:
            raise mistake("registration-without-way")
        return email

    def closing_day(self, start: date) -> date | None:
        """Returns the last day of registration for a session that begins on `start`."""
        return self.closes.before(start) if isinstance(self.closes, Duration) else self.closes


def _way(text: str) -> str:
    """How a registration is written that stands there as its address alone, or as words that nobody need register."""
    if mail := meant_email(text):
        return f"registration: {{email: {mail}}}"
    if url := text if is_web_address(text) else meant_url(text):
        return f'registration: {{url: "{url}"}}'
    return "registration: none" if _UNNEEDED.fullmatch(text) else ""


def _or_none(value: object) -> object:
    if isinstance(value, str):
        if value.strip() in NOBODY:
            return None
        raise mistake("bad-registration", value=value[:60], suggestion=_way(value.strip()))
    return value


def _or_word(schema: dict[str, Any]) -> None:
    schema["anyOf"] = [*schema["anyOf"], {"enum": list(NOBODY)}]


RegistrationField = Annotated[
    Registration | None,
    BeforeValidator(_or_none),
    Field(description="url or email with closing day, or the word none", json_schema_extra=_or_word),
]
