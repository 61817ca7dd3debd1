// Dates in a query: "17.11.2022", "ab März", "in zwei Wochen", "1. Quartal" become ranges of days; the words they take are used up.
// How long something takes ("halber Tag", "10 Minuten") becomes the word that the index has for it.

import { isBelowDay, lengthAt } from "./lengths.js";
import { WEEKS, onWeekdays, weekdayAt } from "./weekdays.js";
import { wordsOf } from "./words.js";

const DAY = 86400000;
/**
 * What a session on the day asked for counts, in the quarters in which weights are stored; half as much where it is over, or where
 * its offer hardly says anything of what is asked for besides.
 */
const DATED = 60, OVER = 30, SAID = 8;
/** What a title weighs at the least (`TITLE` in weights.js, which is loaded for each first hit and would be larger for telling it). */
const NAMED = 40;
const NUMERIC = /(?<![\d.])(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})?|(\d{1,2})[./](20\d\d))(?![\d])/g;
/** "6/14/2027" and "14/06/2027". */
const SLASHED = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(20\d\d|\d{2})(?![\d/])/g;
/** "June 14", "June 14th"; "June 50 people" and "June 2-4" name no day. */
const DAY_BEHIND = /^([12]?\d|3[01])(?:st|nd|rd|th)?$/i;
/** "17.11.202" is going to be a year; until then any. */
const UNFINISHED = /(?<!\d)(\d{1,2}\.\s?\d{1,2}\.\s?)(?:\d|\d{3}|20)$/;
/** "1.Quartal" is two words. */
const CLOSE = /(\d\.)(?=\p{L})/gu;
/** Behind "ab Januar" no day is too late. */
const FOREVER = 1e6;
/** Where nothing takes place on the days asked for, so many days before and after them are looked at; not around tomorrow. */
const AROUND = 7, SOON = 3;
/** What "Anfang", "Mitte" and "Ende" are of a month, each with some more. */
const PARTS = [[0, 0.4], [0.25, 0.75], [0.6, 1]];

/** Days since 1970 of a calendar day; NaN when there is no such day. */
export function dayNumber(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 ? date.getTime() / DAY : NaN;
}
/** Year, month and day of the month of a number of days. */
export function calendar(number) {
  const date = new Date(number * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday: (date.getUTCDay() + 6) % 7 };
}
/** So many months from one on; beyond December those of the next year. */
const monthsRange = (year, month, count = 1) => [Date.UTC(year, month - 1, 1) / DAY, Date.UTC(year, month - 1 + count, 1) / DAY - 1];
const yearRange = (year) => monthsRange(year, 1, 12);

/**
 * Finds the dates of a query.
 * @param {string} text the query
 * @param {{rules: object, today: number, months: string[]}} known `months` are those with sessions ("2027-03")
 * @returns {{ranges: number[][], rest: string}} ranges of days (none: no date), and the query without them
 */
export function datesOf(text, { rules, today, months }) {
  const whole = text.replace(UNFINISHED, "$1").replace(CLOSE, "$1 ");
  const known = { rules: rules.dates, courses: rules.kinds.course, now: calendar(today), today, months, whole };
  const words = wordsAndDates(whole, known);
  const used = new Set(), ranges = [], weekdays = [];
  let last = -1;
  for (let at = 0; at < words.length; at += 1) {
    const phrase = used.has(at) ? null : phraseAt(words, at, known);
    if (!phrase) continue;
    const first = at - (phrase.before ?? 0);
    let from = first;
    while (from > 0 && !used.has(from - 1) && known.rules.glue.includes(words[from - 1].folded)) from -= 1;
    const before = words.slice(from, first).map(({ folded }) => folded);
    // "Januar bis März"
    const through = from > 0 && from - 1 === last && before.length && boundOf(before, known) === 1 ? ranges.pop() : null;
    const own = partsOf(phrase.ranges, before, known);
    if (phrase.weekly && boundOf(before, known) < 0) weekdays.push(...own);
    else ranges.push(...(through ? [[through[0], Math.max(...(own.find(([, end]) => end >= through[0]) ?? own[0]))]] : bounded(own, before, known)));
    for (let place = from; place < at + phrase.length; place += 1) used.add(place);
    last = at + phrase.length - 1;
  }
  let rest = whole;
  const lengths = words.map((_, at) => (used.has(at) ? "" : lengthAt(words, at, known)));
  // "Ein Tag frei" says more than how long it is.
  for (const [at, length] of lengths.entries()) if (length && isBelowDay(words[at + 1], known)) used.add(at + 1);
  // The words on both sides of a stroke have one place.
  const places = new Map(words.flatMap(({ start, end }, at) => (used.has(at) || lengths[at] ? [[start, [end, lengths[at]]]] : [])).reverse());
  for (const [start, [end, length]] of places) rest = `${rest.slice(0, start)} ${length} ${rest.slice(end)}`;
  return { ranges: onWeekdays(ranges, weekdays), rest };
}

/** The words of a text; a date in numbers is one of them. */
function wordsAndDates(text, known) {
  const found = [];
  const whole = !known.rules.american ? text : text.replace(SLASHED, (all, one, other, year, start) => {
    // Of one that may be both, the day behind its month goes first.
    const ranges = [...new Set([...days(+other, +one, year, known), ...days(+one, +other, year, known)])].filter((day) => !Number.isNaN(day)).map((day) => [day, day]);
    if (!ranges.length) return all;
    found.push({ ranges, folded: "", text: "", start, end: start + all.length });
    return " ".repeat(all.length);
  });
  const plain = whole.replace(NUMERIC, (all, y1, m1, d1, d2, m2, y2, m3, y3, start) => {
    // "KW 2/2027" names no month.
    if (m3 && known.rules["week-number"].includes(wordsOf(text.slice(0, start)).at(-1)?.folded)) return all;
    const ranges = m3 ? [monthsRange(+y3, +m3)] : (y1 ? [dayNumber(+y1, +m1, +d1)] : days(+d2, +m2, y2, known)).map((day) => [day, day]);
    if (ranges.flat().some(Number.isNaN) || +m3 > 12) return all;
    found.push({ ranges, folded: "", text: "", start, end: start + all.length });
    return " ".repeat(all.length);
  });
  return [...wordsOf(plain), ...found].sort((one, other) => one.start - other.start);
}

/** A day without its year is the next one that comes, and every one that was. */
function days(day, month, year, known) {
  if (year) return [dayNumber(year.length === 2 ? 2000 + +year : +year, month, day)];
  return years(month, known).map((own) => dayNumber(own, month, day));
}

function years(month, { now, months }) {
  const name = `-${String(month).padStart(2, "0")}`;
  const found = months.filter((own) => own.endsWith(name)).map((own) => +own.slice(0, 4));
  const ahead = found.filter((year) => year > now.year || (year === now.year && month >= now.month));
  const next = month >= now.month ? now.year : now.year + 1;
  return [...(ahead.length || !found.length ? [ahead[0] ?? next] : []), ...found.filter((year) => !ahead.includes(year))];
}

/** "Anfang", "Mitte" or "Ende" of what follows. */
function partsOf(ranges, before, { rules }) {
  const part = PARTS[rules.stretches.split(" ").findIndex((name) => before.includes(name))];
  return part ? ranges.map(([from, to]) => part.map((share) => Math.round(from + (to - from) * share))) : ranges;
}

/** Which of "ab", "bis", "vor", "nach" and "seit" stands in front; -1 for none. */
const boundOf = (before, { rules }) => rules.bounds.split(" ").findIndex((names) => names.split("|").some((name) => before.includes(name)));

/** All days from a date on, or up to it: the next one of several is meant. "Seit März" tells of oneself and asks for no day. */
function bounded(ranges, before, known) {
  const { today } = known;
  const [from, to] = ranges.find(([, end]) => end >= today) ?? ranges[0];
  return [[[from, FOREVER]], [[today, to]], [[today, from - 1]], [[to + 1, FOREVER]], []][boundOf(before, known)] ?? ranges;
}

function phraseAt(words, at, known) {
  const { rules, today } = known;
  const [{ folded: word, ranges }, next] = [words[at], words[at + 1]?.folded ?? ""];
  if (ranges) return { ranges, length: 1 };
  const near = ["today", "tomorrow", "overmorrow"].findIndex((name) => rules[name].includes(word));
  if (near >= 0) return { ranges: [[today + near, today + near]], length: 1 };
  const step = ["last", "this", "next", "afternext"].findIndex((name) => rules[name].includes(word)) - 1;
  const coming = step === 1 ? comingAt(words, at, known) : null;
  if (coming) return coming;
  const count = words[at - 1]?.folded === "in" ? numberOf(words[at], known) : 0;
  if (step > -2 || count) return relative(step > -2 ? step : count, next, known, count > 0);
  return weekAt(words, at, known) ?? periodAt(words, at, known) ?? monthAt(words, at, known) ?? yearAt(words[at], known) ?? weekdayAt(words, at, known);
}

/** A number in digits or as a word: "2", "zwei", "zweiten"; 0 for none. */
function numberOf(word, { rules: { numbers, endings } }) {
  // Folded, "2-4" is 24.
  if (!word || /\d\D+\d/.test(word.text)) return 0;
  if (/^\d{1,2}$/.test(word.folded)) return +word.folded;
  return numbers.split(" ").findIndex((stems) => new RegExp(`^(?:${stems})(?:${endings})$`).test(word.folded)) + 1;
}

/** "Die nächsten drei Monate": all days from today on. */
function comingAt(words, at, known) {
  const { rules, today, now } = known;
  const [count, unit] = [numberOf(words[at + 1], known), words[at + 2]?.folded];
  const names = [rules.spans.at(-1), rules.week, rules.month, rules.year].findIndex((own) => own.includes(unit));
  if (!count || names < 0) return null;
  const end = names < 2 ? today + count * [1, 7][names] : Date.UTC(now.year, now.month - 1 + count * [1, 12][names - 2], now.day) / DAY;
  return { ranges: [[today, end]], length: 3 };
}

/** What lies so many days, weeks, months, quarters or years from now, or on a day of the week. */
function relative(step, unit, { rules, today, now }, counted) {
  const found = (range) => ({ ranges: [range], length: 2 });
  if (rules.day.includes(unit)) {
    const about = step < AROUND ? 0 : 3;
    return counted ? found([today + step - about, today + step + about]) : null;
  }
  if (rules.week.includes(unit)) {
    const monday = today - now.weekday + 7 * step;
    return found([monday, monday + 6]);
  }
  const size = rules.month.includes(unit) ? 1 : rules.quarter.includes(unit) ? 3 : rules.half.includes(unit) ? 6 : 0;
  if (size) return found(monthsRange(now.year, (Math.floor((now.month - 1) / size) + step) * size + 1, size));
  if (rules.year.includes(unit)) return found(yearRange(now.year + step));
  const weekday = counted ? -1 : rules.days.findIndex((names) => names.some((name) => name === unit && name.length > 2));
  if (weekday < 0) return null;
  // "Nächsten Freitag" is the first that comes, "diesen Freitag" today if it is one.
  const ahead = (weekday - now.weekday + 7) % 7;
  const day = today + (step < 0 ? ahead - 7 : (ahead || (step && 7)) + (step > 1 ? 7 : 0));
  return found([day, day]);
}

/** The days of a calendar week (ISO 8601), of this year or the next when it is over: "KW 49", "KW49", "49. KW", "KW 2/2027". */
function weekAt(words, at, { rules, today, now }) {
  const [, name, digits] = /^(\D+)(\d{0,2})$/.exec(words[at].folded) ?? [];
  if (!rules["week-number"].includes(name)) return null;
  const behind = /^\d{1,2}$/.test(words[at + 1]?.folded ?? "") ? words[at + 1].folded : "";
  const number = +(digits || behind || (/^\d{1,2}$/.exec(words[at - 1]?.folded ?? "") ?? [0])[0]);
  const monday = (year) => { const fourth = dayNumber(year, 1, 4); return fourth - calendar(fourth).weekday + 7 * (number - 1); };
  const length = !digits && behind ? 2 : 1, year = yearOf(words[at + length]);
  const start = monday(year || (monday(now.year) + 6 < today ? now.year + 1 : now.year));
  return number ? { ranges: [[start, start + 6]], length: length + (year ? 1 : 0), before: digits || behind ? 0 : 1 } : null;
}

/** A quarter, half a year or a season: the next one that is not over, or that of the year behind it. */
function periodAt(words, at, known) {
  const { rules, now, today } = known;
  const word = words[at].folded;
  const [, short] = /^q([1-4])$/.exec(word) ?? [];
  const season = rules.seasons.findIndex((names) => names.includes(word));
  const size = rules.half.includes(word) ? 6 : short || season >= 0 || rules.quarter.includes(word) ? 3 : 0;
  if (!size) return null;
  const before = short || season >= 0 ? 0 : numberOf(words[at - 1], known);
  const behind = short || season >= 0 || before ? 0 : +(/^[1-4]$/.exec(words[at + 1]?.folded ?? "") ?? [0])[0];
  const number = +(short ?? 0) || before || behind;
  if (season < 0 && (!number || number > 12 / size)) return null;
  const first = season < 0 ? (number - 1) * size + 1 : season * 3 + 3;
  const year = yearOf(words[at + (behind ? 2 : 1)]);
  const own = monthsRange(now.year, first, size);
  const range = year ? monthsRange(year, first, size) : own[1] < today ? monthsRange(now.year + 1, first, size) : own;
  return { ranges: [range], length: 1 + (behind ? 1 : 0) + (year ? 1 : 0), before: before ? 1 : 0 };
}

const yearOf = (word) => (/^20\d\d$/.test(word?.text ?? "") ? +word.text : 0);

/** Whether a short name is that of a month, though neither day nor year stands beside it: "Dez.", "im Jan", "Workshop Feb", but not "Jan Müller" or "Dez. III". */
const isShort = (words, at, { rules, whole }) =>
  at === words.length - 1 || (!/^[\divx]+$/.test(words[at + 1].folded) && (rules.glue.includes(words[at - 1]?.folded) || whole[words[at].end] === "."));

function monthAt(words, at, known) {
  const { rules } = known;
  const word = words[at].folded;
  const month = rules.months.findIndex((names) => names.includes(word)) + 1;
  if (!month) return null;
  const before = numberOf(words[at - 1], known);
  const behind = before ? 0 : dayBehind(words, at, known);
  const day = before || behind, year = yearOf(words[at + (behind ? 2 : 1)]);
  if (word !== rules.months[month - 1][0] && !day && !year && !isShort(words, at, known)) return null;
  const found = year ? [year] : years(month, known);
  const ranges = found.map((own) => (day ? [dayNumber(own, month, day), dayNumber(own, month, day)] : monthsRange(own, month)));
  if (ranges.flat().some(Number.isNaN)) return null;
  return { ranges, length: 1 + (behind ? 1 : 0) + (year ? 1 : 0), before: before ? 1 : 0 };
}

/** The day behind its month, as Americans write it; "March 2 hours" is none. */
function dayBehind(words, at, { rules }) {
  const [, number] = (rules.american && DAY_BEHIND.exec(words[at + 1]?.text ?? "")) || [];
  return number && !rules.spans.flat().includes(words[at + 2]?.folded) ? +number : 0;
}

const yearAt = (word, { months }) => (months.some((month) => month.startsWith(`${yearOf(word)}-`)) ? { ranges: [yearRange(yearOf(word))], length: 1 } : null);

/**
 * The concept of the days asked for: the documents with a session then. They tell no more than what is asked for beside them; beside
 * nothing but words that say little ("Kurse im Januar") they are all that is asked for, and hits come in their order; those of a format
 * that is named ("Workshop im Januar") before others.
 */
export async function dateConcept(store, ranges, today, concepts) {
  const alone = concepts.every(({ word }) => word?.light);
  if (alone) for (const concept of concepts) concept.light = true;
  const formats = alone ? concepts.filter((concept) => isFormat(concept, store)) : [];
  const asked = await datedDocuments(store, ranges, today);
  // Of all Fridays there are none besides.
  const around = ranges.filter(([from]) => from >= today + SOON && ranges.length < WEEKS).map(([from, to]) => [Math.max(today, from - AROUND), to + AROUND]);
  const days = asked.size ? asked : await datedDocuments(store, around, today);
  const weights = new Float32Array(store.total);
  // Who asks for days that are over means what took place then.
  const others = ranges.some(([, to]) => to >= today) ? concepts.filter(({ light }) => !light) : [];
  for (const [doc, day] of days) weights[doc] = day < today || (others.length && !others.some((other) => other.weights[doc] >= SAID)) ? OVER : DATED;
  const size = Math.max(days.size, ...others.map((other) => other.size));
  return { text: "", weight: 1, alternatives: [], dated: true, sort: alone ? (hits) => sortByDay(hits, days, today, formats) : undefined, size, docs: [...days.keys()], weights, reason: () => null };
}

/** For who asked for days alone, or for a format besides: what is ahead comes first, of that what has the format, of that the nearest. */
function sortByDay(hits, days, today, formats) {
  const day = ({ doc }) => days.get(doc);
  const ahead = ({ doc }) => days.get(doc) >= today;
  const fitting = ({ doc }) => formats.filter(({ weights }) => weights[doc] >= SAID).length;
  hits.sort((a, b) => ahead(b) - ahead(a) || fitting(b) - fitting(a) || Math.abs(day(a) - today) - Math.abs(day(b) - today) || a.doc - b.doc);
}

/** Whether a word is the name of a format, or what one is called by: a term that bears it in its title, by no other name. */
function isFormat({ docs, weights, reason }, { header: { kinds } }) {
  const [first, end] = [kinds[0] + kinds[1], kinds[0] + kinds[1] + kinds[2]];
  return docs.some((doc) => doc >= first && doc < end && weights[doc] >= NAMED && !reason(doc).why);
}

/** The documents with a session on one of the days, each with the first such day that is not over, or else the first. */
async function datedDocuments(store, ranges, today) {
  const found = new Map();
  const months = store.header.months.map((name) => {
    const [year, month] = name.split("-").map(Number);
    const [first, last] = monthsRange(year, month);
    return { name, first, own: ranges.filter(([from, to]) => from <= last && to >= first) };
  }).filter(({ own }) => own.length);
  const read = await Promise.all(months.map(({ name }) => store.month(name)));
  for (const [at, { first, own }] of months.entries()) {
    for (const [day, doc] of read[at]) {
      const number = first + day - 1;
      const better = !found.has(doc) || (found.get(doc) < today && number >= today);
      if (better && own.some(([from, to]) => from <= number && number <= to)) found.set(doc, number);
    }
  }
  return found;
}
