// The files of the index. The vocabulary is asked for at once, while the program is still on its way.

import { unpack } from "./unpack.js";

export const ROOT = new URL("../../", import.meta.url);
const INDEX = new URL("search/v8/", ROOT);

/** Fetches a file under the name of its build, so that no browser mixes two of them; without one the newest there is. */
const fetched = (name, build) => fetch(new URL(build ? `${name}.bin?${build}` : `${name}.bin`, INDEX), build ? {} : { cache: "no-cache" });

/** What an answer holds, unpacked. */
async function held(answer) {
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return unpack(new Uint8Array(await answer.arrayBuffer()));
}

let words;
/** Asks for the vocabulary, unless the page has done so (catalogue.html); a failed attempt may be repeated. */
export function ask() {
  words ??= (globalThis.catalogueIndex ?? fetched("words")).then(held);
  words.catch(renew);
  return words;
}

/** Lets the vocabulary be asked for anew. */
export const renew = () => { words = globalThis.catalogueIndex = undefined; };

/** Fetches a file; the vocabulary but once. */
export const load = (name, build) => (name === "words" ? ask() : fetched(name, build).then(held));
