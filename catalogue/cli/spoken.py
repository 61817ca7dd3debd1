"""What the terminal reads in German or English: which of them, and click's own words in it."""

import re
from collections.abc import Iterable, Sequence
from locale import getlocale
from pathlib import Path

import click

from catalogue.model.translation import Translation
from catalogue.reading.site_language import site_language

# Click's own words in a help text, and the keys of ours.
_OWN = {"Options": "options", "Show this message and exit.": "show-help", "Show the version and exit.": "show-version"}
# What click says of a wrong call, with the value in it, and the keys of ours.
_WRONG = (
    (re.compile(r"No such command '(.+?)'"), "no-such-command"),
    (re.compile(r"No such option:? '?(-[^\s'.]*)"), "no-such-option"),
    (re.compile(r"Option '(.+?)' requires an argument"), "needs-value"),
    (re.compile(r"Option '(.+?)' does not take a value"), "needs-none"),
    (re.compile(r"Got unexpected extra arguments? \((.+)\)"), "too-many"),
)
_REASONS = (
    (re.compile(r"'(.+)' does not exist"), "no-such-path"),
    (re.compile(r"'(.+)' is a directory"), "no-file"),
    (re.compile(r"'(.+)' is a file"), "no-folder"),
    (re.compile(r"'(.*)' is not one of"), "not-one-of"),
    (re.compile(r"^'?(.*?)'? is not (?:a valid integer|in the range)"), "no-such-number"),
)


def spoken(folder: Path, name: str = "mkdocs.yml") -> str:
    """Returns the language to speak: that of the settings in `folder`, else the terminal's, else English."""
    if language := site_language(folder, name):
        return language
    return "de" if (getlocale()[0] or "").startswith("de") else "en"


def context_of(words: Translation) -> type[click.Context]:
    """Returns the class of contexts whose help texts are made of `words`."""

    class Formatter(click.HelpFormatter):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            own = args.replace("[OPTIONS]", words("usage.arguments")).replace(
                "COMMAND [ARGS]...", words("usage.command")
            )
            super().write_usage(prog, own, prefix or f"{words('usage.usage')}: ")

        def write_heading(self, heading: str) -> None:
            super().write_heading(words(f"usage.{_OWN[heading]}") if heading in _OWN else heading)

        def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
            own = [(name, words(f"usage.{_OWN[text]}") if text in _OWN else text) for name, text in rows]
            super().write_dl(own, col_max, col_spacing)

    class Context(click.Context):
        formatter_class = Formatter

    return Context


def wrong_use(error: click.UsageError, words: Translation, *, commands: Sequence[str]) -> str:
    """Returns what is wrong with a call, in one line and in the reader's language."""
    if isinstance(error, click.MissingParameter):
        return words("usage.missing", value=_name(error).strip("[.]"))
    if isinstance(error, click.BadParameter):
        return words("usage.bad-value", name=_name(error), reason=_reason(error, words))
    for pattern, key in _WRONG:
        found = pattern.search(error.message)
        if found:
            return words(f"usage.{key}", value=found[1], known=", ".join(commands))
    return " ".join(error.message.split())


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.human_readable_name if error.param else ""


def _known(kind: object) -> str:
    """What may stand there: the choices, or the least and the greatest number."""
    if isinstance(kind, click.Choice):
        return ", ".join(kind.choices)
    return f"{kind.min or 0}–{kind.max or '…'}" if isinstance(kind, click.IntRange) else ""


def _reason(error: click.BadParameter, words: Translation) -> str:
    known = _known(error.param.type if error.param else None)
    for pattern, key in _REASONS:
        found = pattern.search(error.message)
        if found:
            return words(f"usage.reason.{key}", value=found[1], known=known)
    return error.message.rstrip(".")
