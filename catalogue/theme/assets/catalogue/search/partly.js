// Parts of compounds that are typed wrong: the one that is typed, or one of those that what is typed is made of.

import { MENTIONED, frontOf, tells } from "./compound.js";
import { distance } from "./distance.js";
import { SURE_WORD, isSpoken, mistyped } from "./errors.js";
import { MOST, SURENESS, byUse, match, sureOf } from "./match.js";
import { fold } from "./words.js";

const IN_COMPOUNDS = ["tail", "inside"];
/** What stands before the end of a compound has so many letters. */
const SHORTEST_FRONT = 3;
/** Of a compound, the part that is typed wrong has so many letters, the one that is typed right, and a form ("Excelkrus"). */
const SHORTEST_WRONG = 5, SHORTEST_RIGHT = 4, SHORTEST_FORM = 4;

/** The compounds that hold the word that was probably meant: whoever types "Verfharen" looks for "Genehmigungsverfahren" as well. */
export function longer([nearest], { folded }, reader, find) {
  if (nearest?.errors !== 1 || folded.length < SURE_WORD) return [];
  const found = find(fold(nearest.display)).filter(({ kind }) => IN_COMPOUNDS.includes(kind));
  return found.map((other) => ({ ...other, kind: "typo", sureness: other.sureness * SURENESS.typo, spoken: isSpoken(other.display, reader) }));
}

/**
 * The compounds that end with a word but for a typing error, where nothing is called so alone: "Fürsrge" of "Selbstfürsorge".
 * @returns {{alternative: object, text: string} | null} with the word that was probably meant
 */
export function atEnd({ folded, text: typed }, reader, [head]) {
  if (folded.length < SURE_WORD) return null;
  const found = [];
  for (let at = 0; at < head.size; at += 1) {
    const key = head.key(at);
    const length = [0, 1, -1].map((more) => folded.length + more).find((own) => key.length - own >= SHORTEST_FRONT && key.at(-own) === folded[0] && distance(folded, key.slice(-own), 1));
    if (length) found.push({ ...match(head, at, "typo", SURENESS.tail * SURENESS.typo), length });
  }
  const words = found.sort(byUse).slice(0, MOST.typo).map((one) => ({ ...one, spoken: isSpoken(one.display, reader) }));
  if (!words.length) return null;
  const end = words[0].display.slice(-words[0].length);
  const text = /^\p{Lu}/u.test(typed) ? end[0].toUpperCase() + end.slice(1) : end;
  return { text, alternative: { sureness: 1, words: [words], why: text } };
}

/**
 * A compound that the catalogue does not have, one part of which is typed wrong: "Unfallmedung"; of several, that whose parts
 * are most alike in length.
 * @returns {{alternative: object, text: string} | null} with the compound that was probably meant
 */
export function partly(word, reader, { find, vocabularies }) {
  const { folded } = word;
  let best = null;
  for (let cut = folded.length - SHORTEST_RIGHT; cut >= SHORTEST_RIGHT; cut -= 1) {
    const balance = Math.min(cut, folded.length - cut);
    if (best && balance <= best.balance) continue;
    const made = cutAt(cut, word, reader, { find, vocabularies });
    if (made) best = { ...made, balance };
  }
  const { text: why, words } = best ?? {};
  return best && { text: why, alternative: { sureness: SURENESS.compound, words, why, made: MENTIONED, guessed: true } };
}

/** What a compound is made of that is cut at one place: words of which one is typed wrong, or a word and a form. */
function cutAt(cut, { folded, text }, reader, { find, vocabularies }) {
  const { rules, sets } = reader;
  const [front, head] = [folded.slice(0, cut), folded.slice(cut)];
  const [before, behind] = text.length === folded.length ? [text.slice(0, cut), text.slice(cut)] : [front, head];
  const first = sureOf(frontOf(front, rules, find));
  const form = first.length && [...sets.forms].find((own) => own.length >= SHORTEST_FORM && distance(head, own, 1));
  if (form) return { words: [first], text: before + form };
  const second = sureOf(find(head, { abbreviation: true }));
  if (!first.length === !second.length) return null;
  const meant = wrong(first.length ? head : front, vocabularies, reader);
  const words = first.length ? [first, meant] : [meant, second];
  if (!meant.length || !tells(...words, reader, fold(words[1][0].display))) return null;
  return { words, text: first.length ? before + meant[0].display.toLowerCase() : meant[0].display + behind };
}

/** The words that a part may be which has one typing error. */
function wrong(part, vocabularies, reader) {
  const found = part.length < SHORTEST_WRONG ? [] : mistyped({ folded: part, text: part }, vocabularies, reader);
  return found.filter(({ errors }) => errors === 1).map((other) => ({ ...other, spoken: true }));
}
