"""Names: which of a module's names are its own to choose, and what else they are called where it is delivered."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from string import ascii_letters, ascii_lowercase, ascii_uppercase

from msgspec import Struct

from catalogue.outputs.scripts.property import PROPERTIES
from catalogue.outputs.scripts.token import Token

_RESERVED = """async await break case catch class const constructor continue default delete do else export extends false
    finally for function get if import in instanceof let new null of return set static super switch this throw true try
    typeof var void while yield"""
_WORDS = frozenset(_RESERVED.split())
# What scripts take from the language and the browser. A test holds the list against ours.
_GIVEN = """AbortController Array BigInt Blob Boolean CSS CustomEvent DOMParser Date DecompressionStream Error Event Float32Array
    FormData Infinity IntersectionObserver Intl JSON Map Math MutationObserver NaN Number Object Promise RegExp
    ResizeObserver Response Set String Symbol TextDecoder TextEncoder TypeError URL URLSearchParams Uint32Array Uint8Array WeakMap
    addEventListener alert cancelAnimationFrame clearInterval clearTimeout confirm console crypto customElements
    decodeURIComponent dispatchEvent document encodeURIComponent fetch getComputedStyle globalThis history innerHeight
    innerWidth isNaN localStorage location matchMedia navigator parseFloat parseInt performance print queueMicrotask
    removeEventListener requestAnimationFrame scrollBy scrollTo scrollY sessionStorage setInterval setTimeout structuredClone
    undefined window"""
GLOBALS = frozenset(_GIVEN.split())
_DECLARES = ("const", "let", "function", "class")
# Before a brace that begins a block; before any other a list of names or values begins.
_BEFORE_A_BLOCK = {"", ";", "{", "}", ")", "=>", "else", "try", "catch", "finally", "do"}


class Names(Struct, frozen=True):
    """The names of a module's variables.

    `places` tells by place among the tokens whether the name is that of a property at the same time, as in { name };
    `top` are those declared outside of every bracket (a few others among them do no harm); `own` are all that are not
    the browser's, the most frequent first.
    """

    places: Mapping[int, bool]
    top: frozenset[str]
    own: tuple[str, ...]


def names_of(tokens: Sequence[Token]) -> Names:
    """Returns the names in a module without its imports and exports."""
    places: dict[int, bool] = {}
    top: set[str] = set()
    open_: list[str] = []
    before, pattern = "", False
    for at, token in enumerate(tokens):
        if token.closes and open_:
            open_.pop()
        if token.kind == "name" and token.text not in _WORDS:
            kind = _place(
                before,
                tokens[at + 1].text if at + 1 < len(tokens) else "",
                open_[-1] if open_ else "",
            )
            if kind is not None:
                places[at] = kind
                if pattern if open_ else before in (*_DECLARES, ","):
                    top.add(token.text)
        if token.opens:
            pattern = before in _DECLARES if not open_ else pattern
            open_.append(_bracket(tokens, at))
        before = token.text
    used = Counter(tokens[at].text for at in places)
    return Names(
        places,
        frozenset(top),
        tuple(name for name, _ in used.most_common() if name not in GLOBALS),
    )


def _place(before: str, after: str, inside: str) -> bool | None:
    """Whether a name between two others in a bracket is that of a property too; None when it is no variable's at all."""
    if before in (".", "?.") or inside == "class" or (inside == "list" and before in ("get", "set", "async")):
        return None
    if inside != "list" or before not in ("{", ","):
        return False
    return True if after in (",", "}", "=") else None


def _bracket(tokens: Sequence[Token], at: int) -> str:
    """What a bracket holds: a "list" in braces, a "class", or anything else."""
    if tokens[at].text != "{":
        return tokens[at].text
    words = [token.text for token in tokens[max(0, at - 4) : at]]
    if words[-2:-1] == ["class"] or words[-4:-1:2] == ["class", "extends"]:
        return "class"
    return "block" if not words or words[-1] in _BEFORE_A_BLOCK else "list"


def renamed(tokens: Sequence[Token], places: Mapping[int, bool], names: Mapping[str, str]) -> Iterator[Token]:
    """Yields the tokens with other names for the variables at `places`; of properties only our own have others."""
    for at, token in enumerate(tokens):
        new = names.get(token.text) if at in places else None
        property_ = token._replace(text=PROPERTIES.get(token.text, token.text)) if token.kind == "name" else token
        if new is None:
            yield token if at in places else property_
        elif places[at]:
            yield from (property_, Token("sign", ":"), Token("name", new))
        else:
            yield Token("name", new, token.fresh)


def short_names() -> Iterator[str]:
    """Yields names for what a module keeps to itself: a, b … and pairs that begin with a small letter."""
    pairs = ("".join(pair) for pair in product(ascii_lowercase, ascii_letters))
    yield from (name for name in (*ascii_letters, *pairs) if name not in _WORDS)


def shared_names() -> Iterator[str]:
    """Yields names for what modules of one file have in common: pairs that begin with a capital, so never one of the above."""
    yield from ("".join(pair) for pair in product(ascii_uppercase, ascii_letters))
