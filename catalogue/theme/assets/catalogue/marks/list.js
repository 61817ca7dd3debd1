// The page of the shortlist: what is marked, with the dates that the courses' own calendars hold now.

import { say } from "../say.js";
import { update } from "../today.js";
import { calendar, sessions } from "./calendar.js";
import { span } from "./span.js";
import { Store, same } from "./store.js";

const place = document.querySelector("[data-tc-marks]");
const words = place.dataset;
const empty = document.querySelector("[data-tc-marks-empty]");
const said = document.querySelector("[data-tc-marks-said]");
const undo = document.querySelector("[data-tc-marks-undo]");
const list = place.querySelector("[data-tc-marks-list]");
const save = place.querySelector("[data-tc-marks-save]");
const mail = place.querySelector("[data-tc-marks-mail]");
const store = new Store(words.tcSite);
const root = new URL(words.tcRoot, location.href);
const language = document.documentElement.lang;
// Mail programs take addresses of about 2,000 characters.
const LONGEST_MAIL = 1800;
const feeds = new Map();
let lines = [];
// What was taken off last, and where it stood; nothing of it is stored.
let taken = null;

const instant = ({ day: [year, month, day], clock }) => new Date(Date.UTC(year, month - 1, day, ...(clock ?? [0, 0])));
const isOver = (parts) => parts.every((part) => instant(part.end) < new Date());
const element = (name, content = "", set = {}) => Object.assign(document.createElement(name), { textContent: content }, set);

const fetched = async (address) => {
  if (!address) return "";
  try {
    const answer = await fetch(new URL(address, root));
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
};

// A session is named by when it begins; of several that begin at once, none is told apart.
const nameOf = ({ day, clock }) => [...day, ...(clock ?? [])].map((number) => String(number).padStart(2, "0")).join("");
// When a session on the page of its course begins; nothing where a site's own template does not say so.
const beginOf = (session) => session?.querySelector("time")?.dateTime ?? "";
// What calendars do not tell of a session, the page of the course does: whether one can register, how many places are left.
function shownOn(page) {
  const shown = new Map();
  for (const session of page.querySelectorAll(".tc-session")) {
    const name = beginOf(session).slice(0, 16).replace(/\D/g, "");
    shown.set(name, shown.has(name) ? null : session);
  }
  return shown;
}

function statesOf(session, { cancelled }) {
  if (session) return [...session.querySelectorAll(".tc-session__state .tc-state")].map((state) => document.importNode(state, true));
  return cancelled ? [element("span", words.tcCancelled, { className: "tc-state tc-state--cancelled" })] : [];
}

// The pieces of a place: a line ends between them, not within "EDV-Raum 1".
function wholes(place) {
  const all = element("span");
  place.split(/(?<=,) /).forEach((piece, at) => all.append(at ? " " : "", element("span", piece, { className: "tc-whole" })));
  return all;
}

// One session: a box to tick, its day and place, and how it stands; a cancelled one cannot be taken over.
function dated(parts, mark, session) {
  const [first] = parts;
  const item = element("li", "", { className: `tc-markdate${first.cancelled ? " tc-markdate--cancelled" : ""}` });
  for (const name of ["tcOver", "tcCloses"]) if (session?.dataset[name]) item.dataset[name] = session.dataset[name];
  const dots = element("span", "", { className: "tc-dots" });
  const when = element("span");
  const time = element("time", span(first, language, words.tcZone));
  if (beginOf(session)) time.dateTime = beginOf(session);
  when.append(time);
  if (parts.length > 1) when.append(` ${words.tcParts.replace("{count}", parts.length).replaceAll(" ", "\u00a0")}`);
  dots.append(when);
  if (first.place) dots.append(element("span", " · ", { className: "tc-sr" }), wholes(first.place));
  const text = element("span");
  text.append(dots, ...statesOf(session, first).flatMap((state) => [" ", state]));
  if (first.cancelled) {
    item.append(text);
    return item;
  }
  const box = element("input", "", { type: "checkbox", checked: mark.ticked?.includes(first.uid) ?? false });
  box.addEventListener("change", () => {
    const marks = store.read();
    const own = marks.find((each) => same(each, mark));
    if (own) own.ticked = chosen().filter((line) => same(line.mark, mark)).map((line) => line.parts[0].uid);
    store.write(marks);
    refresh();
  });
  const label = element("label");
  label.append(box, text);
  item.append(label);
  lines.push({ mark, parts, text: dots.textContent, box, item });
  return item;
}

// Sessions of a course are alternatives: before anybody has chosen, it is the next one that one can still register for.
function tickNext(mark) {
  const open = ({ item }) => !item.querySelector(".tc-state") || item.querySelector(".tc-state--open, .tc-state--confirmed, .tc-state--few");
  const next = mark.ticked ? null : lines.find((line) => same(line.mark, mark) && open(line));
  if (next) next.box.checked = true;
}

// A course without dates waits for them, unless its page says that one can begin at any time.
function undated(page) {
  const said = page.querySelector("[data-tc-any-time]")?.textContent;
  return said ? said[0].toUpperCase() + said.slice(1) : words.tcNone;
}

function row(mark, feed, html) {
  const page = new DOMParser().parseFromString(html ?? "", "text/html");
  const item = element("li");
  const heading = element("h2");
  // What is written in another language is read aloud in it.
  const own = mark.language ? { lang: mark.language } : {};
  heading.append(element("a", mark.title, { href: new URL(mark.page, root).pathname, ...own }));
  item.append(heading, element("p", mark.kind === "course" ? words.tcCourse : words.tcGuide, { className: "tc-muted" }));
  const coming = feed ? sessions(feed).filter((parts) => !isOver(parts)) : [];
  if (coming.length) {
    const dates = element("ul");
    dates.setAttribute("aria-label", `${words.tcSessions}: ${mark.title}`);
    const shown = shownOn(page);
    dates.append(...coming.map((parts) => dated(parts, mark, shown.get(nameOf(parts[0].start)))));
    item.append(dates);
  } else if (mark.kind === "course") {
    item.append(element("p", feed === null ? words.tcGone : undated(page)));
  }
  const remove = element("button", words.tcRemove, { type: "button", className: "tc-button tc-button--small tc-noprint" });
  remove.append(element("span", ` ${mark.title}`, { className: "tc-sr", ...own }));
  remove.addEventListener("click", () => take((each) => same(each, mark), words.tcRemoved));
  item.append(remove);
  return item;
}

const chosen = () => lines.filter(({ box }) => box.checked);

function mailText(marks) {
  const parts = marks.map((mark) => {
    const dates = chosen().filter((line) => same(line.mark, mark)).map((line) => `- ${line.text}`);
    return [mark.title, new URL(mark.page, root).href, ...dates].join("\r\n");
  });
  let body = "";
  for (const part of parts) {
    if (encodeURIComponent(`${body}${part}\r\n\r\n`).length > LONGEST_MAIL) return `${body}…`;
    body += `${part}\r\n\r\n`;
  }
  return body;
}

function refresh() {
  save.hidden = chosen().length === 0;
  mail.href = `mailto:?subject=${encodeURIComponent(words.tcSubject)}&body=${encodeURIComponent(mailText(store.read()))}`;
}

async function show() {
  const marks = store.read();
  const texts = await Promise.all(marks.map(({ feed, page }) => Promise.all([fetched(feed), fetched(feed && page)])));
  feeds.clear();
  marks.forEach((mark, index) => { if (texts[index][0]) feeds.set(mark.id, texts[index][0]); });
  lines = [];
  list.replaceChildren(...marks.map((mark, index) => row(mark, ...texts[index])));
  // The site may have been built yesterday.
  update(document.querySelector(".tc-header").dataset);
  marks.forEach(tickNext);
  place.hidden = marks.length === 0;
  empty.hidden = marks.length > 0;
  empty.textContent = empty.dataset.tcNothing;
  refresh();
}

/** Shows the list after a change, and says what has been done; the button that did it may be gone, so that the focus goes on. */
async function tell(word, next) {
  await show();
  undo.hidden = !taken;
  say(said, word);
  next().focus();
}

/** Takes marks off, and offers to put them back. */
function take(goes, word) {
  const marks = store.read();
  const at = marks.findIndex(goes);
  // A second click, before the list is shown anew, must not take what can be put back away.
  if (at < 0 || !store.write(marks.filter((mark) => !goes(mark)))) return;
  taken = { at, marks: marks.filter(goes) };
  tell(word, () => undo);
}

save.addEventListener("click", () => {
  const uids = new Set(chosen().flatMap(({ parts }) => parts.map((part) => part.uid)));
  const file = new Blob([calendar([...feeds.values()], uids)], { type: "text/calendar;charset=utf-8" });
  const address = URL.createObjectURL(file);
  element("a", "", { href: address, download: words.tcFile }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
});
place.querySelector("[data-tc-marks-print]").addEventListener("click", () => print());
place.querySelector("[data-tc-marks-clear]").addEventListener("click", () => take(() => true, words.tcDeleted));
undo.addEventListener("click", () => {
  if (!taken) return;
  const { at, marks } = taken;
  // Another tab may have marked some of it anew meanwhile.
  const now = store.read().filter((mark) => !marks.some((each) => same(each, mark)));
  const before = now.splice(0, at);
  // What the browser does not keep now can still be put back later.
  if (!store.write([...before, ...marks, ...now])) return;
  taken = null;
  tell(words.tcUndone, () => list.children[before.length].querySelector("a"));
});
addEventListener("storage", () => show());
show();
