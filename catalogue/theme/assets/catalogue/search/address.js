// The address of the page of results: it holds the whole state, so that a search can be shared and the back button works.

/** The facets in the order in which they are shown. */
export const FACETS = ["categories", "formats", "audiences", "tools", "duration", "dates", "open", "places", "providers", "language"];
export const MINUTES = ["10", "30", "90"];
const DAY = 86400000;
/** As long as a search field lets a query be. */
const LONGEST = 200;
const SORTS = ["date", "new"];
/** Facets of which all values are known; terms may be of any name. */
const VALUES = { duration: MINUTES, open: ["1"] };
const asDay = (text) => { const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN; return Number.isNaN(time) ? null : time / DAY; };
const asText = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** Reads the state from the part of an address behind "?", whatever it says. `names` are the words of the language for its parts. */
export function read(search, names) {
  const given = new URLSearchParams(search);
  const values = (name) => [...new Set((given.get(name) ?? "").split(",").filter(Boolean))];
  const state = { query: (given.get("q") ?? "").trim().slice(0, LONGEST), sort: SORTS.find((sort) => sort === given.get(names.sort)) ?? "" };
  for (const facet of FACETS) state[facet] = values(names[facet]).filter((value) => VALUES[facet]?.includes(value) ?? true);
  const [from, to] = [given.get(names.from), given.get(names.to)].map((text) => (text ? asDay(text) : null));
  state.dates = from === null && to === null ? [] : [from ?? -Infinity, to ?? Infinity];
  return state;
}

/** Writes the state as the part of an address behind "?". */
export function write(state, names) {
  const parts = [];
  const add = (name, value) => { if (value) parts.push(`${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`); };
  add("q", state.query);
  for (const facet of FACETS) if (facet !== "dates") add(names[facet], state[facet].join(","));
  const [from = -Infinity, to = Infinity] = state.dates;
  if (Number.isFinite(from)) add(names.from, asText(from));
  if (Number.isFinite(to)) add(names.to, asText(to));
  add(names.sort, state.sort);
  return parts.length ? `?${parts.join("&")}` : location.pathname;
}

/** The order of a state: days that are chosen without words have nothing to be relevant to. */
export const sortOf = ({ query, sort, dates }) => sort || (!query && dates.length ? "date" : "");

/** Whether a state asks for more than its query: for a facet, for days or another order. */
export const isNarrowed = (state) => Boolean(state.sort) || FACETS.some((facet) => state[facet].length);

export { asDay, asText };
