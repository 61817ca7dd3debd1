// The engine: from a query to ranked documents. It knows neither page nor network: Node and the browser run this very module.

import { askForBest } from "./ahead.js";
import { matcherFor, rareWords } from "./lookup.js";
import { matcherOf } from "./match.js";
import { conceptsOf, queryReader, read } from "./query.js";
import { openStore } from "./store.js";
import { TITLE, rarityOf, reweigh, weigh } from "./weights.js";
import { wordsOf } from "./words.js";

const ALWAYS = 99999;
/** Less than this share of a query's meaning found is nothing found; where a title answers to it, less is enough. */
const LEAST_COVERAGE = 0.5, LEAST_BY_TITLE = 0.2;
/** Below so much (a word that a summary says once has 16 quarters) what is found must be more than half: another half may be somewhere else. */
const ANSWER = 18, MOST_OF_IT = 0.6;
/** Much of what a question says is no subject: of one, so much less is enough. */
const QUESTION = 0.14;
/** What a text mentions once in passing, below its first paragraph (3 of the quarters of the index), makes no hit. */
const MENTION = 4;
/** A word that is taken for another is so much of a query's meaning. */
const CORRECTED = 0.6;
/** Hits that fit this much worse than the best are left out. */
const LEAST_SCORE = 0.1;
const KINDS = ["guide", "course", "term", "page"];
const PRIOR = { guide: 1, course: 1, term: 0.3, page: 0.3 };
const FACTOR = { guideForQuestion: 1.25, always: 1, open: 1.06, closed: 0.85, kindAskedFor: 1.3 };
/** A title that answers to every word of a query counts more. */
const BY_TITLE = 1.3, PAGE_BY_TITLE = 2;
/** So many milliseconds the record of the best hit is ahead of the others: many requests at once would hold it up. */
const HEAD_START = 60;

/**
 * Opens an index for searching.
 * @param {(name: string, build?: string) => Promise<Uint8Array>} load fetches a file of the index by its name
 * @param {{today?: number}} options today in days since 1970
 */
export async function open(load, { today = Math.floor(Date.now() / 86400000) } = {}) {
  const store = await openStore(load);
  const stem = store.header.language === "en" ? (await import("./stem.js")).stem : undefined;
  const reader = queryReader(store.header, stem);
  const known = { store, reader, matching: matcherOf(store.header.rules, stem), standings: standingsOf(store, today), today };
  /** What a hit shows. */
  const record = (doc) => store.record(doc).then((values) => recordOf(values, doc));
  return {
    store, today, record,
    /** Signs that nobody sees, as they come with what is pasted, count for nothing. Returns {hits: [{doc, score}], mentioned: [doc], concepts, corrected, ranges} for a query; hits best first, and what only mentions it. */
    search: (text) => search(text.replace(/\p{Cf}/gu, ""), known),
    /** Returns in a list what the first of these documents shows, if there is one; that of the others is asked for meanwhile. */
    async best([first, ...others]) {
      if (first === undefined) return [];
      setTimeout(() => others.forEach((doc) => record(doc).catch(() => {})), HEAD_START);
      return [await record(first)];
    },
  };
}

/** A record with names in place of positions. */
export function recordOf([kind, id, address, title, summary, label, minutes, runs, language], doc) {
  return { doc, kind, id, address, title, summary, label, minutes, language, runs: runs.map(([first, last, until, cancelled]) => ({ first, last, until, cancelled })) };
}

async function search(text, known) {
  const { store, reader, today } = known;
  const { rules, months } = store.header;
  const dates = speaksOfDates(text, rules.dates) && await import("./dates.js");
  const { ranges, rest } = dates ? dates.datesOf(text, { rules, today, months }) : { ranges: [], rest: text };
  const query = read(rest, reader);
  const first = await matcherFor(query, known);
  const own = conceptsOf(query, reader, first);
  const rare = own.unsure.length && await rareWords();
  const { concepts, matcher } = rare ? await rare.widened(own, { query, reader, matcher: first }) : { ...own, matcher: first };
  askForBest(concepts, known);
  await Promise.all(concepts.map((concept) => weigh(concept, store, query.spelled)));
  await Promise.all(concepts.map((concept) => reweigh(concept, { store, reader, matcher }, query.spelled)));
  if (ranges.length) {
    const asked = await dates.dateConcept(store, ranges, today, concepts);
    concepts.push({ ...asked, ...rarityOf(asked, store) });
  }
  const ranked = rank(concepts, query, known);
  const corrected = concepts.some((concept) => concept.corrected) ? (await rareWords()).understood(text, concepts, ranked.hits[0]) : "";
  return { ...ranked, concepts, ranges, corrected };
}

/** Whether a query may hold a date at all; only then the reader of dates is loaded. */
function speaksOfDates(text, { glue, ...dates }) {
  const known = Object.values(dates).flat(2);
  return /\d|t[aä]e?gig/.test(text) || wordsOf(text).some(({ folded }) => known.includes(folded));
}

function rank(concepts, query, known) {
  const { store } = known;
  const strong = concepts.filter(({ light }) => !light);
  const whole = (strong.length ? strong : concepts).reduce((sum, concept) => sum + concept.share, 0);
  const prior = priors(query, known);
  // Lists for themselves: what follows is done for each of many documents.
  const weights = concepts.map((concept) => concept.weights), idfs = concepts.map((concept) => concept.idf), shares = concepts.map((concept) => concept.share);
  const trust = concepts.map(({ corrected }) => (corrected ? CORRECTED : 1));
  const counts = concepts.map(({ light }) => !light || !strong.length);
  // Many documents have one score; those of each in rising order.
  const found = new Map(), mentioned = [];
  const any = new Uint8Array(store.total);
  for (const { docs } of concepts) for (const doc of docs) any[doc] = 1;
  for (let doc = any.indexOf(1); doc >= 0; doc = any.indexOf(1, doc + 1)) {
    let score = 0, covered = 0, best = 0, titled = 0, own = 0;
    for (let at = 0; at < weights.length; at += 1) {
      const weight = weights[at][doc];
      if (!weight) continue;
      score += idfs[at] * weight;
      const inTitle = weight >= TITLE * trust[at];
      titled += inTitle;
      if (!counts[at]) continue;
      own += inTitle;
      covered += shares[at] * trust[at];
      if (weight > best) best = weight;
    }
    const coverage = covered / whole + 1e-9;
    const least = (best < ANSWER ? MOST_OF_IT : LEAST_COVERAGE) - (query.question ? QUESTION : 0);
    if (coverage < (own ? LEAST_BY_TITLE : least)) continue;
    if (best < MENTION) {
      mentioned.push(doc);
      continue;
    }
    score *= Math.max(coverage, own && !query.question ? LEAST_COVERAGE : 0) * prior(doc) * (titled < weights.length ? 1 : kindOf(doc, store.header.kinds) === "page" ? PAGE_BY_TITLE : titled > 1 ? BY_TITLE : 1);
    (found.get(score) ?? found.set(score, []).get(score)).push({ doc, score });
  }
  const hits = [...found.keys()].sort((a, b) => b - a).flatMap((score) => found.get(score));
  concepts.at(-1)?.sort?.(hits);
  return { hits: hits.filter(({ score }) => score >= LEAST_SCORE * hits[0].score), mentioned };
}

/** The kind of a document by its number. */
export function kindOf(doc, kinds) {
  return KINDS.find((_, at) => (doc -= kinds[at]) < 0);
}

/** Tells of the months in which registration may end whether it is "open", "closed" or "always" open, and of a document. */
function standingsOf({ header: { kinds, standing }, places }, today) {
  const first = today + 1 - new Date(today * 86400000).getUTCDate();
  const months = standing.map((last) => (last === ALWAYS ? "always" : last >= first ? "open" : "closed"));
  return { months, of: (doc) => (kindOf(doc, kinds) === "course" ? months[places[doc - kinds[0]]] : "always") };
}

/** What a document counts before its words do: by its kind, and whether one can still register for a course. */
function priors({ question, kind: asked }, { store: { header: { kinds }, places }, standings: { months } }) {
  const byKind = { ...PRIOR };
  if (asked) byKind[asked] *= FACTOR.kindAskedFor;
  else if (question) byKind.guide = FACTOR.guideForQuestion;
  const courses = months.map((standing) => byKind.course * FACTOR[standing]);
  const [guides, offers] = [kinds[0], kinds[0] + kinds[1]];
  return (doc) => (doc >= guides && doc < offers ? courses[places[doc - guides]] : byKind[kindOf(doc, kinds)]);
}
