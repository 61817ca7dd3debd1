// Matching: which words of the index a typed word may mean, and how surely.

import { withoutFemale } from "./words.js";

/** How much each kind of match counts; `--explain` shows the same names. */
export const SURENESS = {
  exact: 1, inflected: 0.95, derived: 0.6, akin: 0.55, synonym: 0.8, phrase: 0.65, beside: 0.7, apart: 0.5, compound: 0.8, prefix: 0.8, tail: 0.6, inside: 0.35, typo: 0.6,
};
/** A word that stands in so many documents needs no longer words beside it. */
const PLENTY = 100;
export const MOST = { prefix: 24, besideSure: 6, tail: 16, inside: 24, typo: 4 };

/** What the rules of a language make of two words: the kind of their kinship, or nothing. */
export function kinship(rules) {
  const inflections = new Set(["", ...rules.inflections]);
  const family = new Set([...inflections, ...rules.derivations]);
  return (one, other) => {
    const least = Math.min(one.length, other.length);
    let same = 0;
    while (same < least && one.charCodeAt(same) === other.charCodeAt(same)) same += 1;
    if (same === one.length && same === other.length) return "exact";
    if (same === 3 && least === 3) return one.slice(3) + other.slice(3) === "s" ? "inflected" : "";
    let found = "";
    for (let at = same; at >= Math.max(4, same - 3); at -= 1) {
      const ends = [one.slice(at), other.slice(at)];
      // "Wetter" and "Wette" have so little in common that both endings prove nothing.
      const loose = at === 4 && ends.every(Boolean);
      if (ends.every((end) => inflections.has(end))) return loose ? "akin" : "inflected";
      if (ends.every((end) => family.has(end))) found = loose ? "akin" : "derived";
    }
    return found;
  };
}

/** Cuts the ending off a word, so that forms of one word have one key. */
export function stemmer(rules) {
  const endings = rules.inflections.filter((ending) => !ending.endsWith("r") && !ending.includes("t"));
  const end = new RegExp(`^(.{4,}?)(?:${endings.join("|")})$`);
  return (word) => withoutFemale(word).replace(end, "$1");
}

export const byUse = (a, b) => b.sureness - a.sureness || b.df - a.df || a.id - b.id;
export const match = (word, kind, sureness = SURENESS[kind]) => ({ id: word.id, df: word.df, display: word.display, kind, sureness });

/**
 * Makes the matcher of an index.
 * @returns {(word: string, options?: {last?: boolean, abbreviation?: boolean, tail?: object[]}) => object[]} finds the
 *   classes a folded word may mean, best first; `tail` are the rarer words that were fetched for it.
 */
export function matcher(head, rules) {
  const kin = kinship(rules);

  const related = (word, words) => {
    const found = [];
    for (const other of words) {
      if (other.key.charCodeAt(0) !== word.charCodeAt(0)) continue;
      const kind = kin(word, other.key);
      if (kind) found.push(match(other, kind));
    }
    return found.sort(byUse);
  };
  const beginning = (word, words, share) => words
    .filter((other) => other.key.length > word.length && other.key.startsWith(word))
    .map((other) => match(other, "prefix", SURENESS.prefix * share * Math.sqrt(word.length / other.key.length)))
    .sort(byUse).slice(0, MOST.prefix);
  const containing = (word, share) => {
    if (word.length < 4) return [];
    const found = { tail: [], inside: [] };
    for (const other of head) {
      const at = other.key.indexOf(word, 3);
      if (at < 0) continue;
      if (at + word.length === other.key.length) found.tail.push(match(other, "tail"));
      else if (word.length > 4) found.inside.push(match(other, "inside"));
    }
    return Object.entries(found).flatMap(([kind, own]) => own.sort(byUse).slice(0, MOST[kind] * share));
  };
  return {
    head,
    /** Everything but typing errors. */
    find(word, { last = false, abbreviation = false, tail = [] } = {}) {
      const all = tail.length ? [...head, ...tail] : head;
      const found = new Map();
      const add = (matches) => matches.forEach((one) => { if (!found.has(one.id)) found.set(one.id, one); });
      add(related(withoutFemale(word), all));
      if (withoutFemale(word) !== word) add(related(word, all));
      const surely = [...found.values()].filter(({ kind }) => kind === "exact" || kind === "inflected");
      const sure = surely.length > 0;
      if (surely.some(({ df }) => df >= PLENTY)) return [...found.values()];
      if (abbreviation || (word.length < 4 && sure)) return [...found.values()].filter(({ kind }) => kind !== "derived" && kind !== "akin");
      if (last || word.length > 3) add(beginning(word, all, sure ? 0.6 : 1).slice(0, sure ? MOST.besideSure : MOST.prefix));
      // The index knows most compounds of a sure word as such already.
      add(containing(word, sure ? 0.5 : 1));
      return [...found.values()];
    },
  };
}
