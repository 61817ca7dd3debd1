// Hits: what a document looks like in the suggestions and on the page of results.

import { ROOT } from "../files.js";
import { say } from "../say.js";

/** Makes an element with a class and children. */
export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** Lets the browser show what is there, before what comes next takes the processor. */
export const turn = () => new Promise((resolve) => setTimeout(resolve));

/** So many milliseconds after the last letter a screen reader is told what was found: not at every key. */
const PAUSE = 500;
/** Returns a function that says something in `place` when the typing pauses; null takes back what is not said yet. */
export function speaker(place) {
  let timer = 0;
  return (text) => {
    clearTimeout(timer);
    if (text !== null) timer = setTimeout(() => say(place, text), PAUSE);
  };
}

/** A text of the translation with its slots filled. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (slot, name) => values[name] ?? slot);
/** The question whether something else was meant, if it was; with a blank behind, for what is said next. */
export const meantBy = ({ corrected }, { meant }) => (corrected ? `${fill(meant, { query: corrected })} ` : "");
/** A number of things in words. */
export const count = (words, number, { thousand }) => fill(number === 1 ? words.one : words.many, { count: String(number).replace(/\B(?=(\d{3})+$)/g, thousand) });

/** A day in few letters. The names come with the index: the browser's own take it as long as the whole search. */
function dayOf(date, { day, weekdays, months }) {
  return fill(day, { weekday: weekdays[date.getUTCDay()], day: date.getUTCDate(), month: months[date.getUTCMonth()], year: date.getUTCFullYear() });
}

/** The session to show: of those on the days asked for, or else of all that come, the next one can register for, else the next. */
export function sessionOf(runs, { today, ranges }) {
  const held = runs.filter(({ cancelled }) => !cancelled);
  const ahead = held.filter(({ last }) => last >= today);
  const within = (some) => some.filter(({ first, last }) => ranges.some(([from, to]) => first <= to && last >= from));
  const best = (some) => some.find(({ until }) => until >= today) ?? some[0];
  return best(within(ahead)) ?? best(within(held)) ?? best(ahead);
}

function when(record, { ui, today, ranges }) {
  if (record.kind !== "course") return null;
  const session = sessionOf(record.runs, { today, ranges });
  if (!session) return element("span", "", record.runs.length ? ui.noDate : ui.anyTime);
  const date = new Date(session.first * 86400000);
  const time = element("time", "", dayOf(date, ui.date));
  time.dateTime = date.toISOString().slice(0, 10);
  // Where nobody need register, there is no last day to do so, and nothing to be said.
  const state = session.last < today ? ui.past : session.until >= today ? ui.open : session.until < 0 ? ui.full : session.until && ui.closed;
  return element("span", "", time, ...(state ? [" · ", element("span", "tc-hit__state", state)] : []));
}

/** The lines of a hit: its kind and form, the title, the date, the summary. `mark` shows the words that were found. */
export function linesOf(record, { mark, ...known }) {
  const { ui } = known;
  const kind = (record.kind === "term" ? [ui.terms[record.label]] : [ui.kinds[record.kind], record.label]).filter(Boolean).join(" · ");
  const facts = element("span", `tc-hit__facts tc-hit__facts--${record.kind}`, element("span", "tc-hit__kind", kind));
  const date = when(record, known);
  if (date) facts.append(" · ", date);
  const written = [["title", "tc-hit__name"], ["summary", "tc-hit__text"]].map(([name, className]) => element("span", className, ...mark(record[name])));
  // What is written in another language is read aloud in it.
  if (record.language) for (const one of written) one.lang = record.language;
  return { title: written[0], facts, text: written[1] };
}

export const addressOf = (record) => new URL(record.address, ROOT).pathname;
