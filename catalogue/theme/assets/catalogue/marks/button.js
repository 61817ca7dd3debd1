// The button on the page of an offer that puts it on the shortlist and takes it off again.

import { Store, same } from "./store.js";

// `first` tells that the button was clicked before this program was there.
export function start(place, first = false) {
  const { tcSite, tcKind, tcId, tcTitle, tcPage, tcFeed, tcLanguage } = place.dataset;
  const own = { kind: tcKind, id: tcId, title: tcTitle, page: tcPage, feed: tcFeed ?? "", language: tcLanguage ?? "", ticked: null };
  const store = new Store(tcSite);
  const button = place.querySelector("button");
  const link = place.querySelector("a");
  const show = () => {
    const marks = store.read();
    button.setAttribute("aria-pressed", String(marks.some((mark) => same(mark, own))));
    link.hidden = marks.length === 0;
  };
  const toggle = () => {
    const marks = store.read();
    const others = marks.filter((mark) => !same(mark, own));
    store.write(others.length < marks.length ? others : [...marks, own]);
    show();
  };
  button.addEventListener("click", toggle);
  // Another tab, or a way back to this page.
  addEventListener("storage", show);
  addEventListener("pageshow", show);
  if (first) toggle();
  else show();
}
