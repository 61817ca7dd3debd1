// The search in one file, for the suggestions of a field and for the page of results: the engine, and what hits look like.

import { linesOf } from "./hits.js";
import { marker } from "./marks.js";
import { engineOfSite } from "./site.js";

/** The engine, for who wants to measure it. */
export const engine = engineOfSite;
/** What a hit shows, and the words in it that were found. */
export const lines = linesOf;
export const mark = marker;

// Who fetches this is about to search.
engineOfSite().catch(() => {});
