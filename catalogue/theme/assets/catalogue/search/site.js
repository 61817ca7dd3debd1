// The engine of this site: opened once, when somebody wants to search.

import { open } from "./engine.js";
import { load } from "../files.js";

/** Days since 1970 on the reader's calendar. */
export const today = () => Math.floor((Date.now() - new Date().getTimezoneOffset() * 60000) / 86400000);

let engine;
/** Returns the engine; a failed start may be tried again. */
export function engineOfSite() {
  engine ??= open(load, { today: today() });
  engine.catch(() => { engine = undefined; });
  return engine;
}
