"""What is said on a day: counted from briefs at hand and from packs alike, of which those that stand are read once."""

import marshal
from datetime import date

from msgspec.structs import replace

from catalogue.building.derived import briefs_in, passed_in
from catalogue.caching.part import Part, part_of
from catalogue.views.brief import brief_of
from tests import making

DAYS = (date(2027, 3, 15), date(2027, 3, 17), date(2027, 5, 1))


def test_of_packs_that_stand_nothing_is_read_again() -> None:
    read: list[bytes] = []

    def noted(part: Part) -> Part:
        return replace(part, read=lambda: read.append(part.mark) or part.read())  # type: ignore[func-returns-value]

    courses = [
        making.course(f"k{at}", making.session("a", f"2027-0{at}-16 09:00", f"2027-0{at}-16 12:00")) for at in (3, 4)
    ]
    plain = [brief_of(offer) for offer in making.catalogue(*courses).offers]
    parts = [noted(part_of(marshal.dumps([each]))) for each in plain]
    briefs = briefs_in(parts)
    read.clear()
    for day in DAYS:
        assert passed_in(parts, day) == {path: brief.passed(day) for path, brief in briefs.items()}
    assert len(read) == len(DAYS) * 2
    other = noted(part_of(marshal.dumps([(*plain[1][:3], (1, 2))])))
    assert passed_in([parts[0], other], DAYS[0]) == {plain[0][0]: 0, plain[1][0]: 2}
    assert len(read) == len(DAYS) * 2 + 1
