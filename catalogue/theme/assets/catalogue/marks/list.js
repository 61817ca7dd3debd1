// The page of the shortlist: what is marked, with the dates that the courses' own calendars hold now.

import { say } from "../say.js";
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

const feedOf = async (mark) => {
  if (!mark.feed) return "";
  try {
    const answer = await fetch(new URL(mark.feed, root));
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
};

// One session: a box to tick, its day and place; a cancelled one cannot be taken over.
function dated(parts, mark) {
  const [first] = parts;
  const item = element("li");
  const more = parts.length > 1 ? ` ${words.tcParts.replace("{count}", parts.length)}` : "";
  const text = [`${span(first, language, words.tcZone)}${more}`, first.place].filter(Boolean).join(" · ");
  if (first.cancelled) {
    item.append(element("strong", words.tcCancelled), ` ${text}`);
    return item;
  }
  const box = element("input", "", { type: "checkbox", checked: !mark.without.includes(first.uid) });
  box.addEventListener("change", () => {
    const marks = store.read();
    const own = marks.find((each) => same(each, mark));
    if (own) own.without = box.checked ? own.without.filter((uid) => uid !== first.uid) : [...own.without, first.uid];
    store.write(marks);
    refresh();
  });
  const label = element("label");
  label.append(box, element("span", text));
  item.append(label);
  lines.push({ mark, parts, text, box });
  return item;
}

function row(mark, feed) {
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
    dates.append(...coming.map((parts) => dated(parts, mark)));
    item.append(dates);
  } else if (mark.kind === "course") {
    item.append(element("p", feed === null ? words.tcGone : words.tcNone));
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
  const texts = await Promise.all(marks.map(feedOf));
  feeds.clear();
  marks.forEach((mark, index) => { if (texts[index]) feeds.set(mark.id, texts[index]); });
  lines = [];
  list.replaceChildren(...marks.map((mark, index) => row(mark, texts[index])));
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
