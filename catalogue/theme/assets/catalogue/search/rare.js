// What is seldom needed, and fetched only then: typing errors, verbs in several pieces, compounds the catalogue does not have.

import { distance } from "./distance.js";
import { MOST, SURENESS, all, byUse, holds, match, one, wholeOf } from "./match.js";
import { meanings } from "./query.js";
import { fold } from "./words.js";

/** What a compound begins with tells what it is about when it is so long, even where nobody knows the rest. */
const LONG = 7;
/** Gives the concept of a word that is only mentioned in passing what it is made of. */
export function split(concept, { reader, matcher: { find } }) {
  concept.alternatives.push(...compound(concept.word, reader, find));
}

/** With its typing error an ending has at most so many letters. */
const LONGEST_ENDING = 4;

/** Gives a concept what its word may mean besides: only where the word itself leads to little. */
export function widen(concept, word, { words, reader, matcher: { find, head } }) {
  const { alternatives } = concept;
  const sure = holds(alternatives, "tail", "inside");
  if (!sure) alternatives.push(...changed(word, reader, find));
  const known = holds(alternatives, "inside");
  let errors = holds(alternatives, "inside", "derived", "akin") || word.abbreviation ? [] : mistyped(word, head, reader);
  if (!sure && errors[0]?.errors !== 1) {
    const made = compound(word, reader, find);
    alternatives.push(...made);
    if (!made.length && !errors.length) errors = mistyped(withoutForm(word, reader), head, reader);
  }
  const separated = verb(word, words, reader, find);
  if (separated.length) alternatives.forEach((other) => { other.sureness *= SURENESS.apart; });
  alternatives.push(...one(errors), ...separated);
  // Beside a relative of the word an error is only a guess.
  if (!known) concept.corrected = errors[0]?.display;
}

/** "Exelkurs" without the form at its end; a word without one as it is. */
function withoutForm(word, { sets }) {
  for (let cut = 4; cut < word.folded.length - 2; cut += 1) {
    const bare = word.folded.slice(0, cut);
    if (sets.forms.has(word.folded.slice(cut))) return { ...word, folded: bare, text: bare };
  }
  return word;
}

/** The words with the fewest typing errors between them and this one, in the form it has or without its ending. */
function mistyped(word, head, { stem, rules }) {
  const found = [];
  const forms = formsOf(word, stem, rules);
  const [first, second] = word.folded;
  for (let at = 0; at < head.size; at += 1) {
    const key = head.keys[at];
    // One of the first two letters is right in every word that may be meant.
    if (key[0] !== first && key[0] !== second && key[1] !== first && key[1] !== second) continue;
    const errors = errorsOf(word.folded, forms, key, stem);
    if (errors) found.push({ ...match(head, at, "typo", SURENESS.typo - 0.15 * (errors - 1)), errors });
  }
  const least = Math.min(...found.map(({ errors }) => errors));
  return found.filter(({ errors }) => errors === least).sort(byUse).slice(0, MOST.typo);
}

/** The errors between a word and one of the index, either of them without its ending; 0 when there are too many. */
function errorsOf(word, forms, key, stem) {
  const errors = distance(word, key);
  if (errors || Math.abs(key.length - word.length) > LONGEST_ENDING) return errors;
  const bare = stem(key);
  if (forms.some((form) => distance(form, key, 1))) return 1;
  return bare !== key && [word, ...forms].some((form) => distance(form, bare, 1)) ? 1 : 0;
}

/** What a word may be but for its typing errors: as it was typed, where "ae" was no ä, and without what may be an ending. */
function formsOf({ folded, text }, stem, { inflections }) {
  const typed = [...text].map(fold).join("");
  const bare = inflections.filter((end) => !end.includes("t") && folded.endsWith(end)).map((end) => folded.slice(0, folded.length - end.length));
  return [...new Set([typed, stem(folded), ...bare])].filter((form) => form !== folded && form.length > 4);
}

/** A participle or infinitive leads to its verb: "eingeladen", "einzuladen" to "einlad…". */
function changed(word, { sets }, find) {
  const forms = [];
  if (/^ge.{4,}(t|en)$/.test(word.folded)) forms.push(word.folded.slice(2));
  for (const particle of sets.particles) {
    const rest = word.folded.startsWith(particle) ? word.folded.slice(particle.length) : "";
    if (/^(ge|zu).{3,}(t|en)$/.test(rest)) forms.push(particle + rest.slice(2));
  }
  return forms.flatMap((form) => all([wholeOf(find(form))], 0.9, form)).filter(({ words: [list] }) => list.length);
}

/** A verb whose particle stands at the end of the sentence: "lade … ein" is "einladen", "melde mich krank" is "krankmelden". */
function verb(word, words, { sets }, find) {
  const last = words[words.length - 1];
  const lead = words.length > 2 && last.at > word.at + 1 ? last : null;
  if (!lead || word.folded.length < 4 || (!sets.particles.has(lead.folded) && lead.folded.length > 6)) return [];
  const joined = lead.folded + word.folded;
  return all([wholeOf(find(joined, { tail: lead.tail }))], 0.95, joined);
}

/** A compound the catalogue does not have, made of words it has, which must all occur; a form ("…kurs") need not. */
function compound(word, reader, find) {
  const { rules, sets } = reader;
  const { folded } = word;
  if (folded.length < 7 || !rules.links.some(Boolean)) return [];
  let best = null, alone = [];
  for (let cut = folded.length - 3; cut > 2; cut -= 1) {
    const [front, head] = [folded.slice(0, cut), folded.slice(cut)];
    if (head.length < 3 || rules.affixes.includes(head)) continue;
    const first = frontOf(front, rules, find);
    if (!first.length) continue;
    const balance = Math.min(cut, folded.length - cut);
    const second = wholeOf(find(head, { abbreviation: true })).filter(({ kind }) => (kind !== "derived" && kind !== "akin") || head.length > 5);
    if (sets.forms.has(head) && cut > 3) return [...all([first], SURENESS.compound, front), ...all([first, second], 1, `${front} + ${head}`)];
    if (second.length && (!best || balance > best.balance)) best = { balance, words: [first, second], why: `${front} + ${head}` };
    if (cut >= LONG && !alone.length) alone = all([exactly(front, rules, find)], SURENESS.front, front).map((one) => ({ ...one, guessed: true }));
  }
  if (best) return [{ sureness: SURENESS.compound, words: best.words, why: best.why, made: true }, ...alone];
  return alone.length ? alone : meant(folded, reader, find);
}

/** What the front of a compound means by the synonyms, where the catalogue has neither: "Chefseminar", "Fitnessübung". */
function meant(folded, reader, find) {
  for (let cut = folded.length - 3; cut > 3; cut -= 1) {
    const form = reader.sets.forms.has(folded.slice(cut));
    if (cut < LONG && !form) continue;
    for (const link of reader.rules.links) {
      const bare = folded.slice(0, cut).endsWith(link) ? folded.slice(0, cut - link.length) : "";
      const found = bare.length > 3 ? meanings(bare, reader, find) : [];
      if (found.length) return found.map((other) => ({ ...other, sureness: other.sureness * (form ? 1 : SURENESS.front), guessed: true }));
    }
  }
  return [];
}

/** The word that a front is, but for a link at its end. */
function exactly(front, { links }, find) {
  const bare = links.filter((link) => front.endsWith(link)).map((link) => front.slice(0, front.length - link.length));
  return bare.flatMap((word) => find(word, { abbreviation: true })).filter(({ kind }) => kind === "exact");
}

function frontOf(front, rules, find) {
  for (const link of rules.links) {
    const bare = front.endsWith(link) ? front.slice(0, front.length - link.length) : "";
    if (bare.length < 3 || rules.affixes.includes(bare)) continue;
    const found = wholeOf(find(bare, { abbreviation: true })).filter(({ kind }) => (kind !== "derived" && kind !== "akin") || bare.length > 6);
    if (found.length) return found;
  }
  return [];
}
