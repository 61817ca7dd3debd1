// Matching: which words of the index a typed word may mean, and how surely.

import { MOST_WORDS } from "./vocabulary.js";
import { withoutFemale } from "./words.js";

/** How much each kind of match counts; `--explain` shows the same names. */
export const SURENESS = {
  exact: 1, inflected: 0.95, derived: 0.75, akin: 0.55, synonym: 0.8, phrase: 0.65, beside: 0.55, family: 0.35, apart: 0.5, compound: 0.8, front: 0.45, prefix: 0.8, tail: 0.6, inside: 0.35, typo: 0.6,
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

const fileOf = (id) => Math.floor(id / MOST_WORDS);
const byPlace = (a, b) => fileOf(a.id) - fileOf(b.id) || (a.display < b.display ? -1 : +(a.display > b.display)) || a.id - b.id;
/** The surest matches first, of those the commonest. */
export const byUse = (a, b) => b.sureness - a.sureness || b.df - a.df || byPlace(a, b);
/** A word of a vocabulary as a match. */
export const match = (words, at, kind, sureness = SURENESS[kind]) => ({ ...words.word(at), kind, sureness });

export const one = (matches) => (matches.length ? [{ sureness: 1, words: [matches] }] : []);
export const all = (lists, sureness, why) => (lists.length && lists.every((list) => list.length) ? [{ sureness, words: lists, why }] : []);
export const sureOf = (matches) => matches.filter(({ kind }) => kind === "exact" || kind === "inflected");
/** Whether an alternative is of another kind than the unsure ones. */
export const holds = (alternatives, ...unsure) => alternatives.some(({ words: [first] }) => first.some(({ kind }) => !unsure.includes(kind)));
export const wholeOf = (matches) => matches.filter(({ kind }) => kind !== "tail" && kind !== "inside" && kind !== "prefix");

/**
 * Makes the matcher of an index.
 * @param {object} head the vocabulary that is loaded whole
 * @returns {{find: (word: string, options?: {last?: boolean, abbreviation?: boolean, tail?: object[]}) => object[]}} finds
 *   the classes a folded word may mean, best first; `tail` are the vocabularies of rarer words that were fetched for it.
 */
export function matcher(head, rules) {
  const kin = kinship(rules);
  // "Vorbereiten" has nothing to do with "reiten": what stands in front is no word.
  const affixed = new RegExp(`^(?:${rules.affixes.join("|")})+$`);

  /** Words that begin with the same letters; words are akin when their first three are the same, at the least. */
  function* beside(start, vocabularies) {
    for (const words of vocabularies) {
      const [from, to] = words.range(start);
      for (let at = from; at < to; at += 1) yield [words, at, words.keys[at]];
    }
  }
  const related = (word, vocabularies) => {
    const found = [];
    for (const [words, at, key] of beside(word.slice(0, 3), vocabularies)) {
      const kind = kin(word, key);
      if (kind) found.push(match(words, at, kind));
    }
    return found.sort(byUse);
  };
  const beginning = (word, vocabularies, share) => {
    const found = [];
    for (const [words, at, key] of beside(word, vocabularies)) {
      if (key.length > word.length && key.startsWith(word)) found.push(match(words, at, "prefix", SURENESS.prefix * share * Math.sqrt(word.length / key.length)));
    }
    return found.sort(byUse).slice(0, MOST.prefix);
  };
  /** Whether a front is a word of the head but for a link: in "Kontrolle" there is no "Trolle". */
  const isWord = (front) => rules.links.some((link) => {
    const bare = front.endsWith(link) ? front.slice(0, front.length - link.length) : "";
    if (bare.length < 3) return false;
    const key = head.keys[head.range(bare)[0]] ?? "";
    return key.startsWith(bare) && key.length - bare.length < 3;
  });
  const containing = (word, share) => {
    if (word.length < 4) return [];
    const found = { tail: [], inside: [] };
    for (const at of head.containing(word)) {
      const key = head.keys[at];
      const front = key.indexOf(word, 3) + word.length === key.length ? key.slice(0, key.length - word.length) : "";
      if (!front && word.length > 4) found.inside.push(match(head, at, "inside"));
      else if (front && !affixed.test(front) && (front.length > 3 || isWord(front))) found.tail.push(match(head, at, "tail"));
    }
    return Object.entries(found).flatMap(([kind, own]) => own.sort(byUse).slice(0, MOST[kind] * share));
  };
  return {
    head,
    /** Everything but typing errors. */
    find(word, { last = false, abbreviation = false, tail = [] } = {}) {
      const vocabularies = new Set([head, ...tail]);
      const found = new Map();
      const add = (matches) => matches.forEach((one) => { if (!found.has(one.id)) found.set(one.id, one); });
      add(related(withoutFemale(word), vocabularies));
      if (withoutFemale(word) !== word) add(related(word, vocabularies));
      const surely = sureOf([...found.values()]);
      const sure = surely.length > 0;
      // Of a word that the catalogue has itself, its family is hardly meant: "Rechner" is no "Rechnung".
      if (sure) for (const other of found.values()) if (!surely.includes(other)) other.sureness *= SURENESS.family;
      if (surely.some(({ df }) => df >= PLENTY)) return [...found.values()];
      if (abbreviation || (word.length < 4 && sure)) return [...found.values()].filter(({ kind }) => kind !== "derived" && kind !== "akin");
      // A word that is finished is seldom only the beginning of one.
      if (last || word.length > 3) add(beginning(word, vocabularies, sure ? 0.6 : last ? 1 : 0.8).slice(0, sure ? MOST.besideSure : MOST.prefix));
      // The index knows most compounds of a sure word as such already.
      add(containing(word, sure ? 0.5 : 1));
      return [...found.values()];
    },
  };
}
