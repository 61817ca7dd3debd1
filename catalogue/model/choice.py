"""Choices: fields that take one of a few fixed words."""

from collections.abc import Mapping
from enum import StrEnum
from functools import partial
from typing import Any

from pydantic import BeforeValidator

from catalogue.model.nearest import nearest
from catalogue.model.text import text_of
from catalogue.model.value import mistake


def choice(kind: type[StrEnum], spoken: Mapping[str, str] | None = None) -> Any:
    """Returns the annotation of a field that takes one word of `kind`.

    `spoken` maps words that German authors write instead to the right ones, to suggest them.
    """
    meant = spoken or {}
    members = {member.value: member for member in kind}

    def validate(value: object) -> StrEnum:
        word = text_of(value).strip()
        member = members.get(word)
        if member is None:
            known = list(members)
            near = meant.get(word.casefold()) or partial(nearest, word, known)
            raise mistake("unknown-choice", value=word[:60], known=", ".join(known), suggestion=near)
        return member

    return BeforeValidator(validate)
