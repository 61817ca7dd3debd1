"""What the page of results makes of days that are chosen: the order, what passes, and the part of a session that is shown."""

import json

import pytest

from catalogue.cli.search import ENGINE
from tests.search.measure import run_node

ADDRESS, FILTERS, HITS = (str(ENGINE.with_name(name)) for name in ("address.js", "filters.js", "hits.js"))


@pytest.mark.parametrize(
    ("state", "order"),
    [
        ({"query": "", "sort": "", "dates": [1, 9]}, "date"),
        ({"query": "zoom", "sort": "", "dates": [1, 9]}, ""),
        ({"query": "", "sort": "", "dates": []}, ""),
        ({"query": "", "sort": "new", "dates": [1, 9]}, "new"),
    ],
)
def test_days_without_words_are_put_in_the_order_of_time(state: dict[str, object], order: str) -> None:
    script = (
        f"import {{ sortOf }} from {json.dumps(ADDRESS)}; console.log(JSON.stringify(sortOf({json.dumps(state)})));"
    )
    assert run_node(script) == order


def test_of_a_session_in_parts_the_one_within_the_days_counts() -> None:
    runs = [
        {"first": first, "last": first, "until": 90, "cancelled": False, "place": place}
        for place, first in enumerate((100, 130, 160))
    ]
    script = (
        "globalThis.document = { documentElement: {} };"
        f"const {{ sessionOf }} = await import({json.dumps(HITS)});"
        f"const found = (ranges) => sessionOf({json.dumps(runs)}, {{ today: 80, ranges }}).place;"
        "console.log(JSON.stringify([found([]), found([[125, 135]]), found([[131, 999]])]));"
    )
    assert run_node(script) == [0, 1, 2]


def test_a_session_passes_by_any_of_its_parts() -> None:
    data = {"minutes": [0], "columns": {}, "sessions": [[[100, 90], [130, 90]]]}
    script = (
        f"import {{ filtersOf }} from {json.dumps(FILTERS)};"
        f"const filters = filtersOf({json.dumps(data)}, 80);"
        "console.log(JSON.stringify([filters.pass([0], { dates: [125, 135] }), filters.pass([0], { dates: [101, 129] }), filters.next(0, [125, 135])]));"
    )
    assert run_node(script) == [[0], [], 130]


def test_hits_are_put_in_the_order_of_the_days_that_they_show() -> None:
    sessions = [[[90, 0], [130, 120]], [[100, 0], [110, 0]], [], [[70, 60]]]
    data = {"minutes": [0] * 4, "columns": {}, "sessions": sessions}
    runs = [[{"first": first, "last": first, "until": until} for first, until in each] for each in sessions]
    script = (
        "globalThis.document = { documentElement: {} };"
        f"import {{ filtersOf }} from {json.dumps(FILTERS)};"
        f"const {{ sessionOf }} = await import({json.dumps(HITS)});"
        f"const filters = filtersOf({json.dumps(data)}, 80);"
        f"const shown = {json.dumps(runs)}.map((each) => sessionOf(each, {{ today: 80, ranges: [[80, 999]] }})?.first);"
        "console.log(JSON.stringify([shown.map((_, doc) => filters.next(doc, [])), shown]));"
    )
    # What has no day ahead stands last.
    assert run_node(script) == [[130, 100, None, None], [130, 100, None, None]]
