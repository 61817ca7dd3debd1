// What is seldom needed, and fetched only then: typing errors, verbs in several pieces, compounds the catalogue does not have.

import { apart, begun, compound, frontAlone, headAlone, headsOf } from "./compound.js";
import { soundingLike } from "./distance.js";
import { SURE_WORD, misspoken, mistyped } from "./errors.js";
import { missing } from "./lookup.js";
import { SURENESS, all, holds, one, wholeOf } from "./match.js";
import { atEnd, longer, partly } from "./partly.js";
import { conceptsOf, meanings } from "./query.js";
import { fold } from "./words.js";

/** So long a word with one error is not even a rare one. */
const LONG_WORD = 10;
/** Of words that stand in so many documents one is meant rather than a rarer one. */
const COMMON = 20;
/** What a word means counts so much when it has so many typing errors. */
const MISTYPED = { 1: 0.8, 2: 0.65 };
/** The noun of a verb is found so, when it has so many letters. */
const NOUN = ["exact", "inflected", "tail"], SHORTEST_NOUN = 8;
/** A compound has so many letters between its front, without an ending, and its head. */
const LONGEST_LINK = 2;
/** So long is a word whose second letter may be wrong; of what words typed wrong mean so many are looked up. */
const SHORTEST_FURTHER = 5, MOST_MEANT = 8;
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];

/**
 * Gives the concept of a word that is only mentioned in passing what it is made of, what it begins with, and a verb its noun. It
 * may also be an error in a text: who types "Komunikation" does not mean the only page that has it so.
 */
export function split(concept, { reader, matcher: { find, vocabularies } }) {
  const { alternatives, word } = concept;
  const errors = ratherThan(word, alternatives, reader, vocabularies);
  if (errors.length) {
    alternatives.push(...one(errors));
    Object.assign(concept, { corrected: errors[0].display, instead: [] });
    return;
  }
  for (const other of alternatives) other.sureness /= other.beside ?? 1;
  const found = (...parts) => parts.flatMap((part) => part(word, reader, find));
  const made = found(compound, frontAlone, headAlone, nounOf);
  alternatives.push(...made, ...(made.some(({ guessed }) => guessed) ? [] : found(apart)));
}

/** The words one error away that are so much commoner than a word which a text has that the text may be wrong. */
function ratherThan(word, alternatives, reader, vocabularies) {
  const most = Math.max(0, ...alternatives.flatMap(({ words }) => words.flat()).map(({ df }) => df));
  const wrong = word.folded.length < SURE_WORD ? [] : mistyped(word, vocabularies, reader);
  return wrong.filter(({ errors, df }) => errors === 1 && df >= most * COMMON);
}

/**
 * What may have to be looked up for words that are not known: all with the same two letters, with these swapped or without the
 * first, and for a compound what stands behind a word that is known.
 */
export function lookedUp(words, reader, matcher) {
  const { rules } = reader, { find } = matcher;
  return words.flatMap((word) => {
    const { folded } = word;
    return word.abbreviation || folded.length < 4 || isUnderstood(word, reader, matcher) ? [] : [folded.slice(0, 2), folded[1] + folded[0] + folded.slice(2), folded.slice(1), ...headsOf(word, rules, find)];
  });
}

/** Gives the concepts of a query what their words may mean besides; once more with what is fetched for those that still mean nothing. */
export async function widened({ concepts, unsure }, known) {
  const { query, reader, matcher } = known;
  for (const [concept, word] of unsure) widen(concept, word, known);
  const unknown = unsure.filter(([{ alternatives }, { abbreviation }]) => !alternatives.length && !abbreviation).map(([, { folded }]) => folded);
  const meant = unsure.flatMap(([{ names = [] }]) => names).flatMap((name) => missing(name, reader, matcher)).slice(0, MOST_MEANT);
  const third = await matcher.further?.([...otherwise(unknown), ...meant]);
  return third ? widened(conceptsOf(query, reader, third), { query, reader, matcher: third }) : { concepts, matcher };
}

/**
 * How the longest of some words of which nothing is known may begin: its second letter is wrong, missing, one too many or swapped
 * with the third, or its first one sounds like another.
 */
function otherwise(unknown) {
  const longest = unknown.reduce((one, other) => (other.length > one.length ? other : one), "");
  if (longest.length < SHORTEST_FURTHER) return [];
  const [first, second, third] = longest, end = longest.slice(2);
  const begun = [first + end, first + third + second + longest.slice(3), longest.replace(/^sch(?=[lmnptw])/, "s")];
  const others = LETTERS.flatMap((letter) => [first + letter + end, first + letter + second + end]);
  return [...begun, ...others, ...soundingLike(first).map((letter) => letter + second + end)];
}

/** Whether nothing need be looked up for a word: it is being typed, or is a common or long one with an error, to which others add nothing. */
function isUnderstood(word, reader, { find, vocabularies }) {
  if (find(word.folded).some(({ kind }) => kind === "prefix")) return true;
  return word.folded.length >= SURE_WORD && mistyped(word, vocabularies, reader).some(({ errors, df }) => errors === 1 && (df >= COMMON || word.folded.length >= LONG_WORD));
}

/** The query as it was understood, when a word was taken for another and the best hit is one for that. */
export function understood(text, concepts, best) {
  const wrong = best ? concepts.filter((concept) => concept.corrected && takenFor(concept, best.doc)) : [];
  return wrong.length ? wrong.reduce((known, { text: word, corrected: right }) => known.replace(word, right), text) : "";
}

/** Whether a document is found by what a word was taken for. */
function takenFor({ weights, reason, instead }, doc) {
  const { match: found, why } = weights[doc] ? reason(doc) : {};
  return found?.kind === "typo" || instead.includes(why);
}

/** Gives a concept what its word may mean besides: only where the word itself leads to little. */
function widen(concept, word, { query: { words, complete }, reader, matcher: { find, vocabularies } }) {
  const { alternatives } = concept;
  const sure = holds(alternatives, "tail", "inside");
  const noun = sure ? [] : nounOf(word, reader, find);
  if (!sure) alternatives.push(...(noun.length ? noun : changed(word, reader, find)));
  if (!word.light) alternatives.push(...conjugated(word, reader, find).map((other) => (sure ? { ...other, sureness: other.sureness * SURENESS.beside } : other)));
  alternatives.push(...nounOfBoth(word, words, reader, find));
  const known = holds(alternatives, "inside");
  const settled = holds(alternatives, "inside", "derived", "akin") || word.abbreviation;
  // Beside other words a short one with another first letter is mostly another one: "Kuchen backen" has no "Nacken".
  const alone = word.folded.length >= SURE_WORD || words.filter(({ stop, light }) => !stop && !light).length < 2;
  let spoken = null;
  const wrong = (own) => mistyped(own, vocabularies, reader).filter(({ display }) => alone || fold(display)[0] === own.folded[0]);
  let errors = settled ? [] : wrong(word);
  if (!complete && word.at === words.length - 1 && !holds(alternatives) && errors[0]?.errors !== 1) {
    spoken = settled || sure ? null : misspoken(word, reader, 1);
    const typed = begun(word, reader, find).filter(({ guessed }) => !guessed || (!errors.length && !spoken));
    alternatives.push(...typed);
    if (typed.length && (!spoken || isSure(typed))) return;
  }
  if (!sure && errors[0]?.errors !== 1) {
    spoken ??= settled ? null : misspoken(word, reader, 1);
    const made = compound(word, reader, find).filter(({ guessed }) => !guessed || !spoken);
    alternatives.push(...made);
    if (isSure(made)) spoken = null;
    else if (!made.length && !settled) spoken ??= misspoken(word, reader);
    if (!made.length && !errors.length && !spoken) errors = wrong(withoutForm(word, reader));
  }
  const separated = verb(word, words, reader, find);
  if (separated.length) {
    // "Finden" says little, and "wiederfinden" does not; it is meant, and no "Arbeit" with "arbeite … ein".
    if (word.light) alternatives.length = 0;
    else alternatives.forEach((other) => { other.sureness *= SURENESS.apart; });
    Object.assign(concept, { light: false, weight: 1 });
  }
  // A word that is typed right is called by other names too.
  const right = spoken ?? (errors.length ? { text: errors[0].display, errors: errors[0].errors } : null);
  const share = right && MISTYPED[right.errors] * (spoken ? 1 : SURENESS.beside);
  const names = namesOf(right, word, words, reader);
  if (spoken || !(errors[0]?.df >= COMMON)) concept.names = names;
  const called = names.flatMap((name) => meanings(name, reader, find)).map((other) => ({ ...other, sureness: other.sureness * share, guessed: right.errors > 1 || word.folded.length < SURE_WORD }));
  alternatives.push(...one([...errors, ...longer(errors, word, reader, find)]), ...called, ...separated);
  // Beside a relative of the word an error is only a guess.
  if (!known && (errors.length || called.length)) Object.assign(concept, { corrected: right.text, instead: called.map(({ why }) => why) });
  if (alternatives.length || settled) return;
  const meant = atEnd(word, reader, vocabularies) ?? partly(word, reader, { find, vocabularies });
  if (!meant) return;
  alternatives.push(meant.alternative);
  Object.assign(concept, { corrected: meant.text, instead: [meant.alternative.why] });
}

/** What a word that is typed wrong is called, alone and with the word before or behind it: "Pasword vergessen". */
function namesOf(right, { at }, words, { synonyms }) {
  if (!right) return [];
  const telling = words.filter((word) => !word.stop || word.at === at);
  const place = telling.findIndex((word) => word.at === at), before = telling[place - 1], behind = telling[place + 1];
  const phrases = [right.text, ...synonyms.of(right.text)].flatMap((name) => [before && `${before.text} ${name}`, behind && `${name} ${behind.text}`]);
  return [right.text, ...phrases.filter(Boolean)];
}

/** Whether a compound is made of words as the catalogue has them: a form may itself be a typing error ("Gehalst" of "Gehalt"). */
const isSure = (made) => made.some(({ guessed, words }) => !guessed && words.every((list) => list.some(({ kind }) => kind === "exact")));

/** "Exelkurs" without the form at its end; a word without one as it is. */
function withoutForm(word, { sets }) {
  for (let cut = 4; cut < word.folded.length - 2; cut += 1) {
    const bare = word.folded.slice(0, cut);
    if (sets.forms.has(word.folded.slice(cut))) return { ...word, folded: bare, text: bare };
  }
  return word;
}

/** An infinitive leads to its noun, which is perhaps the end of a compound: "genehmigen" to "Baugenehmigung". */
function nounOf({ folded }, { rules }, find) {
  const noun = nounFrom(folded, rules);
  return noun.length < SHORTEST_NOUN ? [] : all([find(noun).filter(({ kind }) => NOUN.includes(kind))], SURENESS.derived, noun);
}

/** A verb and what it is done to are one noun: "Stellen bewerten", "wie bewerte ich eine Stelle" is "Stellenbewertung". */
function nounOfBoth({ at, folded }, words, { rules, sets, stem }, find) {
  const noun = nounFrom(folded, rules) || nounFrom(`${folded}n`, rules);
  const fronts = words.filter((word) => word.at !== at && !word.stop && word.folded.length > 3 && !sets.forms.has(word.folded)).map((word) => stem(word.folded));
  if (noun.length < SHORTEST_NOUN || !fronts.length) return [];
  const both = find(noun).filter(({ kind, display }) => {
    const [own] = kind === "tail" ? fold(display).split(noun) : [""];
    return fronts.some((front) => own.startsWith(front) && own.length <= front.length + LONGEST_LINK);
  });
  return all([both.map((other) => ({ ...other, kind: "inflected", sureness: 1 }))], 1, noun);
}

/** The noun that an infinitive makes; none for other words. */
function nounFrom(folded, { infinitives }) {
  const end = infinitives.find((own) => folded.endsWith(own));
  return end ? `${folded.slice(0, -end.length)}${end.slice(1, -1)}ung` : "";
}

/** A participle or infinitive leads to its verb, also where it stands before a noun: "eingeladen", "eingeladene" to "einlad…". */
function changed({ folded }, { sets }, find) {
  const forms = [];
  if (/^ge.{4,}(t|en)$/.test(folded)) forms.push(folded.slice(2));
  for (const particle of sets.particles) {
    const rest = folded.startsWith(particle) ? folded.slice(particle.length) : "";
    const [, , verb] = /^(ge|zu)(.{3,}?(?:t|en))(?:e[mnrs]?)?$/.exec(rest) ?? [];
    if (verb) forms.push(particle + verb);
  }
  return forms.flatMap((form) => all([wholeOf(find(form))], 0.9, form)).filter(({ words: [list] }) => list.length);
}

/** What a verb means as it is listed: "streitet" is "streiten". */
function conjugated({ text }, reader, find) {
  const [, bare] = /^(\p{Ll}{4,}?)e?t$/u.exec(text) ?? [];
  return bare ? meanings(`${bare}en`, reader, find) : [];
}

/** A verb whose particle stands at the end of the sentence: "lade … ein" is "einladen", "melde mich krank" is "krankmelden". */
function verb(word, words, reader, find) {
  // At the end of its clause: there is more than a blank before the next word.
  const lead = words.find(({ at, end }) => at > word.at + 1 && (words[at + 1]?.start ?? Infinity) > end + 1);
  if (!lead || word.folded.length < 4 || (!reader.sets.particles.has(lead.folded) && lead.folded.length > 6)) return [];
  const joined = lead.folded + word.folded;
  return [...all([wholeOf(find(joined))], 0.95, joined), ...meanings(lead.text + word.text, reader, find)];
}
