// Synonyms: what else a word or phrase may be called.

import { fold, keysOf, piecesOf } from "./words.js";

const PLAIN = /^[a-z0-9]$/;
/** As many texts that begin like what is typed are taken for what is meant, of which so much is typed. */
const MOST_BEGUN = 3, LEAST_BEGUN = 1 / 3;

/** The first letter of a text's key; there are hundreds of texts, and most begin with a plain one. */
function initial(text) {
  const first = text.slice(0, 1).toLowerCase();
  return PLAIN.test(first) ? first : fold(piecesOf(text).join("").slice(0, 1)).slice(0, 1);
}

/**
 * Makes the dictionary of an index: `of` gives the other texts that mean the same as a word or phrase, `learn`
 * takes what is said beside rare words, `all` gives those that begin with a letter, and `begun` the shortest that begin
 * with more, each behind the share of it that is typed.
 *
 * There are hundreds, and to make a key takes a while: it is made of texts that begin with the letter asked for.
 * @returns {{of: (text: string, options?: {apart?: boolean}) => string[], learn: (said: object) => void, all: (letter: string) => [string, string][], begun: (start: string) => [number, string][]}}
 *   with `apart`, only what is said of a text of several words, not of one that is their compound
 */
export function synonymsOf({ groups, oneWay }, stem) {
  const byLetter = new Map();
  const place = (text, others) => {
    const letter = initial(text);
    if (!byLetter.has(letter)) byLetter.set(letter, []);
    byLetter.get(letter).push([text, others]);
  };
  for (const group of groups) for (const text of group) place(text, group);
  for (const [text, targets] of oneWay) place(text, targets);
  const known = new Map(), listed = new Map(), learnt = new Set();
  const beginning = (letter) => {
    if (!known.has(letter)) known.set(letter, keyed(byLetter.get(letter) ?? [], stem));
    return known.get(letter);
  };
  const of = (text, { apart = false } = {}) => {
    const keys = keysOf(text, stem);
    const own = beginning(keys[0].slice(0, 1));
    const same = keys.flatMap((key) => own.get(key) ?? []).filter(([known_]) => !apart || piecesOf(known_).length > 1);
    // One text for each meaning, whatever its ending: the last that was given stands where the first one did.
    const meanings = same.flatMap(([, others]) => others).map((other) => [keysOf(other, stem)[0], other]);
    return [...new Map(meanings.filter(([other]) => !keys.includes(other))).values()];
  };
  const learn = (said) => {
    if (learnt.has(said)) return;
    learnt.add(said);
    for (const [text, group] of said.groups) place(text, groups[group]);
    for (const [text, targets] of said.oneWay) place(text, targets);
    known.clear();
    listed.clear();
  };
  /** The texts that begin with this letter, each with its key. */
  const all = (letter) => {
    if (!listed.has(letter)) listed.set(letter, (byLetter.get(letter) ?? []).map(([text]) => [keysOf(text, stem)[0], text]));
    return listed.get(letter);
  };
  const begun = (start) => all(start[0]).filter(([key]) => key.length > start.length && key.startsWith(start) && start.length >= key.length * LEAST_BEGUN)
    .map(([key, text]) => [start.length / key.length, text]).sort(([one], [other]) => other - one).slice(0, MOST_BEGUN);
  return { of, learn, all, begun };
}

function keyed(texts, stem) {
  const found = new Map();
  for (const [text, others] of texts) {
    for (const key of keysOf(text, stem)) found.set(key, [...(found.get(key) ?? []), [text, others]]);
  }
  return found;
}
