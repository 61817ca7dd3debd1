"""Repairs of lists: what an author wrote where a list belongs, as the list that was meant."""

import re

from catalogue.model.problem import excerpt

# What stands before an entry in other programs, and a hyphen or an asterisk that is glued to its entry.
BULLET = r"(?:[•‣▪◦●○■□·–—*+\uf0b7\uf0a7\uf0d8➢➤]\s*|-(?=[^\W\d_]|[\[\xa0\"„])\xa0?|\d{1,3}[.)]\s+)"
_BEGINS = re.compile(BULLET)
_NEXT = re.compile(rf"(?:^|(?<=\s)){BULLET}(?=\S)")
_DASH_WITHIN = re.compile(r"(?<=[.!?;])\s-\s+(?=[A-ZÄÖÜ])")
# With a blank behind it a hyphen is as well one within an entry.
_GLUED = re.compile(r"(?:^|(?<=\s))-(?=[\S\xa0])\xa0?")
_DASHED = re.compile(r"(?m:^) *- ")
_PARTS = re.compile(r"[,;]")
_SENTENCES = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÄÖÜ])")
_QUOTES = "\"'„“”‚‘’»«()"
# What an entry begins with that holds fields of its own: a session or a part.
_FIELD = re.compile(r"(?:id|start|end|venue|parts|status|title): ")
# Longer names have commas that belong to them.
_WORDS = 3
_SHOWN = 80


def has_bullets(text: str) -> bool:
    """Tells whether a text begins as the entry of a list does elsewhere."""
    return _BEGINS.match(text) is not None


def entries_of(text: str) -> list[str]:
    """Returns the entries that a text holds which should be a list."""
    if has_bullets(text):
        sign = text[0]
        if sign == "-":
            found = _GLUED.split(text)
        else:
            found = _NEXT.split(text) if sign.isdigit() else re.split(rf"(?:^|(?<=\s)){re.escape(sign)}\s*(?=\S)", text)
        return [entry.strip() for entry in found if entry.strip()]
    if text.startswith("- "):  # dashes below a sign that makes text of them
        return [entry.strip() for entry in _DASHED.split(text) if entry.strip()]
    parts = [part.strip() for part in _PARTS.split(text) if part.strip(f" {_QUOTES}")]
    if all(len(part.split()) <= _WORDS for part in parts) and text[-1:] not in (".", "!", "?"):
        return parts
    return [part.strip("; ") for part in _SENTENCES.split(text) if part.strip("; ")]


def as_list(field: str, text: str) -> str:
    """Returns how a text is written as a list: words in square brackets, sentences behind dashes."""
    entries = entries_of(text)
    short = not has_bullets(text) and all(len(entry.split()) <= _WORDS for entry in entries)
    if short and entries:
        return f"{field}: [{', '.join(map(_plain, entries))}]"
    # Behind a wrong sign the right ones of further entries are a part of the same text.
    return f"- {_safe(_DASH_WITHIN.split(entries[0])[0])}" if entries else f"{field}: […, …]"


def dashed(text: str) -> str:
    """Returns an entry as the line it would be in a list."""
    entry = _BEGINS.sub("", text.strip(), count=1)
    return f"- {excerpt(entry, _SHOWN) if _FIELD.match(entry) else _safe(entry)}"


def _plain(entry: str) -> str:
    bare = entry.strip(f" {_QUOTES}")
    return f'"{bare}"' if re.search(r"[\[\]{},:#&*!|>%@`]", bare) else bare


def _safe(entry: str) -> str:
    """An entry in quotation marks where YAML would read something else in it."""
    if ": " in entry or " #" in entry or entry[:1] in "[{&*!|>%@`":
        quote = next((each for each in "\"'" if each not in entry and entry[:1] != "["), "")
        return f"{quote}{excerpt(entry, _SHOWN)}{quote}"
    return excerpt(entry, _SHOWN)
