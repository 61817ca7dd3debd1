// Queries: what a reader typed, as concepts. A concept has alternatives; an alternative is one word or several that must all occur.

import { SURENESS, all, holds, one, relativesOf, stemmer, sureOf, wholeOf } from "./match.js";
import { synonymsOf } from "./synonyms.js";
import { withoutGender, wordsOf } from "./words.js";

/** A phrase that has a synonym has so many words at the most. */
export const LONGEST_PHRASE = 4;
/** "Konto ist jetzt gesperrt" is "Konto gesperrt": so many words lie between the first and the last, all of which say little. */
const LONGEST_SPAN = 3;
/** So many letters tell what a synonym may become that is being typed. */
const SHORTEST_START = 4;
/** Kinds of matches beside which it is looked for typing errors. */
const UNSURE = ["tail", "inside", "derived", "akin"];
/** More words than these are a sentence: who writes one asks something. */
const SENTENCE = 4;
/** A word that says little alone counts so much beside others; one that names the form of an offer so much. */
const LIGHT = 0.25, FORM = 0.5;

/**
 * Makes the reader of queries of an index.
 * @param {object} header the index's header with its rules and synonyms
 * @param {(word: string) => string} [english] what stem.js finds, in a catalogue in English
 */
export function queryReader(header, english) {
  const { rules } = header;
  const stem = stemmer(rules, english);
  const sets = Object.fromEntries(["stop", "light", "forms", "questions", "particles"].map((name) => [name, new Set(rules[name])]));
  return { rules, stem, sets, synonyms: synonymsOf(header, stem), total: header.total, capitals: !english };
}

/**
 * Cuts a query into its words with what is known of each.
 * @returns {{words: object[], question: boolean, kind: string, complete: boolean, spelled: boolean}} `kind` is the one that
 *   is asked for; `spelled` tells whether a word in small letters is probably no noun, as others have capitals or it is a question
 */
export function read(text, { sets, rules, capitals }) {
  const plain = withoutGender(text);
  const complete = /[\s?!.,]$/.test(text);
  const words = wordsOf(plain).flatMap((word) => apart(word, sets, !complete && word.end === plain.length)).map((word, at) => ({
    ...word,
    at,
    abbreviation: /^[A-ZÄÖÜ]{2,4}$/.test(word.text),
    // "Komm" is "komme".
    light: sets.light.has(word.folded) || sets.light.has(`${word.folded}e`) || sets.forms.has(word.folded),
    stop: (sets.stop.has(word.folded) && !/^[A-ZÄÖÜ]{2,4}$/.test(word.text)) || word.folded.length < 2,
  }));
  const question = words.length > SENTENCE || /\?\s*$/.test(text) || words.some(({ folded }) => sets.questions.has(folded));
  const kind = Object.keys(rules.kinds).find((own) => words.some(({ folded }) => rules.kinds[own].includes(folded)));
  return { words, question, kind, complete, spelled: question || (capitals && /\p{Lu}\p{Ll}/u.test(text)) };
}

/** Whether what is being typed may become the name of a form. */
export const becomesForm = (start, forms) => [...forms].some((form) => form.startsWith(start));

/** "Exel-Kurs" is read like "Exel Kurs": what names a form behind a hyphen is a word for itself. */
function apart(word, { forms }, begun) {
  const { text, parts, start, end } = word;
  const form = parts.at(-1);
  return forms.has(form) || (begun && form?.length > 1 && becomesForm(form, forms)) ? wordsOf(text.replace(/[-‐‑]/g, " ")).map((own) => ({ ...own, start, end })) : [word];
}

/**
 * Makes the concepts of a query, and tells which of them rare.js has to widen, each with its word.
 * @param {object} query what `read` made of the text
 * @param {object} reader what `queryReader` made of the index
 * @param {{find: (word: string, options: object) => object[]}} matcher that of the index
 * @returns {{concepts: object[], unsure: [object, object][]}}
 */
export function conceptsOf(query, reader, { find }) {
  const { words, complete } = query;
  const matches = (word) => find(word.folded, { last: !complete && word.at === words.length - 1, abbreviation: word.abbreviation });
  const concepts = [], unsure = [];
  const left = words.filter((word) => !word.stop);
  const taken = new Set();
  for (const phrase of phrases(words, reader, find)) {
    const own = words.slice(phrase.at, phrase.at + phrase.length);
    if (own.some(({ at }) => taken.has(at))) continue;
    own.forEach(({ at }) => taken.add(at));
    const literal = own.filter((word) => !word.stop).map((word) => wholeOf(matches(word)));
    if (phrase.whole.length || literal.every((list) => sureOf(list).length)) phrase.others.forEach(setBeside);
    concepts.push({ text: own.map(({ text }) => text).join(" "), weight: 2, alternatives: [...all(literal, literal[1] ? 1 : 0.5), ...phrase.whole, ...phrase.others] });
  }
  for (const word of left.filter(({ at }) => !taken.has(at))) {
    const direct = matches(word);
    const others = meanings(word.text, reader, find);
    // Where it is told what a word means, its relatives are not meant: a "Rechner" is a computer and no "Rechnung".
    if (sureOf(direct).length) others.forEach(setBeside);
    if (others.length) relativesOf(direct).forEach(setBeside);
    const concept = { word, text: word.text, weight: !word.light ? 1 : reader.sets.forms.has(word.folded) ? FORM : LIGHT, light: word.light };
    // "Nachweis abgeben": who asks how something is done ends with the verb.
    concept.verb = word.at > 0 && word.at === words.length - 1 && reader.rules.infinitives.some((end) => word.folded.endsWith(end));
    concept.alternatives = [...one(direct), ...partsOf(word, reader, find), ...others];
    concepts.push(concept);
    if (word === words.at(-1)) become(query, concepts, reader, find);
    if (words.length > 2 || concept.verb || !holds(concept.alternatives, ...UNSURE)) unsure.push([concept, word]);
  }
  if (concepts.every(({ light }) => light)) concepts.forEach((concept) => { Object.assign(concept, { weight: 1, light: false }); });
  return { concepts, unsure };
}

/**
 * The synonyms that the end of a query may become while it is being typed, unless the catalogue has its last word so; those of
 * most words first.
 * @returns {{first: number, texts: [number, string][]}[]} the place of the first word, and how much of a text is typed with it
 */
export function begunOf({ words, complete }, { stem, synonyms }, find) {
  const last = words.length - 1;
  const whole = complete || last < 0 || find(words[last].folded, { abbreviation: true }).some(({ kind }) => kind === "exact");
  const starts = whole ? [] : words.slice(-LONGEST_PHRASE).map(({ at }) => [at, words.slice(at, last).map(({ folded }) => stem(folded)).join("") + words[last].folded]);
  return starts.filter(([, start]) => start.length >= SHORTEST_START).map(([first, start]) => ({ first, texts: synonyms.begun(start) }));
}

/** Gives the concepts of the words with which a synonym begins what that means. */
function become(query, concepts, reader, find) {
  const last = concepts.at(-1);
  for (const { first, texts } of begunOf(query, reader, find)) {
    const others = texts.flatMap(([share, text]) => meanings(text, reader, find).map((other) => ({ ...other, sureness: other.sureness * SURENESS.prefix * Math.sqrt(share) })));
    if (!others.length) continue;
    if (first === last.word.at && last.alternatives.length) others.forEach(setBeside);
    for (const { word, alternatives } of concepts) if (word?.at >= first) alternatives.push(...others);
    return;
  }
}

/** What is called so itself comes before what only means the same. */
const setBeside = (other) => { other.sureness *= other.beside = SURENESS.beside; };

/** Several words that are one: written apart what the index has together, a number behind its word, a synonym of several words. */
function* phrases(words, reader, find) {
  for (let length = LONGEST_SPAN + 2; length > 1; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      const own = words.slice(at, at + length);
      if (own[0].stop && own[length - 1].stop) continue;
      const joined = own.map((word) => word.folded).join("");
      const whole = length < 4 && own.every((word) => !word.stop || length === 2) ? sureOf(find(joined, { abbreviation: true })) : [];
      const others = ordersOf(own).map(([text, apart]) => meanings(text, reader, find, { apart })).find((found) => found.length) ?? [];
      if (whole.length || others.length) yield { at, length, whole: one(whole), others };
    }
  }
}

/**
 * How a phrase may stand among the synonyms: as it is typed, then without what says little between and the other way round
 * ("buche einen Tisch"), where it is no compound.
 */
function ordersOf(words) {
  const texts = words.map(({ text }) => text);
  const [first, ...others] = words, last = others.pop();
  const found = words.length > LONGEST_PHRASE ? [] : [[texts.join(" "), false]];
  if (others.some(({ stop, light }) => !stop && !light) || (others.length && (first.stop || last.stop))) return found;
  return [...found, [`${first.text} ${last.text}`, true], [`${last.text} ${first.text}`, true]];
}

/** What a word or phrase means by the synonyms. */
export function meanings(text, { synonyms, sets }, find, options) {
  return synonyms.of(text, options).flatMap((meaning) => {
    const every = wordsOf(withoutGender(meaning)), telling = every.filter(({ folded }) => !sets.stop.has(folded));
    const own = telling.length ? telling : every;
    // "Neu im Haus" stands everywhere, in pieces.
    const lists = own[1] && own.every(({ folded }) => sets.light.has(folded)) ? [] : own.map((word) => sureOf(find(word.folded, { abbreviation: true })));
    const joined = every.length > 1 ? sureOf(find(every.map((word) => word.folded).join(""), { abbreviation: true })) : [];
    return [...all(lists, own.length > 1 ? SURENESS.phrase : SURENESS.synonym, meaning), ...all([joined], SURENESS.synonym, meaning)];
  });
}

/** The pieces of a word with hyphens, which must all occur; one that the catalogue does not have may mean another ("MA-Gespräch"). */
const partsOf = ({ parts }, reader, find) => all(parts.map((part) => pieceOf(part, reader, find)), parts.length < 2 ? 0.6 : 0.9, parts.join(" + "));

/** What one of the pieces may be. */
export function pieceOf(part, reader, find) {
  const own = wholeOf(find(part));
  return own.length ? own : meanings(part, reader, find).filter(({ words }) => words.length === 1)
    .flatMap(({ sureness, words: [list] }) => list.map((one_) => ({ ...one_, sureness: one_.sureness * sureness })));
}
