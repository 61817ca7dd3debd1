// The page of results: hits, facets with live counts, order; its whole state stands in the address.

import { isNarrowed, read, write } from "./address.js";
import { speaker } from "./hits.js";
import { STEP, list, put } from "./listing.js";
import { load } from "../files.js";
import { doubt, engineOfSite, today } from "./site.js";

/** Looks for what the page is opened with, before there is a page to show it on. */
async function early() {
  const engine = await engineOfSite();
  const { names } = engine.store.header.ui;
  const state = read(location.search, names);
  if (!state.query) return null;
  const found = await engine.search(state.query);
  if (!isNarrowed(state)) engine.best(found.hits.slice(0, STEP).map(({ doc }) => doc)).catch(() => {});
  return { query: state.query, found, engine };
}
const opening = location.search ? early().catch(() => null) : null;

/** Fills the page below `place`. */
export async function show(place) {
  const part = (name) => place.querySelector(`[data-tc-${name}]`);
  const page = { place, part, field: part("field"), say: speaker(part("said")), title: document.title, heading: part("status").textContent, shown: STEP, asked: 0, listed: null, engine: null, filters: null };
  await begin(page).catch(() => fail(page));
}

async function begin(page) {
  const { part, field } = page;
  // Without a script that listens the field asks for this page anew.
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  // The words of the page stand with the vocabulary and with the columns of the filters: whichever is needed first.
  page.ui = location.search ? (await engineOf(page)).store.header.ui : (await filtersFor(page)).ui;
  if (matchMedia("(max-width: 59.98em)").matches) part("fold").open = false;
  await come(page);
  // Also where there are no hits to stand behind.
  await useOf(page);
}

/** Shows what the address says: as much of it, and at the place, as when a hit was opened that one comes back from. */
export async function come(page) {
  const { shown, top, at } = history.state ?? {};
  page.state = read(location.search, page.ui.names);
  page.field.value = page.state.query;
  page.shown = shown ?? STEP;
  await fillIn(page);
  const link = page.part("hits").children[at]?.querySelector("a");
  if (!link) return;
  link.focus({ preventScroll: true });
  scrollTo({ top, behavior: "instant" });
}

/** The engine, once there is something to search for. */
async function engineOf(page) {
  const engine = await engineOfSite();
  // The index may be a newer one than that of the columns; then these come anew.
  if (engine !== page.engine) page.filters = null;
  page.engine = engine;
  return engine;
}

/** What a reader can do on the page; nobody does anything before there are hits. */
function useOf(page) {
  page.use ??= import("./facets.js").then(({ draw, filters, use }) => {
    page.steady = use.steady;
    page.feeds = () => use.feeds(page);
    use.listen(page);
    return { ...use, draw, filters };
  });
  page.use.catch(() => { page.use = null; });
  return page.use;
}

/** The filters; their columns are large, and a reader who asked for something sees the hits before. */
function filtersFor(page) {
  page.filters ??= Promise.all([load("facets"), useOf(page)])
    .then(([bytes, use]) => ({ ...use.filters(JSON.parse(new TextDecoder().decode(bytes)), today()), use }));
  page.filters.catch(() => { page.filters = null; });
  return page.filters;
}

/** Looks for what the state of the page asks for. */
export async function fillIn(page) {
  const asked = page.asked += 1;
  const failed = await find(page, asked).catch(() => true);
  if (asked !== page.asked) return;
  if (failed) fail(page);
  else page.part("failed").hidden = true;
}

/** Says that nothing can be found now. Hits of what was asked for before would mislead, and so would what can be chosen. */
function fail(page) {
  const { part, place, listed, state } = page;
  doubt();
  place.classList.add("tc-results--none");
  place.classList.remove("tc-results--begun", "tc-results--idle");
  if (listed !== state) {
    for (const name of ["idle", "help", "meant", "mentioned", "feeds", "next", "status"]) part(name).hidden = true;
    part("hits").replaceChildren();
    page.say(page.told = "");
  }
  place.hidden = part("failed").hidden = false;
}

async function find(page, asked) {
  const { place } = page;
  let { state } = page;
  // What stands below waits until all is in its place, so that nothing moves under the reader's eyes.
  place.classList.toggle("tc-results--begun", place.hidden);
  const narrowed = isNarrowed(state);
  // Who has not asked for anything yet gets no list of everything, and loads none.
  const engine = state.query || narrowed ? await engineOf(page) : null;
  const first = await opening;
  const searched = !state.query ? null : state.query === first?.query && engine === first.engine ? first.found : await engine.search(state.query);
  if (asked !== page.asked) return;
  const early = searched && !narrowed;
  page.facets = null;
  if (early) await showHits(page, searched, searched.hits.map(({ doc }) => doc), narrowed);
  const filters = await filtersFor(page);
  if (asked !== page.asked) return;
  const { use, ui } = filters;
  state = filters.current(state);
  if (state !== page.state) history.replaceState(history.state, "", write(page.state = state, ui.names));
  // With the words that are shown beside the filters.
  page.ui = ui;
  page.columns = filters;
  const found = searched ?? { hits: use.everything(filters), concepts: [], ranges: [] };
  const docs = found.hits.map(({ doc }) => doc);
  const change = (facet, update) => use.narrow(page, facet, update);
  page.facets = () => use.draw(page.part("facets"), { docs, filters, state, ui, change });
  if (early) page.facets();
  else await showHits(page, found, use.ordered(filters.pass(docs, state), state, filters), narrowed);
  place.classList.remove("tc-results--begun");
}

/** Shows the documents that passed the filters. */
async function showHits(page, found, passing, narrowed) {
  Object.assign(page, { found, passing, narrowed, idle: !page.state.query && !narrowed });
  if (page.idle) put(page, []);
  else await list(page, 0);
  page.place.hidden = false;
}
