// Reads queries as a JSON list from standard input and writes the ids found for each.

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
const load = (name) => files.get(name) ?? files.set(name, fetched(name)).get(name);
const found = [];
for (const query of JSON.parse(await text(process.stdin))) {
  // Each query is the first of a visit: what one has fetched the next does not know.
  const engine = await open(load, { today: Number(today) });
  const { hits } = await engine.search(query);
  const records = await Promise.all(hits.slice(0, 10).map(({ doc }) => engine.record(doc)));
  found.push(records.map(({ id }) => id));
}
process.stdout.write(JSON.stringify(found));
