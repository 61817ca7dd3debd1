// Typing errors: the words of the index, and the synonyms, that a word which is typed wrong may be.

import { distance, near } from "./distance.js";
import { MOST, SURENESS, byUse, match } from "./match.js";
import { fold, keysOf } from "./words.js";

/** So long a word with one error is no other one. */
export const SURE_WORD = 7;
/** Of words that nobody says in the catalogue there are many more: so long is one that may be typed wrong, and one with two errors. */
const SHORTEST_SPOKEN = 6, SURE_SPOKEN = 10;
/** A word that may have got an ending and an error has so many letters without them. */
const SHORTEST_BARE = 5;
/** With its typing error an ending has at most so many letters. */
const LONGEST_ENDING = 4;

/**
 * The words with the fewest typing errors between them and this one, in the form it has or without its ending. Those that have
 * other names are `spoken`: somebody looks for them.
 */
export function mistyped(word, vocabularies, reader) {
  const found = [];
  const forms = formsOf(word, reader.stem, reader.rules);
  const [first, second] = word.folded;
  for (const own of vocabularies) {
    for (let at = 0; at < own.size; at += 1) {
      const key = own.key(at);
      if (Math.abs(key.length - word.folded.length) > LONGEST_ENDING) continue;
      // One of the first two letters is right in every word that may be meant.
      if (key[0] !== first && key[0] !== second && key[1] !== first && key[1] !== second) continue;
      const errors = errorsOf(word.folded, forms, key, reader);
      if (errors) found.push({ ...match(own, at, "typo", SURENESS.typo - 0.15 * (errors - 1)), errors });
    }
  }
  const least = Math.min(...found.map(({ errors }) => errors));
  const nearest = found.filter(({ errors }) => errors === least).sort(byUse).slice(0, MOST.typo);
  return nearest.map((one_) => ({ ...one_, spoken: isSpoken(one_.display, reader) }));
}

/** Whether a word has other names, be they found or not. */
export function isSpoken(word, { synonyms, stem }) {
  return keysOf(word, stem).some((key) => synonyms.all(key[0]).some(([own]) => own === key));
}

/**
 * The synonym with the fewest typing errors between it and this word; it need not stand in the catalogue. Both begin with the
 * same two letters: those of other words need not have been looked up.
 */
export function misspoken({ folded }, { synonyms, stem }, few = 2) {
  const bare = stem(folded);
  if (bare.length < SHORTEST_SPOKEN) return null;
  const most = bare.length < SURE_SPOKEN ? 1 : few;
  let best = null;
  for (const [key, text] of synonyms.all(folded[0])) {
    const errors = key[1] === folded[1] ? distance(bare, key, most) || distance(folded, key, most) : 0;
    if (errors && (!best || errors < best.errors)) best = { text, errors };
  }
  return best;
}

/** The errors between a word and one of the index, either of them without its ending; 0 when there are too many. */
function errorsOf(word, forms, key, { stem, rules: { inflections: endings } }) {
  const errors = distance(word, key);
  if (errors === 1 || Math.abs(key.length - word.length) > LONGEST_ENDING) return errors;
  const bare = stem(key);
  if (forms.some((form) => distance(form, key, 1)) || wrongForm(word, key, endings)) return 1;
  return bare !== key && [word, ...forms].some((form) => distance(form, bare, 1)) ? 1 : errors;
}

/** Whether a word with some ending is what was meant, the error may be in both: "Dateiebn", "Fisten" where the index has "Frist", "Aktn". */
function wrongForm(word, key, endings) {
  if (key[0] !== word[0] || key.length < 4) return false;
  return endings.some((end) => (key.length < SHORTEST_BARE ? (key + end).replace(/e(.)$/, "$1") === word : near(word, key + end)));
}

/** What a word may be but for its typing errors: as it was typed, where "ae" was no ä, and without what may be an ending. */
function formsOf({ folded, text }, stem, { inflections }) {
  const typed = [...text].map(fold).join("");
  const bare = inflections.filter((end) => !end.includes("t") && folded.endsWith(end)).map((end) => folded.slice(0, folded.length - end.length));
  return [...new Set([typed, stem(folded), ...bare])].filter((form) => form !== folded && form.length > 4);
}
