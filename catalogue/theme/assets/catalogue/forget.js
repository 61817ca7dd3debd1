// Tells what this site has stored in this browser, and deletes it.

const place = document.querySelector("[data-tc-forget]");
const words = place.dataset;
const status = place.querySelector("[role=status]");
const button = place.querySelector("button");
const kept = () => { try { return Object.keys(localStorage).filter((key) => key.startsWith(words.tcForget)); } catch { return []; } };

const show = (done) => {
  const keys = kept();
  status.textContent = keys.length ? words.tcNow.replace("{keys}", keys.join(", ")) : done ? words.tcDone : words.tcNothing;
  button.hidden = !keys.length;
};

button.addEventListener("click", () => {
  for (const key of kept()) localStorage.removeItem(key);
  show(true);
  // The button is gone: the focus stays at the words that say so.
  status.tabIndex = -1;
  status.focus();
  dispatchEvent(new Event("catalogue:marks"));
});
show(false);
