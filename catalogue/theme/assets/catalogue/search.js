// A plain search over the site's index: every word must occur, titles count most. Loaded with the first look for something.

const MOST = 12;
const plain = (text) => text.toLowerCase().replace(/ä/g, "ae").replace(/ö/g, "oe").replace(/ü/g, "ue").replace(/ß/g, "ss").normalize("NFKD").replace(/\p{M}/gu, "");
const SIGNS = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#34": '"', nbsp: " " };
const bare = (html) => html.replace(/<[^>]*>/g, " ").replace(/&(#?\w+);/g, (found, name) => SIGNS[name] ?? found);

// How well a page fits: per word the title's beginning, the title, the text; nothing when one word is missing.
function score(page, terms) {
  let sum = 0;
  for (const term of terms) {
    const inTitle = page.title.indexOf(term);
    const inText = page.text.indexOf(term);
    if (inTitle < 0 && inText < 0) return 0;
    sum += inTitle === 0 ? 12 : inTitle > 0 ? (page.title[inTitle - 1] === " " ? 9 : 6) : 0;
    sum += inText < 0 ? 0 : inText < 200 ? 3 : 1;
  }
  return sum - page.title.length / 1000;
}

// The index has entries for pages and for their parts; a page is found as a whole, by the words of all its parts.
async function load(address) {
  const { docs } = await (await fetch(address)).json();
  const pages = new Map();
  for (const { location, title, text } of docs) {
    const own = location.split("#")[0];
    const page = pages.get(own);
    if (page) page.html += ` ${title} ${text}`;
    else pages.set(own, { location: own, name: bare(title), html: text });
  }
  for (const page of pages.values()) {
    page.title = plain(page.name);
    page.words = bare(page.html).replace(/\s+/g, " ").trim();
    page.text = plain(page.words);
  }
  return [...pages.values()];
}

function hit(page, root) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const name = document.createElement("span");
  const text = document.createElement("span");
  link.href = new URL(page.location, root).href;
  name.className = "tc-hit__name";
  name.textContent = page.name;
  text.className = "tc-hit__text";
  text.textContent = page.words.length > 130 ? `${page.words.slice(0, 130).replace(/\s\S*$/, "")} …` : page.words;
  link.append(name, text);
  item.append(link);
  return item;
}

export async function start(form) {
  const query = form.querySelector(".tc-search__query");
  const panel = form.querySelector(".tc-search__panel");
  const list = form.querySelector(".tc-search__hits");
  const count = form.querySelector(".tc-search__count");
  const status = form.querySelector("[role=status]");
  const words = form.dataset;
  const root = new URL(words.tcRoot.replace(/\/?$/, "/"), location.href);
  const pages = await load(new URL(words.tcIndex, location.href));

  const close = () => { panel.hidden = true; };
  const say = (found) => {
    const number = found.length === 1 ? words.tcOne : found.length ? words.tcMany.replace("{count}", found.length) : words.tcNone;
    const text = found.length > MOST ? `${number}. ${words.tcMore.replace("{count}", MOST)}` : number;
    count.textContent = text;
    status.textContent = text;
  };
  const run = () => {
    const terms = plain(query.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    if (!terms.length) { close(); status.textContent = ""; return; }
    const found = pages.map((page) => [score(page, terms), page]).filter(([points]) => points > 0).sort((a, b) => b[0] - a[0]);
    list.replaceChildren(...found.slice(0, MOST).map(([, page]) => hit(page, root)));
    say(found);
    panel.hidden = false;
  };
  const links = () => [...list.querySelectorAll("a")];
  const step = (by) => {
    const places = [query, ...links()];
    const next = places[places.indexOf(document.activeElement) + by];
    if (next) next.focus();
  };

  query.addEventListener("input", run);
  query.addEventListener("focus", () => { if (query.value) run(); });
  form.addEventListener("submit", () => links()[0]?.focus());
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) close(); });
  form.addEventListener("keydown", (event) => {
    if (panel.hidden) return;
    if (event.key === "Escape") { event.preventDefault(); query.focus(); close(); }
    if (event.key === "ArrowDown") { event.preventDefault(); step(1); }
    if (event.key === "ArrowUp") { event.preventDefault(); step(-1); }
  });
  // A click beside the hits closes them; one on them must not lose the focus before it counts.
  panel.addEventListener("mousedown", (event) => { if (!event.target.closest("a")) event.preventDefault(); });
  if (query.value) run();
}
