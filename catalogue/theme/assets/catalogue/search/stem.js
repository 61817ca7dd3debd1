// Stem: what all forms of an English word have in common, as catalogue/outputs/search/stem.py finds it for the index.

const SHORTEST = 4;
// Forms that no rule makes.
const IRREGULAR = new Map("children child|built build|rebuilt rebuild|sent send|spent spend|lent lend|lost lose|meant mean|dealt deal|learnt learn|chosen choose|chose choose|written write|rewritten rewrite|driven drive|hidden hide|grown grow|drawn draw|withdrawn withdraw|understood understand|misunderstood misunderstand|undertaken undertake|undertook undertake|overcame overcome|forgotten forget|forgot forget|shelves shelf|halves half|knives knife|criteria criterion|phenomena phenomenon|crises crisis|analyses analysis|diagnoses diagnosis|hypotheses hypothesis|syntheses synthesis|indices index|appendices appendix|matrices matrix|memoranda memorandum|curricula curriculum|referenda referendum|addenda addendum|symposia symposium|buses bus|gases gas|quizzes quiz|lens lens|lenses lens|ages age|bonuses bonus|censuses census".split("|").map((pair) => pair.split(" ")));
const SPELLINGS = [
  [/(?<=^pract)is/, "ic"],
  [/(?<=^advi)sor/, "zer"],
  [/(?<=^depend)ant/, "ent"],
  [/(?<=^focu)ss/, "s"],
  [/^arte(?=fact)/, "arti"],
  [/(?<=...)is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational|able)$)/, "iz"],
  [/(?<=...)ys(?=(?:e|ed|es|er|ers|ing)$)/, "yz"],
  [/(?<=...)our(?=(?:s|ed|ers?|ings?|al|ful|able|ites?|hoods?|ists?)?$)/, "or"],
  [/(?<=..[bt])re(?=s?$)/, "er"],
  [/(?<=..[bt])red$/, "ered"],
  [/(?<=gra)mme(?=s?$)/, "m"],
  [/(?<=...)ogue?(?=s?$)/, "og"],
  [/(?<=..)ence(?=[sd]?$)/, "ense"],
  [/(?<=...[aeiou])ll(?=[eo]rs?$)/, "l"],
  [/dgement/, "dgment"],
  [/ll(?=ment|ful)/, "l"],
  [/(?<=queu)(?:ed$|(?=ing$))/, "e"],
];
const known = new Map();

/** The stem of a folded word. */
export function stem(word) {
  if (!known.has(word)) known.set(word, cut(IRREGULAR.get(word) ?? word));
  return known.get(word);
}

function cut(written) {
  if (written.length < SHORTEST || !/^[a-z]+$/.test(written)) return written;
  let word = written;
  for (const [pattern, right] of SPELLINGS) word = word.replace(pattern, right);
  word = withoutTense(withoutNumber(word.replace(/(?<=..[lsng]u)s$|(?<=..[lsngcrd]u)d$/, "")).replace(/(?<=..)men$/, "man"));
  if (/[^aeiou]y$/.test(word) && word.length > 2) word = `${word.slice(0, -1)}i`;
  if (word.endsWith("e") && measure(word.slice(0, -1)) > +isShort(word.slice(0, -1))) word = word.slice(0, -1);
  return word.endsWith("ll") && word.length > 5 ? word.slice(0, -1) : word;
}

function withoutNumber(word) {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (word.endsWith("ies")) return word.length > SHORTEST ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutTense(word) {
  if (word.endsWith("eed")) return measure(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const bare = word.replace(/(?:ing|ed)$/, "");
  if (bare === word || bare.length < 3 || !/[aeiouy]/.test(bare)) return word;
  if (/(?:at|bl|iz)$/.test(bare)) return `${bare}e`;
  if (/([^aeioulsz])\1$/.test(bare)) return bare.slice(0, -1);
  return measure(bare) === 1 && isShort(bare) ? `${bare}e` : bare;
}

/** How many times vowels are followed by consonants. */
const measure = (word) => (word.match(/[aeiouy]+[^aeiouy]+/g) ?? []).length;
/** Whether a word ends like "cod", which is "code" without its last letter. */
const isShort = (word) => /[^aeiouy][aeiouy][^aeiouwxy]$/.test(word);
