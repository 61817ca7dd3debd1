// Ahead: what a query needs in any case is asked for while something else is still on its way.

import { sureOf } from "./match.js";

/** Asks for the postings of the words that are meant surely, and where there is but one to tell, for its likely record. */
export function askForSure(words, { find }, known) {
  const told = words.filter(({ stop }) => !stop).map((word) => [word, sureOf(find(word.folded, { abbreviation: true }))]);
  const telling = told.filter(([{ light }]) => !light);
  if (telling.length === 1) askForRecord(telling[0][1][0], known);
  for (const { id } of told.flatMap(([, matches]) => matches)) known.store.postings(id).catch(() => {});
}

/** Asks for the record that is likely that of the best hit beside the postings: behind them it would come a round later. */
export function askForBest(concepts, known) {
  const [only, another] = concepts.filter(({ light }) => !light);
  // What several words have in common only their postings tell.
  if (!another) askForRecord(only?.alternatives[0]?.words[0]?.[0], known);
}

function askForRecord(match, { store, standings }) {
  const docs = match ? store.likely(match.id) : [];
  const doc = ["open", "always"].map((standing) => docs.find((own) => standings.of(own) === standing)).find((own) => own !== undefined) ?? docs[0];
  if (doc !== undefined) store.record(doc).catch(() => {});
}
