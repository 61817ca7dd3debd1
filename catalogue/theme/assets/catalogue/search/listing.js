// The list of hits on the page of results, with all that is said about them.

import { FACETS, sortOf, write } from "./address.js";
import { addressOf, count, element, fill, linesOf, meantBy, turn } from "./hits.js";
import { marker } from "./marks.js";

/** So many hits are shown at once. */
export const STEP = 10;
/** What takes so many minutes at most says so: it is done in between, and is looked for then. */
const SHORT = 90;
/** Where nothing is found, so many that mention it are named. */
const MENTIONED = 3;

/** Shows these hits, in the place of those that stand there, with all that is said about them, and their facets if they are known. */
export function put(page, items) {
  const { state, part, place, narrowed, idle } = page;
  // Before anybody listens there is nothing above the hits that moves them.
  const steady = page.steady ?? ((act) => act());
  steady(() => {
    page.facets?.();
    part("sort").value = sortOf(state);
    part("sort").options[0].disabled = sortOf({ ...state, sort: "" }) !== "";
    part("reset").hidden = !narrowed;
    // Where the facets are folded, these are all that is seen of them.
    const chosen = FACETS.filter((facet) => state[facet].length).length;
    part("chosen").textContent = chosen ? ` (${chosen})` : "";
    place.classList.toggle("tc-results--idle", idle);
    // What finds nothing, or one offer, is not narrowed down.
    place.classList.toggle("tc-results--none", !narrowed && offersOf(page) < 2);
    tell(page);
    part("hits").replaceChildren(...items);
    further(page);
    page.listed = state;
  });
}

/** How many of what is found are offers: nothing else can be narrowed down. */
function offersOf({ found: { hits }, engine, idle }) {
  if (idle) return hits.length;
  const [guides, courses] = engine.store.header.kinds;
  return hits.filter(({ doc }) => doc < guides + courses).length;
}

/** Offers further hits, once somebody listens to who asks for them. */
export function further({ part, ui, passing, shown, idle, heard }) {
  part("next").hidden = !heard || idle || passing.length <= shown || part("hits").children.length < shown;
  part("next").textContent = fill(ui.moreHits, { count: Math.min(STEP, passing.length - shown) });
}

function tell(page) {
  const { ui, state, found, passing, narrowed, part, idle } = page;
  // Filters that leave nothing are no matter of spelling.
  const without = narrowed && found.hits.length;
  const { query } = state;
  const { tcNone, tcSimilar } = part("status").dataset;
  const number = count(ui.hits, passing.length, ui);
  const none = without ? fill(ui.noneLeft, { count: count(ui.hits, found.hits.length, ui) }) : query ? fill(tcNone, { query }) : ui.none;
  // What is shown for a word that nobody knows is a guess.
  const some = query ? fill(found.corrected ? tcSimilar : ui.hitsFor, { count: number, query }) : number;
  const told = passing.length ? some : none;
  part("status").hidden = idle;
  part("status").textContent = idle ? page.heading : told;
  part("number").textContent = ` (${passing.length})`;
  const nothing = !idle && !passing.length && !without;
  const mentions = nothing ? mentionsOf(page) : "";
  const spoken = idle ? "" : meantBy(found, ui) + told + mentions;
  // Also where a choice or another order leaves as many: that something has been done is heard as well.
  const news = write(state, ui.names) + spoken;
  if (news !== page.told) {
    part("said").textContent = "";
    page.say(spoken);
  }
  page.told = news;
  // A search is saved as a bookmark.
  document.title = [query, page.title].filter(Boolean).join(" - ");
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
  part("mentioned").hidden = !mentions;
  // Nor are days on which nothing takes place.
  part("help").hidden = !nothing || found.ranges.length > 0;
  part("then").hidden = !nothing || !found.ranges.length;
  page.feeds?.();
}

/** Names the offers that only mention what was asked for; returns what is to be heard of it. */
function mentionsOf({ part, mentions }) {
  const [place] = part("mentioned").getElementsByTagName("span");
  place.replaceChildren(...mentions.flatMap((record, at) => {
    const link = element("a", "", record.title);
    if (record.language) link.lang = record.language;
    link.href = addressOf(record);
    return at ? [", ", link] : [link];
  }));
  return mentions.length ? ` ${part("mentioned").textContent.trim()}` : "";
}

/** Draws the hits from `first` on. */
export async function list(page, first) {
  const { engine, state, ui, found, passing, shown, part, place, asked } = page;
  const docs = passing.slice(first, shown);
  // The days that are chosen count before those that are asked for in words.
  const ranges = state.dates.length ? [state.dates] : found.ranges;
  const known = { ui, today: engine.today, ranges, mark: marker(found.concepts) };
  const drawn = (records) => records.map((record) => hit(record, known));
  const mentions = passing.length ? [] : await Promise.all((found.mentioned ?? []).slice(0, MENTIONED).map(engine.record));
  // Who sees nothing yet sees the first hit as soon as it is there.
  const early = place.hidden ? drawn(await engine.best(docs)) : [];
  if (asked !== page.asked) return [];
  page.mentions = mentions;
  if (early.length) {
    put(page, early);
    place.hidden = false;
    await turn();
  }
  const rest = drawn(await Promise.all(docs.slice(early.length).map(engine.record)));
  if (asked !== page.asked) return [];
  if (first || early.length) {
    part("hits").append(...rest);
    further(page);
  } else put(page, rest);
  return [...early, ...rest];
}

function hit(record, known) {
  const { title, facts, text } = linesOf(record, known);
  const { minutes } = record;
  if (minutes && minutes <= SHORT) facts.append(" · ", element("span", "", count(known.ui.lasting, minutes, known.ui)));
  const link = element("a", "", ...title.childNodes);
  if (title.lang) link.lang = title.lang;
  link.href = addressOf(record);
  return element("li", `tc-result tc-result--${record.kind}`, element("h3", "tc-result__title", link), element("p", "tc-result__facts", facts), element("p", "tc-result__text", text));
}
