// Steadiness: what has the focus keeps it, whatever changes around it.

/** Changes the page so that what has the focus keeps it, or what stands beside it, and its place under the reader's eyes. */
export function steady(act) {
  const held = document.activeElement;
  if (held === document.body) {
    act();
    return;
  }
  const beside = held.closest("fieldset");
  const { top } = held.getBoundingClientRect();
  act();
  const takes = (one) => {
    if (!one?.getClientRects().length) return false;
    one.focus({ preventScroll: true });
    return document.activeElement === one;
  };
  if (takes(held)) scrollBy({ top: held.getBoundingClientRect().top - top, behavior: "instant" });
  else if (!takes(beside?.querySelector("input"))) document.querySelector("[data-tc-field]").focus();
}
