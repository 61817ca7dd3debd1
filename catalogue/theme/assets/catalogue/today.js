// Brings what depends on today up to date: the site may have been built yesterday.

// From so many days before it closes, registration says how many are left.
const SOON = 14;

const say = (element, state, word) => {
  const badge = element.querySelector("[data-tc-state]");
  if (!badge) return;
  badge.className = `tc-state tc-state--${state}`;
  badge.textContent = word;
};
const take = (element, selector) => element.querySelectorAll(selector).forEach((found) => found.remove());

/** Hides what is over, and says when registration closes or that it has closed; `words` are those of the site's language. */
export function update(words) {
  const now = new Date();
  const today = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const isOver = ({ dataset: { tcOver: text } }) => (text.length > 10 ? new Date(text) < now : text <= today);
  for (const element of document.querySelectorAll("[data-tc-over]")) if (isOver(element)) end(element, words);
  for (const element of document.querySelectorAll("[data-tc-closes]")) {
    if (!isOver(element)) close(element, words, Math.round((Date.parse(element.dataset.tcCloses) - Date.parse(today)) / 86400000));
  }
}

function end(element, words) {
  // In a list of what comes it has no place any more; on its course's page it says so.
  if (element.closest("[data-tc-coming]")) element.hidden = true;
  else if (!element.querySelector(".tc-state--held, .tc-state--cancelled")) say(element, "past", words.tcPast);
  take(element, "[data-tc-register], [data-tc-closing]");
}

function close(element, words, left) {
  if (left < 0) {
    say(element, "closed", words.tcClosed);
    take(element, "[data-tc-register]");
  } else if (left <= SOON) {
    const word = left === 0 ? words.tcSoonToday : left === 1 ? words.tcSoonOne : words.tcSoonMany.replace("{count}", left);
    for (const place of element.querySelectorAll("[data-tc-closing]")) {
      const [soon, note] = [document.createElement("strong"), document.createElement("span")];
      soon.className = "tc-soon";
      soon.textContent = word;
      // On paper it would be wrong the next day.
      note.className = "tc-noprint";
      note.append(" (", soon, ")");
      place.append(note);
    }
  }
}
