// Reads a whole index through the store and writes what it holds: every word with its postings, the standing of
// the courses, and the likely hits.
// node read.mjs STORE INDEX → JSON on standard output

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [storeFile, index] = process.argv.slice(2);
const { openStore } = await import(pathToFileURL(storeFile));
const store = await openStore((name) => readFile(join(index, `${name}.bin`)));
const tails = await Promise.all(store.tails.map((prefix) => store.tail(prefix)));
const every = [store.head, ...tails].flatMap((words) => Array.from({ length: words.size }, (_, at) => words.word(at)));
const words = await Promise.all(every.map(async ({ id, display }) => {
  const { docs, weights } = await store.postings(id);
  return [display, Array.from(docs), Array.from(weights)];
}));
const records = await Promise.all(Array.from({ length: store.total }, (_, doc) => store.record(doc)));
const standing = Array.from({ length: store.header.kinds[1] }, (_, course) => store.header.standing[store.places[course]]);
const again = await openStore((name) => readFile(join(index, `${name}.bin`)));
const fresh = await Promise.all(again.tails.map((prefix) => again.tail(prefix)));
const likely = [again.head, ...fresh].flatMap((words_) => Array.from({ length: words_.size }, (_, at) => [words_.word(at).display, Array.from(again.likely(words_.word(at).id))]));
process.stdout.write(JSON.stringify({ words, standing, likely, records: records.map(([, id]) => id) }));
