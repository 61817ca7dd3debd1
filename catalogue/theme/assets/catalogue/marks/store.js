// The shortlist in this browser: nothing is stored before the first mark, and nothing is left after the last one goes.

const LONGEST = 500;
const text = (value) => typeof value === "string" && value.length > 0 && value.length < LONGEST;
// What somebody else has written under our name is taken for nothing.
const isMark = (mark) => mark && ["course", "guide"].includes(mark.kind) && [mark.id, mark.title, mark.page].every(text);
const clean = (mark) => ({
  kind: mark.kind,
  id: mark.id,
  title: mark.title,
  page: mark.page,
  feed: text(mark.feed) ? mark.feed : "",
  language: text(mark.language) ? mark.language : "",
  // The entries that are ticked; null before anybody has ticked or unticked one.
  ticked: Array.isArray(mark.ticked) ? mark.ticked.filter(text) : null,
});

export class Store {
  constructor(site) {
    this.key = `catalogue.marks.${site}`;
  }

  read() {
    try {
      const marks = JSON.parse(localStorage.getItem(this.key) ?? "[]");
      return Array.isArray(marks) ? marks.filter(isMark).map(clean) : [];
    } catch {
      return [];
    }
  }

  // Tells whether the browser has kept the marks; some allow no storage.
  write(marks) {
    try {
      if (marks.length) localStorage.setItem(this.key, JSON.stringify(marks));
      else localStorage.removeItem(this.key);
      dispatchEvent(new Event("catalogue:marks"));
      return true;
    } catch {
      return false;
    }
  }
}

export const same = (one, other) => one.kind === other.kind && one.id === other.id;
