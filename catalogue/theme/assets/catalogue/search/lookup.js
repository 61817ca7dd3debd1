// Lookup: the rarer words that a query may mean, fetched for it beside the vocabulary that is loaded whole.

import { askForSure } from "./ahead.js";
import { sureOf } from "./match.js";
import { LONGEST_PHRASE, begunOf } from "./query.js";
import { named } from "./vocabulary.js";
import { withoutGender, wordsOf } from "./words.js";

/** What stands in so many documents is found without what else it may be called; of anything else so many words are looked up. */
const ENOUGH = 20, MOST_TARGETS = 8;
/** The letters under which a word is looked up when it may be typed wrong. */
const prefixOf = (folded) => folded.slice(0, 2);
/** So many letters do forms of a word have in common; where stems tell them, one less. */
const REACH = 4;

/**
 * Returns what matches the words of a query, with all rarer words that were fetched for it.
 *
 * First comes what begins like a word that the vocabulary does not have surely. Then, for what is still not known, what
 * the synonyms lead to, what a compound may be made of, and all with the same two letters: one of them may be meant.
 */
export async function matcherFor(query, known) {
  const { words } = query;
  const { store, reader, matching } = known;
  const files = new Map();
  const matcher = () => matching([store.head, ...files.values()].sort((one, other) => one.number - other.number));
  const reach = store.header.language === "en" ? REACH - 1 : REACH;
  // Of a word that is no longer than that, a form may be shorter.
  const filesOf = (folded) => store.tailsOf(named(folded.slice(0, folded.length > reach ? reach : 3)));
  const fetch = async (folded, current) => {
    const wanted = new Set(folded.flatMap(filesOf).filter((name) => !files.has(name)));
    if (!wanted.size) return current;
    askForSure(words, current, known);
    await Promise.all([...wanted].map(async (name) => {
      const tail = await store.tail(name);
      files.set(name, tail);
      if (own.has(prefixOf(name))) reader.synonyms.learn(tail.said);
    }));
    return matcher();
  };
  const whole = matcher();
  const rare = words.flatMap((word) => unsure(word, words, reader, whole));
  const own = new Set(rare.map(prefixOf));
  // Beside the files and not after them.
  const program = words.length > 2 || rare.some((start) => !begins(start, store.head)) ? rareWords() : null;
  // What else a word may be comes later; where there is nothing else, all comes at once.
  const alone = (folded) => !folded[3] || ![folded[1] + folded[0], folded.slice(1)].some((other) => filesOf(other).length);
  const first = await fetch([...rare, ...rare.filter(alone).map(prefixOf)], whole);
  const unknown = words.filter((word) => !word.stop && !sure(word.folded, first));
  const more = unknown.length ? (await (program ?? rareWords()))?.lookedUp(unknown, reader, first) ?? [] : [];
  // Where the vocabulary has all that offers are about, synonyms lead to nothing else.
  const second = await fetch([...(store.header.whole ? [] : targets(query, reader, first)), ...more], first);
  return { ...second, further: async (folded) => { const third = await fetch(folded, second); return third !== second && third; } };
}

/** What only some queries need; where it cannot be fetched, what is found without it is better than nothing. */
export const rareWords = () => import("./rare.js").catch(() => null);

const sure = (folded, { find }) => sureOf(find(folded, { abbreviation: true })).length > 0;
const begins = (start, head) => { const [from, to] = head.range(start); return from < to; };
const joined = (word, words) => (/^\d+$/.test(words[word.at + 1]?.folded ?? "") ? word.folded + words[word.at + 1].folded : "");

/** What of a word the vocabulary does not have; what one of them ends ("IT Security") is looked up by the word before it. */
function unsure(word, words, { sets }, known) {
  if (word.stop && !sets.particles.has(word.folded)) return [];
  const own = [word.folded, ...word.parts, joined(word, words)].filter((text) => text && !sure(text, known));
  const before = own.length ? words[word.at - 1] : undefined;
  return before ? [...own, before.folded] : own;
}

/** The words that the synonyms lead to and that are not known yet, of what is not found often enough without them. */
function targets(query, reader, known) {
  const { words } = query;
  const found = new Set();
  const wanted = (text) => missing(text, reader, known).forEach((folded) => found.size < MOST_TARGETS && found.add(folded));
  for (let at = 0; at < words.length; at += 1) {
    for (let length = 1; length <= LONGEST_PHRASE && at + length <= words.length; length += 1) {
      const own = words.slice(at, at + length);
      if (own[0].stop && own[length - 1].stop) continue;
      if (!often(own.map(({ folded }) => folded).join(""), known)) wanted(own.map(({ text }) => text).join(" "));
    }
  }
  begunOf(query, reader, known.find).flatMap(({ texts }) => texts).forEach(([, text]) => wanted(text));
  return [...found];
}

/** The words that a text means by the synonyms and the vocabulary does not surely have. */
export const missing = (text, { synonyms, sets }, known) => synonyms.of(text).flatMap((meaning) => wordsOf(withoutGender(meaning)).map(({ folded }) => folded)).filter((folded) => !sets.stop.has(folded) && !sure(folded, known));

const often = (folded, { find }) => sureOf(find(folded, { abbreviation: true })).some(({ df }) => df >= ENOUGH);
