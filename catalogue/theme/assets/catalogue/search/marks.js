// Marks: shows in a text the words that made it a hit.

import { fold, piecesOf, wordsOf } from "./words.js";

/** What belongs to the word before for whoever reads aloud: "*innen" of "Kolleg*innen". */
const REST = /^(?:[*:_·]|\/-)\p{Ll}[\p{L}\p{N}-]*/u;

/**
 * Returns a function that gives a text as nodes, the words that were found inside <mark>.
 * @param {object[]} concepts what the engine made of the query
 */
export function marker(concepts) {
  const whole = new Set();
  const pieces = [];
  for (const { text, alternatives } of concepts) {
    const typed = fold(piecesOf(text).join(""));
    if (typed.length > 2) pieces.push(typed);
    else if (typed) whole.add(typed);
    for (const { words, why } of alternatives) {
      for (const word of words.flat().map((match) => fold(match.display))) {
        // Of a synonym in several words no single one tells why, unless it was typed as part of a longer word.
        if (words.length === 1 || !why || (word.length > 2 && typed.includes(word))) whole.add(word);
      }
    }
  }
  const found = (word) => whole.has(word) || pieces.some((piece) => word.includes(piece) || (word.length > 4 && piece.includes(word)))
    || (word.length > 4 && [...whole].some((other) => other.length > 4 && word.startsWith(other)));
  return (text) => {
    const nodes = [];
    let end = 0;
    for (const word of wordsOf(text)) {
      if (word.start < end || ![word.folded, ...word.parts].some(found)) continue;
      const mark = document.createElement("mark");
      const begin = end;
      end = word.end + (REST.exec(text.slice(word.end))?.[0].length ?? 0);
      // Of "Kolleg*innen-Treffen", what is cut apart here begins in the middle of a word.
      mark.textContent = text.slice(word.start, end).replace(/^innen-/, "");
      nodes.push(text.slice(begin, end - mark.textContent.length), mark);
    }
    return [...nodes, text.slice(end)];
  };
}
