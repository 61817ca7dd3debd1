"""Links and pictures in Markdown: every address looked at, pictures made links, nothing left that would load."""

import re
from collections.abc import Callable

from catalogue.importing.links import Resolver
from catalogue.importing.note import unheard

_LABEL = r"((?:[^\[\]\n]|\n(?![ \t]*\n)|\[[^\[\]\n]*\]|\\[\[\]])*)"
_ADDRESS = r"\(\s*(<[^<>\n]*>?|(?:[^()\s\"]|\([^()\s]*\))*)[^()\n]*?(\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
_LINKED_PICTURE = re.compile(r"\[\s*!\[([^\[\]]*)\]" + _ADDRESS + r"\s*\]" + _ADDRESS)
_PICTURE = re.compile(r"!\[([^\[\]]*)\]" + _ADDRESS)
_LINK = re.compile(r"(?<!\\)\[" + _LABEL + r"\]" + _ADDRESS)
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?!\^)([^\[\]\n]+)\]:[ \t]*(\S+)([ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$", re.M
)
_AUTOLINK = re.compile(r"<(https?://[^\s<>]+)>", re.IGNORECASE)


def rewrite(text: str, resolve: Resolver, *, picture: str) -> str:
    """Returns `text` with links that work; `picture` is the word for a picture without a description.

    A picture becomes a link to its absolute address, or is dropped and reported when it has none.
    """
    text = _LINKED_PICTURE.sub(lambda match: f"[{match[1].strip() or picture}]({match[4]})", text)
    text = _PICTURE.sub(lambda match: picture_link(match[1], match[2], resolve, picture=picture), text)
    text = _LINK.sub(lambda match: _link(match[1], match[2], match[3] or "", resolve), text)
    text = _DEFINITION.sub(lambda match: _definition(match, resolve), text)
    return _AUTOLINK.sub(lambda match: _auto(match[1], resolve), text)


def picture_link(alt: str, address: str, resolve: Resolver, *, picture: str) -> str:
    """Returns the link that stands for a picture; empty (and reported) when its address is not known."""
    words = " ".join(alt.split())
    found = resolve_quietly(address, resolve)
    if not found:
        resolve.say("picture-dropped", value=address, alt=words or "–")
        return ""
    resolve.say("picture-as-link", value=found, alt=words or "–")
    return f"[{picture}: {words}]({found})" if words else f"[{picture}]({found})"


def resolve_quietly(address: str, resolve: Resolver) -> str:
    """Returns the absolute address of a file of the origin, without a remark when there is none."""
    quiet = Resolver(origin=resolve.origin, record=resolve.record, path=resolve.path, say=unheard)
    found = quiet(address)
    return found if found.startswith(("http://", "https://")) else ""


def destination(address: str) -> str:
    """Returns an address as it can stand in a Markdown link; what it leads to is worked out with all other links."""
    return re.sub(r"\s", "%20", address.strip()).replace("(", "%28").replace(")", "%29")


def _link(label: str, address: str, title: str, resolve: Resolver) -> str:
    if address.startswith("#"):
        return f"[{label}]({address})"
    found = resolve(address)
    if found and label.strip():
        return f"[{label}]({found}{title})"
    return f"<{found}>" if found.startswith("http") else label


def _definition(match: re.Match[str], resolve: Resolver) -> str:
    found = resolve(match[2])
    return f"[{match[1]}]: {found}{match[3] or ''}" if found else ""


def _auto(address: str, resolve: Resolver) -> str:
    found = resolve(address)
    if not found:
        return address
    return f"<{found}>" if found.startswith("http") else f"[{address}]({found})"


def without_dead_fragments(text: str, anchors: Callable[[str], bool]) -> str:
    """Returns `text` with links to headings of the page that are not there made plain words."""
    return _LINK.sub(
        lambda match: match[1] if match[2].startswith("#") and not anchors(match[2][1:]) else match[0], text
    )
