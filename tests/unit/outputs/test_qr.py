"""QR codes: the squares that the library counts, without style, script or words of their own."""

import re

import segno

from catalogue.outputs.qr import qr_svg

ADDRESS = "webcal://fortbildung.stadt.example/kalender/kategorie/kommunikation.ics"


def squares(svg: str) -> set[tuple[int, int]]:
    """Returns the dark squares that the path draws, without the quiet zone."""
    path = re.search(r' stroke="#000" d="([^"]+)"', svg)
    assert path
    found, x, y = set(), 0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path[1]):
        first, *second = (float(number) for number in numbers.split())
        if command == "h":
            found |= {(column - 4, int(y) - 4) for column in range(x, x + int(first))}
            x += int(first)
        else:
            x, y = (int(first), second[0]) if command == "M" else (x + int(first), y + second[0])
    return found


def test_the_picture_has_the_squares_of_the_code() -> None:
    codes = [segno.make(ADDRESS, micro=False, error="m", boost_error=False, mask=mask) for mask in range(8)]
    wanted = [{(x, y) for y, row in enumerate(code.matrix) for x, square in enumerate(row) if square} for code in codes]
    assert squares(qr_svg(ADDRESS)) in wanted


def test_it_obeys_the_policy_of_the_site_and_says_nothing_twice() -> None:
    svg = qr_svg(ADDRESS)
    assert svg.startswith('<svg class="tc-qr__code" aria-hidden="true" focusable="false" ')
    assert not re.search(r"style=|<style|<script|<title|xlink", svg)
    assert len(svg) < 4000
