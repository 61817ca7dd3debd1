// Which files a first search asks for before it has any postings, and in which file the best hit is.
// node ahead.mjs ENGINE INDEX TODAY, queries as a JSON list on standard input → JSON

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const [engineFile, index, today] = process.argv.slice(2);
const { open } = await import(pathToFileURL(engineFile));
const files = new Map();
// Unpacked once for all queries: whoever unpacks takes what is not packed as it is.
const fetched = async (name) => new Uint8Array(gunzipSync(await readFile(join(index, `${name}.bin`))));
const unpacked = (name) => files.get(name) ?? files.set(name, fetched(name)).get(name);

async function answer(query) {
  const early = [];
  let postings = false;
  const load = async (name) => {
    if (!postings) early.push(name);
    const bytes = await unpacked(name);
    if (/^[pq]-/.test(name)) await new Promise((resolve) => setTimeout(() => { postings = true; resolve(); }, 5));
    return bytes;
  };
  const engine = await open(load, { today: Number(today) });
  const { hits: [best] } = await engine.search(query);
  return { early, best: best ? `r${Math.floor(best.doc / engine.store.header.record)}` : "" };
}

const found = [];
for (const query of JSON.parse(await text(process.stdin))) found.push(await answer(query));
process.stdout.write(JSON.stringify(found));
