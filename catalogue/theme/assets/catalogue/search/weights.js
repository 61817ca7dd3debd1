// Weights: how much each document says of a concept, and how much the concept says in a query.

import { rareWords } from "./lookup.js";

/** What a word in a title weighs at the least. */
export const TITLE = 40;
/** An alternative has fewer matches. */
const MOST_MATCHES = 65536;
/** What is only taken for the word that was typed must be said louder: in a title or a keyword, or several times; once in a summary where it is `spoken`. */
const GUESSED = { typo: 11, prefix: 8, tail: 8, inside: 8, akin: 8 };
/** What is said less loud than this is no subject; of a compound that the catalogue does not have, each part must be one. */
const SUBJECT = 8;
/** A document that says a thing in several ways says it louder. */
const ANOTHER_WAY = 0.5;
/** An unknown word in small letters where it ought to have a capital as a noun is mostly a verb or adjective that is said otherwise in the catalogue; so is an infinitive at the end. */
const UNKNOWN = 0.7, UNKNOWN_VERB = 0.3;

/**
 * No word is a larger part of a query than one in 200 documents: among ten thousand a word that no offer has would else be
 * nearly all of "Trouble Ticket".
 */
const RAREST = Math.log(201);

/** Gives a concept the weight of its best alternative in each document, and its share of the query's meaning. */
export async function weigh(concept, store, spelled) {
  const alternatives = await Promise.all(concept.alternatives.map(({ words }) => Promise.all(words.map((matches) => anyOf(matches, store)))));
  // Mostly the word itself is all that counts, or nearly all.
  const own = concept.alternatives[0]?.sureness === 1 && alternatives[0].length === 1;
  const { docs, weights, by } = own ? alternatives[0][0] : { docs: [], weights: new Float32Array(store.total), by: new Uint32Array(store.total) };
  const others = new Float32Array(own && alternatives.length === 1 ? 0 : store.total);
  for (let place = own ? 1 : 0; place < alternatives.length; place += 1) {
    const { sureness, made, guessed } = concept.alternatives[place];
    const [first] = alternatives[place];
    for (const doc of first.docs) {
      const weight = meanOf(alternatives[place], doc, made) * sureness;
      if (guessed && weight < GUESSED.typo) continue;
      if (weight > weights[doc]) {
        if (!weights[doc]) docs.push(doc);
        others[doc] = weights[doc];
        weights[doc] = weight;
        by[doc] = place * MOST_MATCHES + first.by[doc];
      } else if (weight > others[doc]) others[doc] = weight;
    }
  }
  if (others.length) for (const doc of docs) weights[doc] += ANOTHER_WAY * others[doc];
  /** Why a document has its weight: the match, and through what else it was looked for. */
  const reason = (doc) => {
    const { words, why } = concept.alternatives[Math.floor(by[doc] / MOST_MATCHES)];
    return { match: words[0][by[doc] % MOST_MATCHES], why };
  };
  Object.assign(concept, { docs, weights, reason, size: docs.length });
  concept.subject = docs.some((doc) => weights[doc] >= SUBJECT);
  const unknown = concept.subject ? 1 : (spelled || concept.verb) && /^\p{Ll}/u.test(concept.text) ? UNKNOWN_VERB : UNKNOWN;
  Object.assign(concept, rarityOf(concept, store, concept.weight * unknown));
}

/** A word that nothing is about may be made of words that something is about: "Gleitzeitkonto" of "Gleitzeit". */
export async function reweigh(concept, { store, reader, matcher }, spelled) {
  if (!concept.word || concept.light || concept.subject || !concept.alternatives.length) return;
  const rare = await rareWords();
  if (!rare) return;
  rare.split(concept, { reader, matcher });
  await weigh(concept, store, spelled);
}

/** What words that must all occur weigh in a document: their geometric mean. Of a compound `made` of them none may say too little. */
function meanOf(words, doc, made) {
  if (words.length === 1) return words[0].weights[doc];
  const said = words.map(({ weights }) => weights[doc]);
  return made && Math.min(...said) < (Math.max(...said) < TITLE ? SUBJECT : made) ? 0 : said.reduce((one, other) => one * other) ** (1 / said.length);
}

/** How rare a concept is, and how large a part of what a query means; both times `factor`. */
export function rarityOf({ size }, { total }, factor = 1) {
  const rarity = Math.log(1 + total / Math.max(1, size));
  return { idf: rarity * factor, share: Math.min(rarity, RAREST) * factor };
}

/** The best weight of several matches in each document, and the place of the match which gave it; `docs` are those that have any. */
async function anyOf(matches, store) {
  const docs = [], best = new Float32Array(store.total), by = new Uint32Array(store.total);
  const lists = await Promise.all(matches.map(({ id }) => store.postings(id)));
  matches.forEach(({ sureness, kind, spoken }, place) => {
    const { docs: own, weights } = lists[place];
    const least = spoken ? SUBJECT : GUESSED[kind] ?? 0;
    for (let at = 0; at < own.length; at += 1) {
      const doc = own[at], weight = weights[at] * sureness;
      if (weight < least || weight <= best[doc]) continue;
      if (!best[doc]) docs.push(doc);
      best[doc] = weight;
      by[doc] = place;
    }
  });
  return { docs, weights: best, by };
}
