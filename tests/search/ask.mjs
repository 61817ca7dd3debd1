// Reads queries as a JSON list from standard input and writes the ids found for each.

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [engineFile, index, today] = process.argv.slice(2);
const { open } = await import(pathToFileURL(engineFile));
const files = new Map();
const load = (name) => files.get(name) ?? files.set(name, readFile(join(index, `${name}.bin`))).get(name);
const found = [];
for (const query of JSON.parse(await text(process.stdin))) {
  // Each query is the first of a visit: what one has fetched the next does not know.
  const engine = await open(load, { today: Number(today) });
  const { hits } = await engine.search(query);
  const records = await Promise.all(hits.slice(0, 10).map(({ doc }) => engine.record(doc)));
  found.push(records.map(({ id }) => id));
}
process.stdout.write(JSON.stringify(found));
