// Words: what a reader types, cut and folded as catalogue/outputs/search/folding.py and tokens.py do it for the index.

const GENDER = /(?<=[a-zäöüß])(?:(?:[*:_·’']|\/-?)(?:innen|(?:in|r|n|e|m|s)(?![a-zäöüß]))|I(?:nnen|n(?![a-zäöüß])))/g;
const FEMALE = /(?:(?<=er|ist|ant|ent|or|og)in(?:nen)?|(?<=.{4})innen)$/;
// What is a letter or digit among the signs of European languages and their punctuation: for all there are, a browser needs
// as long to prepare such a pattern as it does to search.
const COMMON = "0-9A-Za-zªµºÀ-ÖØ-öø-ſ²³¹¼-¾", ALL = "\\p{L}\\p{N}";
const UNCOMMON = /[^\0-\u017f\u2000-\u206f]/;
const known = new Map();
const LETTERS = { ß: "ss", ä: "a", ö: "o", ü: "u", æ: "a", ø: "o", ł: "l" };

/** The patterns by which a text is cut. */
function patternsOf(text) {
  const letters = UNCOMMON.test(text) ? ALL : COMMON;
  if (!known.has(letters)) {
    const pattern = (source) => new RegExp(source, "gu");
    known.set(letters, { word: pattern(`[${letters}]+(?:[-‐‑.@&/'’][${letters}]+)*`), piece: pattern(`[${letters}_]+`), gap: pattern(`[^${letters}]+`) });
  }
  return known.get(letters);
}

/** Gender forms become the one word: "Mitarbeiter*innen" is "Mitarbeiter". */
export const withoutGender = (text) => text.replace(GENDER, "");

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
  const patterns = patternsOf(text);
  for (const { 0: word, index } of text.matchAll(patterns.word)) {
    const pieces = word.match(patterns.piece);
    const parts = pieces.filter((piece) => piece.length > 1).map(fold);
    const place = { start: index, end: index + word.length };
    if (word.includes("/")) pieces.forEach((piece) => found.push({ text: piece, folded: fold(piece), parts: [], ...place }));
    else found.push({ text: word, folded: fold(pieces.join("")), parts: pieces.length > 1 ? parts : [], ...place });
  }
  return found;
}

/** What of a text is letters and digits, piece by piece; before the first and behind the last there may be an empty one. */
export const piecesOf = (text) => text.split(patternsOf(text).gap);

/**
 * The words of a short text as one key: endings and signs between them do not matter. Written together they may have
 * another one: "Office-Paket" is "offic" and "paket". And what looks like an ending may be none: "Ausweise" is "Ausweis".
 */
export function keysOf(text, stem) {
  const pieces = piecesOf(text).map(fold);
  const whole = pieces.join("");
  const keys = [pieces.map(stem).join(""), stem(whole), whole];
  return [...new Set(keys.map((key) => key.replace(/(ig|lich|isch|bar|sam|los)er$/, "$1")))];
}
