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


# What a browser makes of elements, as far as a hit needs it: the texts in them, one behind the other.
DOCUMENT = (
    "globalThis.document = { documentElement: {}, createElement: () => ({ texts: [],"
    " append(...more) { this.texts.push(...more.flatMap((one) => one.texts ?? [one])); } }) };"
)


@pytest.mark.parametrize(
    ("until", "today", "state"),
    [(70, 80, "closed"), (80, 80, "open"), (-1, 80, "full"), (0, 80, None), (-1, 101, "past"), (0, 101, "past")],
)
def test_a_hit_says_whether_one_can_still_come(until: int, today: int, state: str | None) -> None:
    names = {name: name for name in ("past", "open", "full", "closed", "noDate", "anyTime")}
    ui = {**names, "kinds": {"course": "Kurs"}, "date": {"day": "{day}", "weekdays": [], "months": []}}
    record = {
        "kind": "course",
        "label": "",
        "title": "A",
        "summary": "",
        "runs": [{"first": 100, "last": 100, "until": until}],
    }
    script = (
        f"{DOCUMENT} const {{ linesOf }} = await import({json.dumps(HITS)});"
        f"const known = {{ ui: {json.dumps(ui)}, today: {today}, ranges: [[100, 100]], mark: (text) => [text] }};"
        f"console.log(JSON.stringify(linesOf({json.dumps(record)}, known).facts.texts));"
    )
    said = [" · ", state] if state else []
    assert run_node(script) == ["Kurs", " · ", "11", *said]


def test_a_session_passes_by_any_of_its_parts() -> None:
    data = {"minutes": [0], "columns": {}, "sessions": [[[100, 90], [130, 90]]]}
    script = (
        f"import {{ filtersOf }} from {json.dumps(FILTERS)};"
        f"const filters = filtersOf({json.dumps(data)}, 80);"
        "console.log(JSON.stringify([filters.pass([0], { dates: [125, 135] }), filters.pass([0], { dates: [101, 129] }), filters.next(0, [125, 135])]));"
    )
    assert run_node(script) == [[0], [], 130]


def test_a_former_id_in_an_address_stands_for_the_term_that_had_it() -> None:
    data = {
        "minutes": [0],
        "columns": {},
        "sessions": [[]],
        "former": {"tools": {"enaio": "dms"}, "areas": {"fb1": "fb11"}},
    }
    state = {
        "categories": [],
        "formats": [],
        "audiences": [],
        "tools": ["zoom", "enaio", "dms"],
        "places": [],
        "providers": ["fb1"],
    }
    same = {**state, "tools": ["fb1"], "providers": ["enaio"]}
    script = (
        f"import {{ filtersOf }} from {json.dumps(FILTERS)};"
        f"const [filters, before] = [filtersOf({json.dumps(data)}, 80), filtersOf({json.dumps({**data, 'former': None})}, 80)];"
        f"const [state, same] = {json.dumps([state, same])};"
        "console.log(JSON.stringify([filters.current(state), filters.current(same) === same, before.current(state) === state]));"
    )
    assert run_node(script) == [{**state, "tools": ["zoom", "dms"], "providers": ["fb11"]}, True, True]


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
