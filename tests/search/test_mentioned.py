"""Where nothing is found, the page of results names what mentions the query, in its own language and for the query asked last."""

import json
from typing import Any

from catalogue.cli.search import ENGINE
from tests.search.measure import run_node

LISTING = str(ENGINE.with_name("listing.js"))
# As much of a page as the list of hits touches; `record` is told by each test.
PAGE = """
const made = (name) => ({
  name, textContent: "", children: [], dataset: { tcNone: "{query}", tcSimilar: "" }, options: [{}], classList: { toggle() {} }, append() {},
  replaceChildren(...children) { this.children = children; }, getElementsByTagName: () => [inner],
});
const inner = made("span"), parts = {};
globalThis.document = { createElement: made };
const store = { header: { kinds: [1, 1] } };
const part = (name) => (parts[name] ??= made("p"));
const state = { query: "Zebra", kinds: [], categories: [], dates: [], sort: "" };
for (const facet of (await import(ADDRESS)).FACETS) state[facet] ??= [];
const ui = { names: { query: "q" }, hits: { one: "", many: "" }, none: "", meant: "", hitsFor: "", moreHits: "", thousand: "" };
const page = { ui, part, state, place: made("div"), passing: [], shown: 10, asked: 1, idle: false, narrowed: false, say() {}, told: "", title: "" };
const { list } = await import(LISTING);
const found = (...mentioned) => ({ hits: [], concepts: [], ranges: [], corrected: "", mentioned });
const named = () => inner.children.filter((child) => child.name === "a").map(({ lang, title, href }) => [lang ?? "", href]);
"""


def shown(script: str) -> Any:
    modules = {"LISTING": LISTING, "ADDRESS": str(ENGINE.with_name("address.js"))}
    told = "".join(f"const {name} = {json.dumps(path)};" for name, path in modules.items())
    return run_node(f"{told}{PAGE}{script}console.log(JSON.stringify(named()));")


def test_what_is_written_in_another_language_is_named_in_it() -> None:
    asked = """
    const records = { 1: { title: "Horses", address: "http://a.example/horses/", language: "en" }, 2: { title: "Esel", address: "http://a.example/esel/" } };
    Object.assign(page, { engine: { store, record: async (doc) => records[doc] }, found: found(1, 2) });
    await list(page, 0);
    """
    assert shown(asked) == [["en", "/horses/"], ["", "/esel/"]]


def test_only_what_mentions_the_query_asked_last_is_named() -> None:
    asked = """
    let late;
    const before = new Promise((resolve) => { late = () => resolve({ title: "Vorher", address: "http://a.example/vorher/" }); });
    const last = Promise.resolve({ title: "Zuletzt", address: "http://a.example/zuletzt/" });
    Object.assign(page, { engine: { store, record: (doc) => (doc === 1 ? before : last) }, found: found(1) });
    const first = list(page, 0);
    Object.assign(page, { asked: 2, found: found(2) });
    const second = list(page, 0);
    late();
    await Promise.all([first, second]);
    """
    assert shown(asked) == [["", "/zuletzt/"]]
