// The search in one file: the suggestions of a field, the page of results, and the engine behind both.

import { start as startBox } from "./box.js";
import { start as startResults } from "./results.js";
import { engineOfSite } from "./site.js";

/** The engine, for who wants to measure it. */
export const engine = engineOfSite;
/** Gives the field of a form its suggestions. */
export const suggest = startBox;
/** Fills the page of results. */
export const show = startResults;
