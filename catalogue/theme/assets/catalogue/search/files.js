// The files of the index. The vocabulary is asked for at once, while the program is still on its way.

export const ROOT = new URL("../../../", import.meta.url);
const INDEX = new URL("search/v1/", ROOT);

async function fetched(name, build) {
  const answer = await fetch(new URL(build ? `${name}.bin?${build}` : `${name}.bin`, INDEX), build ? {} : { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

let words = fetched("words");
words.catch(() => { words = undefined; });

/** Fetches a file; all but the vocabulary under the name of its build, so that no browser mixes two of them. */
export function load(name, build) {
  if (build) return fetched(name, build);
  words ??= fetched(name);
  return words;
}
