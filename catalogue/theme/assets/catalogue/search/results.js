// The page of results: hits, facets with live counts, order; its whole state stands in the address.

import { read, write } from "./address.js";
import { draw } from "./facets.js";
import { filtersOf } from "./filters.js";
import { addressOf, count, element, fill, linesOf } from "./hits.js";
import { slashIsOn, switchSlash } from "./keys.js";
import { marker } from "./marks.js";
import { ROOT } from "../files.js";
import { engineOfSite } from "./site.js";

const STEP = 10;
const PAUSE = 150;
const FEEDS = { categories: "categories", formats: "formats", audiences: "audiences", tools: "tools", places: "venues", providers: "providers" };

/** Fills the page below `place`. */
export async function start(place) {
  const engine = await engineOfSite();
  const filters = filtersOf(await engine.store.facets(), engine.today);
  const { ui } = engine.store.header;
  const part = (name) => place.querySelector(`[data-tc-${name}]`);
  const page = { place, engine, filters, ui, part, field: part("field"), shown: STEP, asked: 0 };
  page.state = read(location.search, ui.names);
  page.field.value = page.state.query;
  let timer = 0;
  page.field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => go(page, { ...page.state, query: page.field.value.trim() }, { replace: true }), PAUSE);
  });
  page.field.form.addEventListener("submit", (event) => { event.preventDefault(); go(page, { ...page.state, query: page.field.value.trim() }); });
  part("sort").addEventListener("change", ({ target }) => go(page, { ...page.state, sort: target.value }));
  part("reset").addEventListener("click", () => { go(page, { ...read("", ui.names), query: page.state.query }); page.field.focus(); });
  part("next").addEventListener("click", () => more(page));
  addEventListener("popstate", () => { page.state = read(location.search, ui.names); page.field.value = page.state.query; show(page); });
  slash(part("slash"));
  if (matchMedia("(max-width: 59.98em)").matches) part("fold").open = false;
  // Shown when everything is in its place, so that nothing moves under the reader's eyes.
  await show(page);
  place.hidden = false;
}

function slash(box) {
  box.checked = slashIsOn();
  box.addEventListener("change", () => switchSlash(box.checked));
}

function go(page, state, { replace = false } = {}) {
  page.state = state;
  page.shown = STEP;
  history[replace ? "replaceState" : "pushState"](null, "", write(state, page.ui.names));
  show(page);
}

async function show(page) {
  const { engine, filters, state, part } = page;
  const asked = page.asked += 1;
  const found = state.query ? await engine.search(state.query) : { hits: everything(filters), concepts: [], ranges: [] };
  if (asked !== page.asked) return;
  const docs = found.hits.map(({ doc }) => doc);
  page.found = found;
  page.passing = ordered(filters.pass(docs, state), page);
  draw(part("facets"), { docs, filters, state, ui: page.ui, change: (changed) => go(page, changed) });
  part("sort").value = state.sort;
  part("reset").hidden = write({ ...state, query: "" }, page.ui.names) === location.pathname;
  // Who has not asked for anything yet gets no list of everything, and loads none; what finds nothing is not narrowed down.
  page.idle = write(state, page.ui.names) === location.pathname;
  page.place.classList.toggle("tc-results--idle", page.idle);
  page.place.classList.toggle("tc-results--none", !docs.length && part("reset").hidden);
  tell(page);
  if (!page.idle) return list(page, 0);
  part("hits").replaceChildren();
  part("next").hidden = true;
}

const everything = ({ size, closed }) => Array.from({ length: size }, (_, doc) => ({ doc })).sort((a, b) => closed(a.doc) - closed(b.doc));

function ordered(docs, { filters, state }) {
  if (state.sort === "date") {
    const days = new Map(docs.map((doc) => [doc, filters.next(doc, state.dates)]));
    return [...docs].sort((a, b) => (days.get(a) === days.get(b) ? a - b : days.get(a) - days.get(b)));
  }
  if (state.sort === "new") return [...docs].sort((a, b) => filters.published(b) - filters.published(a) || a - b);
  return docs;
}

function tell({ ui, state, found, passing, part, idle }) {
  const number = passing.length ? count(ui.hits, passing.length) : ui.none;
  const said = idle ? "" : state.query && passing.length ? fill(ui.hitsFor, { count: number, query: state.query }) : number;
  if (part("status").textContent !== said) part("status").textContent = said;
  const meant = part("meant");
  meant.hidden = !found.corrected;
  meant.replaceChildren();
  if (found.corrected) {
    const link = element("a", "", found.corrected);
    link.href = write({ ...state, query: found.corrected }, ui.names);
    const [before, after] = ui.meant.split("{query}");
    meant.append(before, link, after);
  }
  part("idle").hidden = !idle;
  part("help").hidden = idle || passing.length > 0;
  feeds(part("feeds"), state, ui);
}

/** Who searches for what belongs to a term can subscribe to its dates. */
function feeds(place, state, ui) {
  const links = Object.entries(FEEDS).flatMap(([facet, vocabulary]) => state[facet].map((id) => ({ id, folder: ui.feeds[vocabulary], box: document.getElementById(`tc-${facet}-${id}`) })));
  place.hidden = !links.length;
  place.replaceChildren(`${ui.subscribe} `, ...links.slice(0, 3).flatMap(({ id, folder, box }, at) => {
    const link = element("a", "", box?.nextSibling?.textContent ?? id);
    link.href = new URL(`${folder}${id}.ics`, ROOT).pathname;
    return at ? [", ", link] : [link];
  }));
}

/** Draws the hits from `start` on. */
async function list(page, first) {
  const { engine, ui, found, passing, shown, part, asked } = page;
  const records = await Promise.all(passing.slice(first, shown).map((doc) => engine.record(doc)));
  if (asked !== page.asked) return [];
  const known = { ui, today: engine.today, ranges: found.ranges, mark: marker(found.concepts) };
  const items = records.map((record) => hit(record, known));
  const place = part("hits");
  if (first) place.append(...items);
  else place.replaceChildren(...items);
  part("next").hidden = passing.length <= shown;
  part("next").textContent = fill(ui.moreHits, { count: Math.min(STEP, passing.length - shown) });
  return items;
}

function hit(record, known) {
  const { title, facts, text } = linesOf(record, known);
  const link = element("a", "", ...title.childNodes);
  link.href = addressOf(record);
  return element("li", `tc-result tc-result--${record.kind}`, element("h2", "tc-result__title", link), element("p", "tc-result__facts", facts), element("p", "tc-result__text", text));
}

async function more(page) {
  const first = page.shown;
  page.shown += STEP;
  const items = await list(page, first);
  items[0]?.querySelector("a").focus();
}
