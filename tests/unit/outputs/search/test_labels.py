"""The facets of the page of results: the index, the words and the scripts have the same."""

import json
import re
from pathlib import Path

from catalogue.outputs.address import TERM_FEEDS
from catalogue.outputs.search.entry import COLUMNS
from catalogue.outputs.search.labels import labels
from catalogue.reading.translations import read_translation

SCRIPTS = Path(__file__).parents[4] / "catalogue/theme/assets/catalogue/search"
LABELS = labels(read_translation("de"))


def constant(name: str, *, script: str) -> str:
    """Returns what stands behind `const name =` in a script."""
    found = re.search(rf"const {name} = (.+);$", (SCRIPTS / script).read_text(encoding="utf-8"), re.MULTILINE)
    assert found, f"{script} has no constant {name} on a line of its own"
    return found[1]


FACETS = json.loads(constant("FACETS", script="address.js"))


def test_every_facet_of_the_scripts_has_words() -> None:
    assert list(LABELS["facets"]) == FACETS, "_FACETS of outputs/search/labels.py and FACETS of address.js differ"
    in_addresses = {*FACETS, "from", "to", "sort"} - {"dates"}
    assert in_addresses ^ LABELS["names"].keys() == set()
    assert len(set(LABELS["names"].values()) - {"q"}) == len(in_addresses), (
        "two parts of an address are called the same"
    )


def test_every_column_of_the_index_is_filtered_by() -> None:
    columns = constant("COLUMNS", script="filters.js")
    filtered = re.findall(r'"(\w+)"', columns)
    assert sorted(filtered) == sorted(COLUMNS), "COLUMNS of outputs/search/entry.py and of filters.js differ"
    assert set(re.findall(r"(\w+):", columns)) <= set(FACETS)


def test_only_what_has_calendars_is_offered_as_one() -> None:
    assert set(COLUMNS) <= set(TERM_FEEDS) == LABELS["feeds"].keys()
