// The engine of this site: opened once, when somebody wants to search.

import { open } from "./engine.js";
import { load, renew } from "../files.js";

/** So many milliseconds after it was opened, an index is asked for anew: pages stay open while others are published, and overnight. */
const FRESH = 60000;

/** Days since 1970 on the reader's calendar. */
export const today = () => Math.floor((Date.now() - new Date().getTimezoneOffset() * 60000) / 86400000);

let engine, opened;
const fresh = () => open(load, { today: today() });

/** The engine of a newer index or another day, if there is one to be had. */
async function newer(old) {
  renew();
  const found = await fresh().catch(() => old);
  return found.store.header.build === old.store.header.build && found.today === old.today ? old : found;
}

/** Returns the engine; a failed start may be tried again. */
export function engineOfSite() {
  if (engine && Date.now() - opened < FRESH) return engine;
  opened = Date.now();
  engine = engine ? engine.then(newer) : fresh();
  engine.catch(() => { engine = undefined; });
  return engine;
}
