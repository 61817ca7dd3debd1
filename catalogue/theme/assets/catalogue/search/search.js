// The search in one file: the suggestions of a field, and the engine behind them.

import { start } from "./box.js";
import { engineOfSite } from "./site.js";

/** The engine, for who wants to measure it. */
export const engine = engineOfSite;
/** Gives the field of a form its suggestions. */
export const suggest = start;
