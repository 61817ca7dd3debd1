"""Rules about lists that are shown as running text: nothing divides them from it, or their signs are no signs of lists here."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from catalogue.checks.passages import Passage
from catalogue.checks.unread_blocks import CODE
from catalogue.model.problem import Problem, excerpt

_ITEM = re.compile(r"\s*(?:([-*+])|(\d{1,9})\.) +(?=\S)")
# Bullets as word processors have them, a hyphen without a blank, and numbers with a bracket or without a blank.
_SIGN = re.compile(
    r"\s*(?:([•‣▪◦●○■□\uf0b7\uf0a7\uf0d8➢➤]|[·–—o](?=\s)|[-*+](?=\xa0)|-(?=[^\W\d_]))|(\d{1,9})(?:\)|\.(?=[^\W\d_])))\s*(?=\S)"
)
# At the end of a line, what the number of a day, a floor or a rank follows, and no list.
_ORDINAL = re.compile(
    r"(?:,|\b(?:[ai]m|vom|zu[mr]|beim|de[rmns]|d(?:ie|as)|bis|ab|seit|und|oder|sowie|Nr\.|Nummer)) *$", re.IGNORECASE
)
# What ends a line for readers, too, so that a list of such lines looks right.
_BREAKS = ("  ", "<br>", "<br/>", "<br />", "\\")
_SHOWN = 60

# A line by its position, and the sign that it begins with.
_Signs = Sequence[tuple[int, re.Match[str]]]


def list_without_blank_line(passage: Passage) -> Iterator[Problem]:
    """A list begins in the line below a paragraph, to which it belongs then."""
    explained = any(line.startswith(":") for line in passage.lines)
    if passage.listed or explained or len(passage.lines) < 2:
        return
    items = _begun(passage, _ITEM)
    bullets = [item for item in items if item[1][1]]
    single = bool(bullets) and passage.lines[bullets[0][0] - 1].rstrip().endswith(":")
    found = (bullets if len(bullets) > 1 or single else ()) or _counted(passage, items)
    if found and not _broken(passage, found):
        index, item = found[0]
        yield passage.warning(
            "list-without-blank-line", index, len(item[0]) - len(item[0].lstrip()), value=_line(passage, index)
        )


def unknown_list_sign(passage: Passage) -> Iterator[Problem]:
    """Several lines begin with a sign that is none of a list here, such as the bullet of a word processor."""
    signs = _begun(passage, _SIGN)
    bullets = [each for each in signs if each[1][1] and each[1][1] == signs[0][1][1]]
    near = len(bullets) > 1 and (bullets[0][0] == 0 or any(one[0] + 1 == two[0] for one, two in pairwise(bullets)))
    found = (bullets if near else ()) or _counted(passage, signs)
    if found and not _broken(passage, found):
        index, sign = found[0]
        repair = f"{'1.' if sign[2] else '-'} {passage.lines[index][sign.end() :].replace(CODE, '')}"
        written = sign[0].strip()
        yield passage.warning("unknown-list-sign", index, sign[0].index(written), value=written, repair=excerpt(repair))


def _begun(passage: Passage, sign: re.Pattern[str]) -> _Signs:
    """The lines that begin with such a sign."""
    return [(index, match) for index, line in enumerate(passage.lines) if (match := sign.match(line))]


def _counted(passage: Passage, signs: _Signs) -> _Signs:
    """The numbers that count from one: a single one is more likely a day or an ordinal that begins a line by chance."""
    numbers = [each for each in signs if each[1][2]]
    numbers = [each for each in numbers if not (each[0] and _ORDINAL.search(passage.lines[each[0] - 1][-_SHOWN:]))]
    for at, (one, two) in enumerate(pairwise(numbers)):
        if int(one[1][2]) == 1 and int(two[1][2]) in (1, 2):
            return numbers[at:]
    return ()


def _broken(passage: Passage, signs: _Signs) -> bool:
    """Whether every line above one of these ends for readers, too."""
    return all(passage.lines[index - 1].endswith(_BREAKS) for index, _ in signs if index)


def _line(passage: Passage, index: int) -> str:
    return excerpt(passage.lines[index].strip())
