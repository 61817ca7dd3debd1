// Dates in a query: "17.11.2022", "im März", "nächste Woche" become ranges of days; the words they take are used up.

import { wordsOf } from "./words.js";

const DAY = 86400000;
/** What a session on the day asked for counts, in the quarters in which weights are stored; one that is over half as much. */
const DATED = 60, OVER = 30;
const NUMERIC = /(?<!\d)(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})?)(?![\d])/g;
/** "17.11.202" is going to be a year; until then any. */
const UNFINISHED = /(?<!\d)(\d{1,2}\.\s?\d{1,2}\.\s?)(?:\d|\d{3}|20)$/;

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
const monthRange = (year, month) => [dayNumber(year, month, 1), dayNumber(month === 12 ? year + 1 : year, (month % 12) + 1, 1) - 1];
const yearRange = (year) => [dayNumber(year, 1, 1), dayNumber(year, 12, 31)];

/**
 * Finds the dates of a query.
 * @param {string} text the query
 * @param {{rules: object, today: number, months: string[]}} known `months` are those with sessions ("2027-03")
 * @returns {{ranges: number[][], rest: string}} ranges of days (none: no date), and the query without them
 */
export function datesOf(text, { rules, today, months }) {
  const ranges = [];
  const now = calendar(today);
  let rest = text.replace(UNFINISHED, "$1").replace(NUMERIC, (all, y1, m1, d1, d2, m2, y2) => {
    const found = y1 ? [dayNumber(+y1, +m1, +d1)] : days(+d2, +m2, y2, now, months);
    if (found.some(Number.isNaN)) return all;
    found.forEach((day) => ranges.push([day, day]));
    return " ";
  });
  const words = wordsOf(rest);
  const used = new Set();
  for (let at = 0; at < words.length; at += 1) {
    const phrase = used.has(at) ? null : phraseAt(words, at, { rules: rules.dates, now, today, months });
    if (!phrase) continue;
    ranges.push(...phrase.ranges);
    for (let own = at - (phrase.before ?? 0); own < at + phrase.length; own += 1) used.add(own);
    for (let own = at - 1 - (phrase.before ?? 0); own >= 0 && rules.dates.glue.includes(words[own].folded); own -= 1) used.add(own);
  }
  for (const at of [...used].sort((a, b) => b - a)) rest = `${rest.slice(0, words[at].start)} ${rest.slice(words[at].end)}`;
  return { ranges, rest };
}

/** A day without its year is the next one that comes, and every one that was. */
function days(day, month, year, now, months) {
  if (year) return [dayNumber(year.length === 2 ? 2000 + +year : +year, month, day)];
  return years(month, now, months).map((own) => dayNumber(own, month, day));
}

function years(month, now, months) {
  const name = `-${String(month).padStart(2, "0")}`;
  const found = months.filter((own) => own.endsWith(name)).map((own) => +own.slice(0, 4));
  const ahead = found.filter((year) => year > now.year || (year === now.year && month >= now.month));
  const next = month >= now.month ? now.year : now.year + 1;
  return [...(ahead.length || !found.length ? [ahead[0] ?? next] : []), ...found.filter((year) => !ahead.includes(year))];
}

function phraseAt(words, at, known) {
  const { rules, today } = known;
  const [word, next] = [words[at].folded, words[at + 1]?.folded ?? ""];
  if (rules.today.includes(word)) return { ranges: [[today, today]], length: 1 };
  if (rules.tomorrow.includes(word)) return { ranges: [[today + 1, today + 1]], length: 1 };
  if (rules.overmorrow.includes(word)) return { ranges: [[today + 2, today + 2]], length: 1 };
  const step = ["last", "this", "next"].findIndex((name) => rules[name].includes(word)) - 1;
  if (step > -2) return relative(step, next, known);
  if (word === "kw" && /^\d{1,2}$/.test(next)) return { ranges: [week(+next, known)], length: 2 };
  return monthAt(words, at, known) ?? yearAt(words[at], known);
}

function relative(step, unit, { rules, today, now }) {
  if (rules.week.includes(unit)) {
    const monday = today - now.weekday + 7 * step;
    return { ranges: [[monday, monday + 6]], length: 2 };
  }
  if (rules.month.includes(unit)) {
    const index = now.year * 12 + now.month - 1 + step;
    return { ranges: [monthRange(Math.floor(index / 12), (index % 12) + 1)], length: 2 };
  }
  return rules.year.includes(unit) ? { ranges: [yearRange(now.year + step)], length: 2 } : null;
}

/** The days of a calendar week (ISO 8601) of this year, or of the next when it is over. */
function week(number, { today, now }) {
  const monday = (year) => { const fourth = dayNumber(year, 1, 4); return fourth - calendar(fourth).weekday + 7 * (number - 1); };
  const start = monday(now.year) + 6 < today ? monday(now.year + 1) : monday(now.year);
  return [start, start + 6];
}

function monthAt(words, at, { rules, now, months }) {
  const word = words[at].folded;
  const month = rules.months.findIndex((names) => names.includes(word)) + 1;
  if (!month) return null;
  const before = /^\d{1,2}$/.test(words[at - 1]?.text ?? "") ? +words[at - 1].text : 0;
  const year = /^20\d\d$/.test(words[at + 1]?.text ?? "") ? +words[at + 1].text : 0;
  if (word !== rules.months[month - 1][0] && !before && !year) return null;
  const found = year ? [year] : years(month, now, months);
  const ranges = found.map((own) => (before ? [dayNumber(own, month, before), dayNumber(own, month, before)] : monthRange(own, month)));
  if (ranges.flat().some(Number.isNaN)) return null;
  return { ranges, length: year ? 2 : 1, before: before ? 1 : 0 };
}

const yearAt = ({ text }, { months }) => (/^20\d\d$/.test(text) && months.some((month) => month.startsWith(text)) ? { ranges: [yearRange(+text)], length: 1 } : null);

/** The concept of the days asked for: the documents with a session then. */
export async function dateConcept(store, ranges, today) {
  const days = await datedDocuments(store, ranges, today);
  const weights = new Float32Array(store.total);
  for (const [doc, day] of days) weights[doc] = day < today ? OVER : DATED;
  return { text: "", weight: 1, alternatives: [], dated: true, sort: (hits) => sortByDay(hits, days, today), size: days.size, docs: [...days.keys()], weights, reason: () => null };
}

/** For who asked for a day alone: what is ahead comes first, of that the nearest. */
function sortByDay(hits, days, today) {
  const day = ({ doc }) => days.get(doc);
  hits.sort((a, b) => (day(b) >= today) - (day(a) >= today) || Math.abs(day(a) - today) - Math.abs(day(b) - today) || a.doc - b.doc);
}

/** The documents with a session on one of the days, each with the first such day that is not over, or else the first. */
async function datedDocuments(store, ranges, today) {
  const found = new Map();
  for (const name of store.header.months) {
    const [year, month] = name.split("-").map(Number);
    const [first, last] = monthRange(year, month);
    const own = ranges.filter(([from, to]) => from <= last && to >= first);
    if (!own.length) continue;
    for (const [day, doc] of await store.month(name)) {
      const number = first + day - 1;
      const better = !found.has(doc) || (found.get(doc) < today && number >= today);
      if (better && own.some(([from, to]) => from <= number && number <= to)) found.set(doc, number);
    }
  }
  return found;
}

