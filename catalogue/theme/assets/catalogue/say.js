// What whoever hears the page is told, in a place that is read aloud when it changes.

const last = new WeakMap();

/** Says a text in such a place. The same again is no change, and is not heard: it gets a blank that nobody hears either. */
export function say(place, text) {
  place.textContent = text && last.get(place) === text ? `${text}\u00a0` : text;
  last.set(place, place.textContent);
}
