"""Fields of forms in HTML: nobody can fill them in here, so their words stay as text and each is told."""

import re

from bs4 import BeautifulSoup, Tag

from catalogue.importing.note import Say

_TICK = re.compile(r"type\s*=\s*[\"']?(?:checkbox|radio)", re.IGNORECASE)
_UNSEEN = re.compile(r"type\s*=\s*[\"']?hidden", re.IGNORECASE)
FIELDS = ("select", "datalist", "textarea", "button")


def field_words(element: str, say: Say) -> str:
    """Returns what stands for an input: a box to tick is a list item, of any other its words are told and go."""
    if _TICK.search(element):
        return "- "
    if not _UNSEEN.search(element):
        say("form-as-text", element="input", value=element)
    return " "


def without_fields(soup: BeautifulSoup, say: Say) -> None:
    """Puts the words of every field of a form in its place in `soup`, with commas between options."""
    for tag in soup.find_all("input"):
        tag.replace_with(" " if field_words(str(tag), say) == " " else "")
    for tag in soup.find_all(list(FIELDS)):
        words = _words(tag)
        say("form-as-text", element=tag.name, value=words or str(tag))
        tag.replace_with(f" {words} ")
    for tag in soup.find_all(["option", "label"]):
        tag.insert_before(" ")
        tag.insert_after(" ")


def _words(tag: Tag) -> str:
    # An option that is never closed holds all that follow it.
    options = [
        " ".join(" ".join(option.find_all(string=True, recursive=False)).split()) for option in tag.find_all("option")
    ]
    return ", ".join(text for text in options if text) if options else " ".join(tag.get_text(" ").split())
