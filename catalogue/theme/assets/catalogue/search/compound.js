// Compounds that the catalogue does not have: made of words that it has, also while their end is still being typed.

import { SURENESS, all, sureOf, wholeOf } from "./match.js";
import { becomesForm, meanings, pieceOf } from "./query.js";

/** What a compound begins with tells what it is about when it is so long, even where nobody knows the rest. */
const LONG = 7;
/** A shorter word is no compound; of a longer one so many heads are looked up. */
const SHORTEST_COMPOUND = 7, MOST_HEADS = 3;
/** The share of the documents, as a divisor, beyond which a word is everywhere. */
const COMMON = 5;
/** What nobody knows behind such a beginning has so many letters: "Maschinist" is no compound of "Maschinen". */
const UNKNOWN_HEAD = 4;
/** Of a compound that nothing is about, a front of so many letters tells what it is about, without a link. */
const SHORTEST_ALONE = 6;
/** One of so many letters at its end does so too; fewer are enough behind an adjective. */
const SHORTEST_HEAD = 8, SHORTEST_QUALIFIED = 5;
/** Of a compound that is being typed the front has so many letters, and what follows is looked for when it has so many. */
const SHORTEST_FRONT = 4, SHORTEST_REST = 3;
/** Of a compound one part may stand in a title; so loud the other one must be said, and so loud while its end is a guess. */
export const MENTIONED = 4;
const SAID = 8;
const BEGUN = ["prefix", "exact", "inflected"];

/** What may stand at the end of a compound, behind words that are known. */
export function headsOf({ folded, text }, rules, find) {
  const cuts = rules.links.some(Boolean) && text.length >= SHORTEST_COMPOUND ? Array.from(folded, (_, cut) => cut).slice(3, -2) : [];
  const heads = cuts.filter((cut) => frontOf(folded.slice(0, cut), rules, find).length).map((cut) => folded.slice(cut));
  return heads.filter((head) => !rules.affixes.includes(head)).slice(-MOST_HEADS);
}

/** The alternatives of a compound, made of words the catalogue has, which must all occur; a form ("…kurs") need not. */
export function compound(word, reader, find) {
  const { rules, sets } = reader;
  const { folded } = word;
  if (folded.length < SHORTEST_COMPOUND) return [];
  let best = null, alone = [];
  for (let cut = folded.length - 3; cut > 2; cut -= 1) {
    const [front, head] = [folded.slice(0, cut), folded.slice(cut)];
    if (head.length < 3 || rules.affixes.includes(head) || sets.particles.has(head)) continue;
    const first = frontOf(front, rules, find);
    if (!first.length) continue;
    const balance = Math.min(cut, folded.length - cut);
    const second = wholeOf(find(head, { abbreviation: true })).filter(({ kind }) => (kind !== "derived" && kind !== "akin") || head.length > 5);
    if (sets.forms.has(head) && cut > 3) return [...all([first], SURENESS.compound, front), ...all([first, second], 1, `${front} + ${head}`)];
    if (second.length && tells(first, second, reader, head) && (!best || balance > best.balance)) best = { balance, words: [first, second], why: `${front} + ${head}` };
    if (cut >= LONG && folded.length - cut >= UNKNOWN_HEAD && !alone.length) alone = all([leading(front, head, reader, find)], SURENESS.front, front).map((one) => ({ ...one, guessed: true }));
  }
  if (best) return [{ sureness: SURENESS.compound, words: best.words, why: best.why, made: MENTIONED }];
  if (!alone.length) alone = apart(word, reader, find);
  if (!alone.length) alone = qualified(word, reader, find);
  return alone.length ? alone : meant(folded, reader, find);
}

/** Whether two words say together what a compound is about: not where its end says little ("Baustelle"), nor where both are everywhere ("Zeitarbeit"). */
export function tells(first, second, { sets, total }, end) {
  return !sets.light.has(end) && [first, second].some(([{ df }]) => df * COMMON <= total);
}

/** The beginning of a word with a hyphen, where it ends nobody has to guess: "PM-Methoden" is about project management. */
export function apart({ parts }, reader, find) {
  const own = parts.length > 1 ? pieceOf(parts[0], reader, find).filter(({ kind }) => kind !== "derived" && kind !== "akin") : [];
  return own.length ? all([own], SURENESS.front, parts[0]).map((one) => ({ ...one, guessed: true })) : [];
}

/** What the front of a compound means by the synonyms, where the catalogue has neither: "Chefseminar", "Fitnessübung". */
function meant(folded, reader, find) {
  for (let cut = folded.length - 3; cut > 3; cut -= 1) {
    const form = reader.sets.forms.has(folded.slice(cut));
    if (!form && (cut < LONG || folded.length - cut < UNKNOWN_HEAD)) continue;
    for (const link of reader.rules.links) {
      const bare = folded.slice(0, cut).endsWith(link) ? folded.slice(0, cut - link.length) : "";
      const found = bare.length > 3 ? meanings(bare, reader, find) : [];
      if (found.length) return found.map((other) => ({ ...other, sureness: other.sureness * (form ? 1 : SURENESS.front), guessed: true }));
    }
  }
  return [];
}

/** The word that a front is, but for a link at its end: "Grundste" is no "Grund", and "Standes" has too few letters without it. */
function exactly(front, { links }, find) {
  const bare = links.filter((link) => front.endsWith(link) && !link.endsWith("r")).map((link) => front.slice(0, front.length - link.length));
  return bare.filter((word) => word.length >= SHORTEST_ALONE).flatMap((word) => find(word, { abbreviation: true })).filter(({ kind }) => kind === "exact");
}

/** One that is everywhere says nothing of a compound ("Arbeitsklima"). */
function telling(front, { rules, total }, find) {
  return exactly(front, rules, find).filter(({ df }) => df * COMMON <= total);
}

/** What a front tells, whatever stands behind it. Where words are joined without a link, what nobody knows is an ending: a "questionnaire" is no "question". */
const leading = (front, rest, reader, find) => (reader.rules.links.some(Boolean) || sureOf(find(rest, { abbreviation: true })).length ? telling(front, reader, find) : []);

/** What a compound begins with, where nothing is about both of its parts: "Skontoabzug". */
export function frontAlone({ folded }, reader, find) {
  for (let cut = folded.length - UNKNOWN_HEAD; cut >= SHORTEST_ALONE; cut -= 1) {
    const alone = all([leading(folded.slice(0, cut), folded.slice(cut), reader, find)], SURENESS.front, folded.slice(0, cut));
    if (alone.length) return alone.map((one) => ({ ...one, guessed: true }));
  }
  return [];
}

/** What a compound ends with, where nothing is about both of its parts: "Bürogymnastik". */
export function headAlone(word, reader, find) {
  const { folded } = word;
  for (let cut = 3; cut <= folded.length - SHORTEST_HEAD; cut += 1) {
    if (!frontOf(folded.slice(0, cut), reader.rules, find).length) continue;
    const alone = all([telling(folded.slice(cut), reader, find)], SURENESS.front, folded.slice(cut));
    if (alone.length) return alone.map((one) => ({ ...one, guessed: true }));
  }
  return qualified(word, reader, find);
}

/** What stands behind an adjective that says little, however common it is: "Altakten". It is a noun: "Gutachten" is no "achten". */
function qualified({ folded }, { sets }, find) {
  for (let cut = 3; cut <= folded.length - SHORTEST_QUALIFIED; cut += 1) {
    if (!sets.light.has(`${folded.slice(0, cut)}e`)) continue;
    const head = folded.slice(cut);
    const nouns = sureOf(find(head, { abbreviation: true })).filter(({ display }) => display !== display.toLowerCase());
    if (nouns.length) return all([nouns], SURENESS.front, head).map((one) => ({ ...one, guessed: true }));
  }
  return [];
}

/** The words that the front of a compound may be. */
export function frontOf(front, rules, find) {
  if (rules.affixes.includes(front)) return [];
  for (const link of rules.links) {
    const bare = front.endsWith(link) ? front.slice(0, front.length - link.length) : "";
    if (bare.length < 3 || rules.affixes.includes(bare)) continue;
    const found = wholeOf(find(bare, { abbreviation: true })).filter(({ kind }) => (kind !== "derived" && kind !== "akin") || bare.length > 6);
    if (found.length) return found;
  }
  return [];
}

/** The alternatives of a word that is being typed: "Zoomschulu", "Zeitmanagem", "Datenschutzg", "KI-Gesch". */
export function begun({ folded, parts }, reader, find) {
  const { rules, sets } = reader;
  if (parts.length > 1) return all(parts.map((part, at) => (at < parts.length - 1 ? pieceOf(part, reader, find) : find(part, { last: true }))), SURENESS.compound, parts.join(" + "));
  let best = null, alone = [], complete = false;
  for (let cut = folded.length - 1; cut >= SHORTEST_FRONT; cut -= 1) {
    const [front, rest] = [folded.slice(0, cut), folded.slice(cut)];
    if (rules.affixes.includes(rest) || sets.particles.has(rest)) continue;
    const first = frontOf(front, rules, find);
    if (!first.length) continue;
    if (becomesForm(rest, sets.forms) && (rest.length > 1 || exactly(front, rules, find).length)) return all([first], SURENESS.compound, front);
    const second = rest.length < SHORTEST_REST ? [] : find(rest, { last: true }).filter(({ kind }) => BEGUN.includes(kind));
    const balance = Math.min(cut, rest.length);
    if (second.length && tells(first, second, reader, rest) && (!best || balance > best.balance)) best = { balance, words: [first, second], why: `${front} + ${rest}…` };
    // What is a word needs no other end.
    if (second.some(({ kind }) => kind === "exact")) complete = true;
    if (!alone.length && cut >= LONG) alone = all([leading(front, rest, reader, find)], SURENESS.front, front).map((one) => ({ ...one, guessed: true }));
  }
  // Of two words that must both occur, each is sure enough.
  return best ? [{ sureness: SURENESS.compound, words: best.words, why: best.why, made: SAID }, ...(complete ? [] : alone)] : alone;
}
