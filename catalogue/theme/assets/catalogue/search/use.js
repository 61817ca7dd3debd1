// Use: what a reader does on the page of results. It comes with the filters, behind the first hits.

import { FACETS, read, sortOf, write } from "./address.js";
import { element, fill } from "./hits.js";
import { slashIsOn, switchSlash } from "./keys.js";
import { STEP, further, list } from "./listing.js";
import { come, fillIn } from "./results.js";
import { engineOfSite } from "./site.js";
import { steady } from "./steady.js";
import { ROOT } from "../files.js";

const PAUSE = 150;

/** Listens to what is done on the page; what was typed before anybody listened is looked for now. */
function listen(page) {
  const { part, field } = page;
  let timer = 0;
  const typed = () => ({ ...page.state, query: field.value.trim() });
  const follow = () => go(page, typed(), { replace: true });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(follow, PAUSE);
  });
  field.addEventListener("focus", () => engineOfSite().catch(() => {}));
  field.form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(timer);
    await go(page, typed());
    toHits(page);
  });
  for (const skip of page.place.querySelectorAll("[data-tc-skip]")) skip.addEventListener("click", () => toHits(page));
  part("sort").addEventListener("change", ({ target }) => go(page, { ...page.state, sort: target.value }));
  part("reset").addEventListener("click", () => {
    // The button goes away; in the field, the focus would call up the keyboard of a phone.
    toHits(page);
    go(page, { ...read("", page.ui.names), query: field.value.trim() });
  });
  part("next").addEventListener("click", () => more(page));
  part("meant").addEventListener("click", async (event) => {
    // Who wants it in a tab of its own gets it there.
    if (!event.target.closest("a") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    field.value = page.found.corrected;
    await go(page, typed());
    toHits(page);
  });
  part("hits").addEventListener("click", ({ target }) => {
    const hit = target.closest("a")?.closest("li");
    if (hit) history.replaceState({ shown: page.shown, top: scrollY, at: [...hit.parentElement.children].indexOf(hit) }, "");
  });
  // A link to a part of this page is no other search.
  addEventListener("popstate", () => { if (here() !== write(page.state, page.ui.names)) come(page); });
  const slash = part("slash");
  slash.checked = slashIsOn();
  slash.addEventListener("change", () => switchSlash(slash.checked));
  page.heard = true;
  if (page.passing) further(page);
  if (page.state && typed().query !== page.state.query) follow();
}

/** Leads past the facets; the heading tells how many hits there are. */
function toHits({ part, say, found, idle }) {
  if (idle || !found) return;
  if (!found.corrected) say(null);
  const heading = part("status");
  const { top } = heading.getBoundingClientRect();
  heading.focus({ preventScroll: true });
  if (top < 0 || top > innerHeight / 2) heading.scrollIntoView();
}

/** Looks for another query or choice, and says so in the address. */
function go(page, state, { replace = false } = {}) {
  page.state = state;
  page.shown = STEP;
  const address = write(state, page.ui.names);
  // What was typed is in the address already when the Enter key is pressed.
  history[replace || address === here() ? "replaceState" : "pushState"](null, "", address);
  return fillIn(page);
}

/** The address as `write` gives it. */
const here = () => location.search || location.pathname;

/** Another choice, beside all that was typed and chosen before, even if its hits are not there yet. */
function narrow(page, facet, update) {
  const { state, field } = page;
  // A date is put together piece by piece; the way back leads to before it.
  const replace = facet === "dates" && state.dates.length > 0;
  go(page, { ...state, query: field.value.trim(), [facet]: update(state[facet]) }, { replace });
}

/** Adds hits from `first` on. In a newer index their records stand elsewhere: then all hits that are shown come from there. */
async function added(page, first) {
  const { part, asked } = page;
  const same = (await engineOfSite()) === page.engine;
  // Something else was asked for meanwhile.
  if (asked !== page.asked) return [];
  if (same) return list(page, first);
  await fillIn(page);
  return part("failed").hidden ? [...part("hits").children].slice(first) : null;
}

/** Shows further hits. */
async function more(page) {
  const { part, shown: first } = page;
  // Those asked for last are still on their way.
  if (part("hits").children.length < first) return;
  page.shown += STEP;
  const items = await added(page, first).catch(() => null);
  part("failed").hidden = Boolean(items);
  if (!items) {
    page.shown = first;
    return;
  }
  history.replaceState({ shown: page.shown }, "");
  items[0]?.querySelector("a").focus();
}

/** Who searches for what belongs to a term can subscribe to its dates. An address may name any term, also one that there is not. */
function feeds({ part, passing, state, columns, ui }) {
  const place = part("feeds");
  const links = FACETS.flatMap((facet) => state[facet].flatMap((id) => {
    const [vocabulary, name] = columns?.term(facet, id) ?? [];
    if (!vocabulary) return [];
    const link = element("a", "", name);
    link.href = new URL(fill(ui.feeds[vocabulary], { id }), ROOT);
    return [link];
  }));
  place.hidden = !links.length || !passing.length;
  place.replaceChildren(`${ui.subscribe} `, ...links.slice(0, 3).flatMap((link, at) => (at ? [", ", link] : [link])));
}

/** All offers, those one can no longer register for last. */
const everything = ({ size, closed }) => Array.from({ length: size }, (_, doc) => ({ doc })).sort((a, b) => closed(a.doc) - closed(b.doc));

/** These documents in the order that is asked for. */
function ordered(docs, state, filters) {
  if (sortOf(state) === "date") {
    const days = new Map(docs.map((doc) => [doc, filters.next(doc, state.dates)]));
    return [...docs].sort((a, b) => (days.get(a) === days.get(b) ? a - b : days.get(a) - days.get(b)));
  }
  if (state.sort === "new") return [...docs].sort((a, b) => filters.published(b) - filters.published(a) || a - b);
  return docs;
}

export const uses = { everything, feeds, listen, narrow, ordered, steady };
