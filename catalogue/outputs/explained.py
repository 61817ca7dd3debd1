"""Explained problems: a finding turned into the words that an author reads."""

from msgspec import Struct

from catalogue.model.problem import Problem
from catalogue.model.term import vocabulary_file
from catalogue.model.translation import Translation


class Explained(Struct, frozen=True):
    """A problem with its message (what is wrong) and its hint (how to mend it), each one line of plain text."""

    problem: Problem
    message: str
    hint: str


def explain(problem: Problem, words: Translation, *, courses: str = "courses") -> Explained:
    """Returns the problem in the words of a language; `courses` is the folder in which the vocabularies lie."""
    details = {name: visible(value) for name, value in problem.details.items()}
    if "vocabulary" in details:
        details["vocabulary"] = vocabulary_file(courses, details["vocabulary"])
    if problem.code == "bad-yaml":
        details["reason"] = words(f"bad-yaml-reasons.{details.get('reason', 'other')}", **details)
    said = "problem-without-list" if details.get("absent") else f"problem.{problem.code}"
    said = "problem-former-of-many" if problem.code == "former-term" and "files" in details else said
    message = words(f"{said}.message", **details)
    hint = words(f"{said}.hint", **details)
    return Explained(problem, message, " ".join((*_suggested(details, words), hint, *_possible(details, words))))


def _suggested(details: dict[str, str], words: Translation) -> tuple[str, ...]:
    suggestion = details.get("suggestion", "")
    return (words("problem-did-you-mean", suggestion=suggestion),) if suggestion else ()


def _possible(details: dict[str, str], words: Translation) -> tuple[str, ...]:
    """What may stand there, where nobody knows what is meant: the choices, and how a new entry of a list looks."""
    if details.get("suggestion"):
        return ()
    parts = (("known", "problem-known"), ("entry", "problem-new-entry"), ("named", "problem-new-id"))
    return tuple(words(key, **{name: details[name]}) for name, key in parts if details.get(name))


def visible(text: str) -> str:
    """Returns `text` on one line, each unprintable character (and half of a surrogate pair) as a replacement mark."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)
