// Words: what a reader types, cut and folded as catalogue/outputs/search/folding.py and tokens.py do it for the index.

const MARKED = /(?<=[a-zäöüß])(?:[*:_·’']|\/-?)(?:innen|in|r|n|e|m|s)(?![a-zäöüß])/g;
const INNER = /(?<=[a-zäöüß])I(?:nnen|n)(?![a-zäöüß])/g;
const FEMALE = /(?:(?<=er|ist|ant|ent|or|og)in(?:nen)?|(?<=.{4})innen)$/;
const WORD = /[\p{L}\p{N}]+(?:[-‐‑.@&/'’][\p{L}\p{N}]+)*/gu;
const PIECE = /[\p{L}\p{N}_]+/gu;
const LETTERS = { ß: "ss", ä: "a", ö: "o", ü: "u", æ: "a", ø: "o", ł: "l" };

/** Gender forms become the one word: "Mitarbeiter*innen" is "Mitarbeiter". */
export const withoutGender = (text) => text.replace(MARKED, "").replace(INNER, "");

/** Small letters without accents; ä, ae and a are one, ß and ss are one. */
export function fold(word) {
  let plain = word.toLowerCase();
  // eslint-disable-next-line no-control-regex
  if (/[^\x00-\x7f]/.test(plain)) {
    plain = plain.replace(/[ßäöüæøł]/g, (letter) => LETTERS[letter]);
    // eslint-disable-next-line no-control-regex
    if (/[^\x00-\x7f]/.test(plain)) plain = plain.normalize("NFKD").replace(/\p{M}/gu, "");
  }
  return plain.replace(/ae|oe|(?<![aeq])ue/g, (pair) => pair[0]);
}

/** A folded word without the ending of its female form: "lehrerinnen" is "lehrer". */
export const withoutFemale = (word) => word.replace(FEMALE, "");

/**
 * The words of a text in order.
 * @returns {{text: string, folded: string, parts: string[], start: number, end: number}[]} `folded` is the whole, joined
 *   where it has hyphens; `parts` are its folded pieces when there is more than one.
 */
export function wordsOf(text) {
  const found = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const pieces = word.match(PIECE);
    const parts = pieces.filter((piece) => piece.length > 1).map(fold);
    const place = { start: index, end: index + word.length };
    if (word.includes("/")) pieces.forEach((piece) => found.push({ text: piece, folded: fold(piece), parts: [], ...place }));
    else found.push({ text: word, folded: fold(pieces.join("")), parts: pieces.length > 1 ? parts : [], ...place });
  }
  return found;
}

/** The words of a short text as one key: endings and signs between them do not matter. */
export const keyOf = (text, stem) => text.split(/[^\p{L}\p{N}]+/u).map((word) => stem(fold(word))).join("");
