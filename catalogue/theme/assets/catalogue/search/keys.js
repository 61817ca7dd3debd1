// Keys: Ctrl+K and / lead to the search field, Escape leads back to where one was.

const OFF = "catalogue.no-slash";
const stored = () => { try { return localStorage.getItem(OFF); } catch { return null; } };

/** Whether / opens the search; a reader who dictates, or whose program uses that key, can switch it off. */
export const slashIsOn = () => stored() === null;
export function switchSlash(on) {
  try { on ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1"); } catch { /* not allowed */ }
}

const typing = (target) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

/** Listens for the keys on the whole page. */
export function listen(fieldOf) {
  let before = null;
  document.addEventListener("keydown", (event) => {
    const control = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && slashIsOn() && !typing(event.target);
    if (!control && !slash) return;
    event.preventDefault();
    const field = fieldOf();
    if (document.activeElement !== field) before = document.activeElement;
    field.focus();
    field.select();
  });
  document.addEventListener("tc-leave", ({ target }) => {
    if (before && before !== document.body && before.isConnected) before.focus();
    else target.blur();
    before = null;
  });
}
