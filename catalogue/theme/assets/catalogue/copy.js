// Copies the address of a calendar and says so; where the browser does not let us, the address is marked, to be copied by hand.

import { say } from "./say.js";

export async function copy(button) {
  const field = document.getElementById(button.dataset.tcCopy);
  const status = document.querySelector("[data-tc-copied]");
  try {
    await navigator.clipboard.writeText(field.value);
  } catch { // An intranet without TLS has no clipboard.
    field.focus();
    field.select();
    if (!document.execCommand("copy")) return;
    button.focus(); // Whoever hears the page stays where the button is.
  }
  // Who sees the page sees it at the button; of several, the one that was copied last.
  for (const other of document.querySelectorAll("[data-tc-done]")) delete other.dataset.tcDone;
  button.dataset.tcDone = "";
  say(status, status.dataset.tcCopied);
}
