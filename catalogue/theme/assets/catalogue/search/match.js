// Matching: which words of the index a typed word may mean, and how surely.

import { withoutFemale } from "./words.js";

/** How much each kind of match counts; `--explain` shows the same names. */
export const SURENESS = {
  exact: 1, inflected: 0.95, derived: 0.75, akin: 0.55, synonym: 0.8, phrase: 0.7, beside: 0.5, family: 0.5, apart: 0.5, compound: 0.8, front: 0.45, prefix: 0.8, tail: 0.6, inside: 0.35, typo: 0.6,
};
/** A word that stands in so many documents needs no longer words beside it. */
const PLENTY = 100;
/** So long a word stands in another by no accident, whatever is in front of it: "Genehmigungsverfahren" behind "Bau". */
const LONG_TAIL = 9;
export const MOST = { prefix: 24, besideSure: 6, tail: 16, inside: 24, typo: 4 };

/**
 * What the rules of a language make of two words: the kind of their kinship, or nothing. Where it has stems, they tell the forms
 * of one word; else the endings do.
 */
export function kinship(rules, stem) {
  const inflections = new Set(stem ? [] : ["", ...rules.inflections]);
  const family = new Set(["", ...rules.inflections, ...rules.derivations]);
  return (one, other) => {
    if (stem && one !== other && stem(one) === stem(other)) return "inflected";
    const least = Math.min(one.length, other.length);
    let same = 0;
    while (same < least && one.charCodeAt(same) === other.charCodeAt(same)) same += 1;
    if (same === one.length && same === other.length) return "exact";
    if (same === 3 && least === 3 && !stem) return one.slice(3) + other.slice(3) === "s" ? "inflected" : "";
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

/** Cuts the ending off a word, so that forms of one word have one key: by the stems of its language, or by its endings. */
export function stemmer(rules, stem) {
  if (stem) return stem;
  const endings = rules.inflections.filter((ending) => !ending.endsWith("r") && !ending.includes("t"));
  const end = new RegExp(`^(.{4,}?)(?:${endings.join("|")})$`);
  return (word) => withoutFemale(word).replace(end, "$1");
}

const byPlace = (a, b) => a.group - b.group || (a.display < b.display ? -1 : +(a.display > b.display)) || a.id - b.id;
/** The surest matches first, of those the commonest. */
export const byUse = (a, b) => b.sureness - a.sureness || b.df - a.df || byPlace(a, b);
/** A word of a vocabulary as a match. */
export const match = (words, at, kind, sureness = SURENESS[kind]) => ({ ...words.word(at), kind, sureness });

export const all = (lists, sureness, why) => (lists.length && lists.every((list) => list.length) ? [{ sureness, words: lists, why }] : []);
export const one = (matches) => all([matches], 1);
export const sureOf = (matches) => matches.filter(({ kind }) => kind === "exact" || kind === "inflected");
/** Whether an alternative is of another kind than the unsure ones. */
export const holds = (alternatives, ...unsure) => alternatives.some(({ words: [first] }) => first.some(({ kind }) => !unsure.includes(kind)));
/** Of matches those that are no form of the word, but related to it. */
export const relativesOf = (matches) => matches.filter(({ kind }) => kind === "derived" || kind === "akin");
export const wholeOf = (matches) => matches.filter(({ kind }) => !["tail", "inside", "prefix"].includes(kind));

/**
 * Makes what makes the matcher of vocabularies.
 * @returns {(vocabularies: object[]) => {vocabularies: object[], find: (word: string, options?: {last?: boolean, abbreviation?: boolean}) => object[]}}
 *   takes the one that is loaded whole first, and then those of rarer words that were fetched; `find` finds the classes a
 *   folded word may mean, best first
 */
export function matcherOf(rules, stem) {
  const kin = kinship(rules, stem);
  // "Vorbereiten" has nothing to do with "reiten": what stands in front is no word.
  const affixed = new RegExp(`^(?:${rules.affixes.join("|")})+$`);

  return (vocabularies) => matcher(vocabularies, { kin, affixed, rules });
}

function matcher(vocabularies, { kin, affixed, rules }) {
  const [head] = vocabularies;
  /** Words that begin with the same letters; words are akin when their first three are the same, at the least. */
  function* beside(start) {
    for (const words of vocabularies) {
      const [from, to] = words.range(start);
      for (let at = from; at < to; at += 1) yield [words, at, words.key(at)];
    }
  }
  const related = (word) => {
    const found = [];
    for (const [words, at, key] of beside(word.slice(0, 3))) {
      const kind = kin(word, key);
      if (kind) found.push(match(words, at, kind));
    }
    return found.sort(byUse);
  };
  const beginning = (word, share) => {
    const found = [];
    for (const [words, at, key] of beside(word)) {
      if (key.length > word.length && key.startsWith(word)) found.push(match(words, at, "prefix", SURENESS.prefix * share * Math.sqrt(word.length / key.length)));
    }
    return found.sort(byUse).slice(0, MOST.prefix);
  };
  /** Whether a front is a word of the head but for a link: in "Kontrolle" there is no "Trolle". */
  const isWord = (front) => rules.links.some((link) => {
    const bare = front.endsWith(link) ? front.slice(0, front.length - link.length) : "";
    if (bare.length < 3) return false;
    const [from, to] = head.range(bare);
    return from < to && head.key(from).startsWith(bare) && head.key(from).length - bare.length < 3;
  });
  const containing = (word, share) => {
    if (word.length < 4) return [];
    const found = { tail: [], inside: [] };
    for (const at of head.containing(word)) {
      const key = head.key(at);
      const front = key.indexOf(word, 3) + word.length === key.length ? key.slice(0, key.length - word.length) : "";
      if (!front && word.length > 4) found.inside.push(match(head, at, "inside"));
      else if (front && !affixed.test(front) && (front.length > 3 || word.length >= LONG_TAIL || isWord(front))) found.tail.push(match(head, at, "tail"));
    }
    return Object.entries(found).flatMap(([kind, own]) => own.sort(byUse).slice(0, MOST[kind] * share));
  };
  return {
    vocabularies,
    /** Everything but typing errors. */
    find(word, { last = false, abbreviation = false } = {}) {
      const found = new Map();
      const add = (matches) => matches.forEach((one) => { if (!found.has(one.id)) found.set(one.id, one); });
      add(related(withoutFemale(word)));
      if (withoutFemale(word) !== word) add(related(word));
      const surely = sureOf([...found.values()]);
      const sure = surely.length > 0;
      // Of a word that the catalogue has itself, its family is hardly meant: "Rechner" is no "Rechnung".
      if (sure) for (const other of relativesOf([...found.values()])) other.sureness *= SURENESS.family;
      if (surely.some(({ df }) => df >= PLENTY)) return [...found.values()];
      if (abbreviation || (word.length < 4 && sure)) return surely;
      // A word that is finished is seldom only the beginning of one.
      if (last || word.length > 3) add(beginning(word, sure ? 0.6 : last ? 1 : 0.8).slice(0, sure ? MOST.besideSure : MOST.prefix));
      // The index knows most compounds of a sure word as such already.
      add(containing(word, sure ? 0.5 : 1));
      return [...found.values()];
    },
  };
}
