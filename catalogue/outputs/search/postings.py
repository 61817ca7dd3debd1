"""Postings: in which documents each class of words stands, and how much it says about them.

An entry of a posting is a whole number: the document × 256 + twice the weight in quarters + 1 where the class is strong.
"""

import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import TypeAlias

from catalogue.outputs.search.dense import Words
from catalogue.outputs.search.packing import coded_steps, varint
from catalogue.outputs.search.weights import BODY_ALONE

# A word in more than a quarter of many documents tells them apart only where it stands in a strong field.
COMMON_SHARE, COMMON_LEAST = 4, 200
_BODY_ALONE = 2 * BODY_ALONE + 1
NOTHING = array("I")
# It is of no document.
_NO_ENTRY = 1 << 40
# Where the lowest byte of a number lies.
_LOWEST = NOTHING.itemsize - 1 if sys.byteorder == "big" else 0


def _rough(weight: int) -> int:
    """A weight with four binary digits that count: hits come in the same order, and files are smaller by an eighth."""
    step = 1 << max(0, weight.bit_length() - 4)
    return min(127, (weight + step // 2) // step * step)


# A weight byte as it is written.
_ROUGH = bytes(_rough(byte >> 1) for byte in range(256))
_WEAK = bytes(range(0, 256, 2))
_ROUGH_ALONE = [_ROUGH[byte : byte + 1] for byte in range(256)]

Posting: TypeAlias = "array[int]"
# One that may have been stored.
Written: TypeAlias = "array[int] | bytes"
# The steps of a posting, and its weights.
Coded = tuple[bytes, bytes]


def own_postings(words: Words) -> dict[str, Posting]:
    """Returns the postings of the classes as they are written, without those of their compounds."""
    found: defaultdict[str, Posting] = defaultdict(lambda: array("I"))
    of_word = [found[name] for name in words.names]
    for number, (start, end) in enumerate(words.spans):
        base = number << 8
        for own, weight in zip(
            map(of_word.__getitem__, words.numbers[start:end]), words.weights[start:end], strict=True
        ):
            own.append(base | weight)
    return dict(found)


def opened(own: Written) -> Posting:
    """Returns a posting that may have been stored."""
    return array("I", own) if isinstance(own, bytes) else own


def changed_posting(old: Posting, number: int, weight: int) -> Posting:
    """Returns a posting in which a document has another weight byte; 0 takes it out."""
    kept = [entry for entry in old if entry >> 8 != number]
    return array("I", sorted([*kept, number << 8 | weight] if weight else kept))


def most_of(total: int) -> int:
    """Returns in how many of so many documents a word may stand that is told of everywhere."""
    return max(COMMON_LEAST, total // COMMON_SHARE)


def telling(found: Posting, *, total: int) -> Posting:
    """Returns a posting in an index of so many documents, without entries that tell nothing."""
    if len(found) > most_of(total):
        return array("I", [entry for entry in found if entry & 255 > _BODY_ALONE])
    return found


def with_compounds(found: Posting, compounds: Iterable[tuple[Posting, float]]) -> Posting:
    """Returns the posting of a class with what its compounds give it, which adds to what the word itself says in a document."""
    every = list(found)
    for others, share in compounds:
        scaled = _scaled(share)
        every += [entry & ~255 | scaled[entry & 255] for entry in others]
    every.sort()
    joined, before = array("I"), _NO_ENTRY
    for entry in every:
        if entry ^ before > 255:
            joined.append(entry)
            before = entry
        else:  # the same document again
            both = (entry & 254) + (before & 254)
            before = joined[-1] = entry & ~255 | (both if both < 254 else 254) | (entry | before) & 1
    return joined


@cache
def _scaled(share: float) -> bytes:
    """A weight byte by the share of it that a part gets."""
    return bytes(max(1, int((byte >> 1) * share + 0.5)) << 1 | byte & 1 for byte in range(256))


def is_strong(found: Posting) -> bool:
    """Returns whether a class stands in a strong field of any document."""
    return bool(_weights(found).translate(None, _WEAK))


def coded(found: Posting) -> Coded:
    """Returns a posting as it is written: the steps from document to document, and the weights."""
    if len(found) == 1:  # as every ninth class has
        return varint(found[0] >> 8), _ROUGH_ALONE[found[0] & 255]
    return coded_steps([entry >> 8 for entry in found]), _weights(found).translate(_ROUGH)


def _weights(found: Posting) -> bytes:
    return found.tobytes()[_LOWEST :: found.itemsize]
