"""Former terms: offers that name them are told today's id, and no two terms may claim one."""

from pathlib import Path

import pytest

from tests.unit.reading.project import checked, offer, write

LIST = "courses/_vocabulary/categories.yml"


def test_an_offer_that_names_a_former_id_is_told_the_new_one(tmp_path: Path) -> None:
    files = {LIST: "reden: {name: Reden, aliases: [kommunikation]}\n", "courses/a.md": offer()}
    (found,) = checked(write(tmp_path, files))
    assert (found.code, found.details["suggestion"], str(found.place)) == ("former-term", "reden", "courses/a.md:4:11")


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        ("a: {name: A, aliases: [alt]}\nb: {name: B, aliases: ['2.1', neu]}\n", []),
        ("a: {name: A, aliases: [b]}\nb: {name: B}\n", [("term-alias-taken", 1, "b")]),
        ("a: {name: A, aliases: [a]}\n", [("term-alias-taken", 1, "a")]),
        ("a: {name: A, aliases: [alt]}\nb: {name: B, aliases: [neu, alt]}\n", [("term-alias-taken", 2, "a")]),
        ("a: {name: A, aliases: [Alt]}\n", [("bad-id", 1, None)]),
    ],
)
def test_a_former_id_belongs_to_one_term(tmp_path: Path, terms: str, told: list[tuple[str, int, str | None]]) -> None:
    found = checked(write(tmp_path, {LIST: terms}))
    assert [(each.code, each.place.line, each.details.get("other")) for each in found] == told
