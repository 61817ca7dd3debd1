// The engine: from a query to ranked documents. It knows neither page nor network: Node and the browser run this very module.

import { datedDocuments, datesOf } from "./dates.js";
import { matcher } from "./match.js";
import { conceptsOf, queryReader, read } from "./query.js";
import { openStore } from "./store.js";

const ALWAYS = 99999;
/** Less than this share of a query's meaning found is nothing found; where a title answers to it, less is enough. */
const LEAST_COVERAGE = 0.5, LEAST_BY_TITLE = 0.2, TITLE = 40;
/** A word that a text mentions once in passing (3 of the quarters in which weights are stored) makes no hit. */
const MENTION = 4;
/** Of a question, an unknown word in small letters is mostly a verb that is said otherwise in the catalogue. */
const UNKNOWN = 0.7, UNKNOWN_VERB = 0.3;
/** Hits that fit this much worse than the best are left out. */
const LEAST_SCORE = 0.04;
const PRIOR = { guide: 1, course: 1, term: 0.3, page: 0.3 };
const FACTOR = { guideForQuestion: 1.25, open: 1.06, closed: 0.85, kindAskedFor: 1.3 };
/** What a session on the day asked for counts, in the quarters in which weights are stored. */
const DATED = 60;

/**
 * Opens an index for searching.
 * @param {(name: string, build?: string) => Promise<Uint8Array>} load fetches a file of the index by its name
 * @param {{today?: number}} options today in days since 1970
 */
export async function open(load, { today = Math.floor(Date.now() / 86400000) } = {}) {
  const store = await openStore(load);
  const reader = queryReader(store.header);
  const words = matcher(store.head, store.header.rules);
  const standing = standings(store.header, today);
  return {
    store, today,
    /** Returns {hits: [{doc, score}], concepts, corrected, ranges} for a query; hits best first. */
    search: (text) => search(text, { store, reader, words, standing, today }),
    /** Returns what a hit shows. */
    record: (doc) => store.record(doc).then((values) => recordOf(values, doc)),
  };
}

/** A record with names in place of positions. */
export function recordOf([kind, id, address, title, summary, label, minutes, runs], doc) {
  return { doc, kind, id, address, title, summary, label, minutes, runs: runs.map(([first, last, until, cancelled]) => ({ first, last, until, cancelled: Boolean(cancelled) })) };
}

async function search(text, known) {
  const { store, reader, words, today } = known;
  const { rules, months } = store.header;
  const { ranges, rest } = datesOf(text, { rules, today, months });
  const query = read(rest, reader);
  await fetchTails(query, known);
  const concepts = conceptsOf(query, reader, words);
  await Promise.all(concepts.map((concept) => weigh(concept, store, query.question)));
  if (ranges.length) concepts.push(await dateConcept(ranges, store));
  return { hits: rank(concepts, query, known), concepts, ranges, corrected: corrected(text, concepts) };
}

/** Words that the vocabulary does not have surely are looked up among the rarer ones. */
async function fetchTails({ words }, { store, words: { find }, reader }) {
  const sure = (word) => find(word, { abbreviation: true }).some(({ kind }) => kind === "exact" || kind === "inflected");
  const prefixes = (word) => [word.folded, ...word.parts, joined(word, words)].filter((own) => own && !sure(own)).map((own) => own.slice(0, 2));
  await Promise.all(words.map(async (word) => {
    word.tail = [];
    const wanted = word.stop && !reader.sets.particles.has(word.folded) ? [] : [...new Set(prefixes(word))];
    word.tail = (await Promise.all(wanted.map((prefix) => store.tail(prefix)))).flat();
  }));
}

const joined = (word, words) => (/^\d+$/.test(words[word.at + 1]?.folded ?? "") ? word.folded + words[word.at + 1].folded : "");

/** Gives a concept its documents with the weight of the best alternative, and its share of the query's meaning. */
async function weigh(concept, store, question) {
  concept.docs = new Map();
  await Promise.all(concept.alternatives.map(async (alternative) => {
    const found = await Promise.all(alternative.words.map((matches) => anyOf(matches, store)));
    for (const [doc, best] of allOf(found)) {
      const weight = best.weight * alternative.sureness;
      if (!(concept.docs.get(doc)?.weight >= weight)) concept.docs.set(doc, { weight, by: alternative.why ?? best.by });
    }
  }));
  const unknown = concept.docs.size ? 1 : question && /^\p{Ll}/u.test(concept.text) ? UNKNOWN_VERB : UNKNOWN;
  concept.idf = Math.log(1 + store.total / Math.max(1, concept.docs.size)) * concept.weight * unknown;
}

async function anyOf(matches, store) {
  const found = new Map();
  await Promise.all(matches.map(async (match) => {
    const { docs, weights } = await store.postings(match.id);
    for (let at = 0; at < docs.length; at += 1) {
      const weight = weights[at] * match.sureness;
      const known = found.get(docs[at]);
      if (!known || known.weight < weight || (known.weight === weight && match.id < known.id)) found.set(docs[at], { weight, id: match.id, by: `${match.display} (${match.kind})` });
    }
  }));
  return found;
}

/** The documents that all words of an alternative have, with the mean of their weights. */
function allOf([first, ...others]) {
  if (!others.length) return first;
  const found = new Map();
  for (const [doc, best] of first) {
    if (!others.every((other) => other.has(doc))) continue;
    const sum = others.reduce((total, other) => total + other.get(doc).weight, best.weight);
    found.set(doc, { weight: sum / (others.length + 1), by: best.by });
  }
  return found;
}

async function dateConcept(ranges, store) {
  const days = await datedDocuments(store, ranges);
  const docs = new Map([...days].map(([doc, day]) => [doc, { weight: DATED, by: "date", day }]));
  return { text: "", weight: 1, alternatives: [], dated: true, docs, idf: Math.log(1 + store.total / Math.max(1, docs.size)) };
}

function rank(concepts, query, { store, standing, today }) {
  const counting = concepts.filter(({ light }) => !light).length ? concepts.filter(({ light }) => !light) : concepts;
  const whole = counting.reduce((sum, { idf }) => sum + idf, 0);
  const found = new Map();
  for (const concept of concepts) {
    for (const [doc, { weight, day }] of concept.docs) {
      const known = found.get(doc) ?? { doc, score: 0, covered: 0, best: 0 };
      known.score += concept.idf * weight;
      known.best = Math.max(known.best, concept.light ? 0 : weight);
      if (counting.includes(concept)) known.covered += concept.idf;
      if (day !== undefined) known.day = day;
      found.set(doc, known);
    }
  }
  const hits = [];
  for (const hit of found.values()) {
    const coverage = whole ? hit.covered / whole : 0;
    if (hit.best < MENTION || coverage < (hit.best >= TITLE ? LEAST_BY_TITLE : LEAST_COVERAGE) - 1e-9) continue;
    hits.push({ ...hit, coverage, score: hit.score * coverage * prior(hit.doc, query, standing, store.header.kinds) });
  }
  const onlyDates = concepts.every(({ dated }) => dated);
  hits.sort((a, b) => (onlyDates ? (b.day >= today) - (a.day >= today) || Math.abs(a.day - today) - Math.abs(b.day - today) : b.score - a.score) || a.doc - b.doc);
  return hits.filter(({ score }) => score >= LEAST_SCORE * (hits[0]?.score ?? 0));
}

/** The kind of a document by its number. */
export function kindOf(doc, kinds) {
  let end = 0;
  return ["guide", "course", "term", "page"].find((_, at) => doc < (end += kinds[at]));
}

/** Whether one can register for a course at all, by its number among the courses: they are sorted by that. */
function standings({ until, kinds }, today) {
  const month = new Date(today * 86400000);
  const first = Date.UTC(month.getUTCFullYear(), month.getUTCMonth(), 1) / 86400000;
  const open = until.filter(([, day]) => day >= first && day !== ALWAYS).reduce((sum, [count]) => sum + count, 0);
  const always = until.filter(([, day]) => day === ALWAYS).reduce((sum, [count]) => sum + count, 0);
  return (doc) => { const at = doc - kinds[0]; return at < always ? "always" : at < always + open ? "open" : "closed"; };
}

function prior(doc, { question, kind: asked }, standing, kinds) {
  const kind = kindOf(doc, kinds);
  const factor = kind === asked ? FACTOR.kindAskedFor : 1;
  if (kind === "guide") return factor * (question && !asked ? FACTOR.guideForQuestion : PRIOR.guide);
  if (kind !== "course") return PRIOR[kind];
  return factor * { always: 1, open: FACTOR.open, closed: FACTOR.closed }[standing(doc)];
}

/** The query as it was understood, when a word was taken for another. */
function corrected(text, concepts) {
  const wrong = concepts.filter((concept) => concept.corrected && concept.docs.size);
  return wrong.length ? wrong.reduce((known, { text: word, corrected: right }) => known.replace(word, right), text) : "";
}
