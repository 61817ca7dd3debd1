// Filters: which offers the chosen facets leave, and how many each further choice would. Pure: no page, no network.

import { FACETS, MINUTES } from "./address.js";

/** So many facets are visible at once. */
export const VISIBLE = 5;
const COLUMNS = { categories: ["categories"], formats: ["formats"], audiences: ["audiences"], tools: ["tools"], places: ["venues"], providers: ["providers", "areas"] };

/**
 * Makes the filters of the columns that belong to an index.
 * @param {object} data the columns: of each facet the terms and, by offer, the places of its own
 * @param {number} today in days since 1970
 */
export function filtersOf(data, today) {
  /** The values of a facet that an offer bears. */
  const valuesOf = {
    duration: (doc) => MINUTES.filter((most) => data.minutes[doc] && data.minutes[doc] <= Number(most)),
    language: (doc) => [data.languages[doc]],
    open: (doc) => (data.sessions[doc].some(([, until]) => until >= today) ? ["1"] : []),
  };
  for (const [facet, columns] of Object.entries(COLUMNS)) {
    valuesOf[facet] = (doc) => columns.flatMap((name) => data.columns[name].of[doc].map((place) => data.columns[name].terms[place][0]));
  }
  const inDates = (doc, [from, to]) => data.sessions[doc].some(([first]) => first >= from && first <= to);
  const passes = (doc, facet, chosen) => (facet === "dates" ? inDates(doc, chosen) : valuesOf[facet](doc).some((value) => chosen.includes(value)));
  const active = (state) => FACETS.filter((facet) => state[facet]?.length);

  /** The id that a value of a facet has by now: addresses are kept for years, and the id of a term may change. */
  const idOf = (facet, value) => {
    const names = (COLUMNS[facet] ?? []).map((name) => data.former?.[name]?.[value]);
    return names.find(Boolean) ?? value;
  };

  return {
    ui: data.ui,
    /** The state with the ids that terms have by now; the very same one where it names no former id. */
    current(state) {
      const changed = Object.keys(COLUMNS).filter((facet) => state[facet].some((value) => idOf(facet, value) !== value));
      const anew = changed.map((facet) => [facet, [...new Set(state[facet].map((value) => idOf(facet, value)))]]);
      return changed.length ? { ...state, ...Object.fromEntries(anew) } : state;
    },
    size: data.minutes.length,
    /** The names of a facet's values by their ids. */
    names(facet) {
      const columns = COLUMNS[facet] ?? [];
      return new Map(columns.flatMap((name) => data.columns[name].terms));
    },
    /** The vocabulary and the name of a term that a facet has; nothing where there is no such term. */
    term: (facet, id) => (COLUMNS[facet] ?? []).flatMap((name) => data.columns[name].terms.filter(([own]) => own === id).map((term) => [name, term[1]]))[0],
    /** The documents of `docs` that pass all facets of `state`; what is no offer passes only without any. */
    pass: (docs, state) => docs.filter((doc) => active(state).every((facet) => doc < data.minutes.length && passes(doc, facet, state[facet]))),
    /** How many of `docs` bear each value of a facet, the other facets applied. */
    counts(docs, state, facet) {
      const counted = new Map();
      for (const doc of this.pass(docs, { ...state, [facet]: [] })) {
        if (doc < data.minutes.length) for (const value of valuesOf[facet](doc)) counted.set(value, (counted.get(value) ?? 0) + 1);
      }
      return counted;
    },
    /** The day that a hit shows, as `sessionOf` chooses it: the next in the range, open for registration if any is; else Infinity. */
    next(doc, [from = today, to = Infinity]) {
      const ahead = (data.sessions[doc] ?? []).filter(([first]) => first >= Math.max(from, today) && first <= to);
      const open = ahead.filter(([, until]) => until >= today);
      return Math.min(...(open.length ? open : ahead).map(([first]) => first));
    },
    /** Whether an offer has dates, but none one can register for any more. */
    closed: (doc) => data.sessions[doc].length > 0 && !valuesOf.open(doc).length,
    published: (doc) => data.published[doc] ?? 0,
  };
}
