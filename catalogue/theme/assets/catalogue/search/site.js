// The engine of this site: opened once, when somebody wants to search; its files lie beside the site's root.

import { open } from "./engine.js";

export const ROOT = new URL("../../../", import.meta.url);
const INDEX = new URL("search/v1/", ROOT);

/** Days since 1970 on the reader's calendar. */
export const today = () => Math.floor((Date.now() - new Date().getTimezoneOffset() * 60000) / 86400000);

/** The vocabulary is asked for anew each time, all else under the name of its build: no browser mixes two of them. */
async function load(name, build) {
  const answer = await fetch(new URL(build ? `${name}.bin?${build}` : `${name}.bin`, INDEX), build ? {} : { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

let engine;
/** Returns the engine; a failed start may be tried again. */
export function engineOfSite() {
  engine ??= open(load, { today: today() });
  engine.catch(() => { engine = undefined; });
  return engine;
}
