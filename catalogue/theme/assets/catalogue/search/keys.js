// Keys: Ctrl+K and / lead to the search field, Escape leads back to where these keys were pressed.

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
  const forget = () => { before = null; };
  document.addEventListener("keydown", (event) => {
    // What somebody else has made something of, or an input method is still composing with, means nothing here.
    if (event.defaultPrevented || event.isComposing) return;
    // A field of this type would be emptied, and the hits with it.
    if (event.key === "Escape" && event.target.type === "search") {
      event.preventDefault();
      if (before?.isConnected) before.focus();
      return;
    }
    const control = event.key?.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && slashIsOn() && !typing(event.target);
    if (!control && !slash) return;
    event.preventDefault();
    const field = fieldOf();
    if (document.activeElement !== field) {
      before = document.activeElement === document.body ? null : document.activeElement;
      field.focus();
      // Who has left the field in another way is led nowhere.
      field.addEventListener("blur", forget, { once: true });
    }
    field.select();
  });
}
