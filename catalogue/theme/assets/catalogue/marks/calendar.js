// Calendars of courses, read as text and put together anew: every entry stays byte for byte what the feed says.

const BEGIN = "BEGIN:VEVENT\r\n";
const END = "END:VEVENT\r\n";
// A file with a name makes a calendar of its own in Outlook, and nobody asks again for a file.
const NAMES = /^(NAME|X-WR-CALNAME|REFRESH-INTERVAL|X-PUBLISHED-TTL|COLOR)[:;]/;

const unfolded = (text) => text.replace(/\r\n[ \t]/g, "").split("\r\n");
const plain = (value) => value.replace(/\\([nN,;\\])/g, (_, sign) => (/n/i.test(sign) ? "\n" : sign));

function valueOf(lines, name) {
  const line = lines.find((each) => each.startsWith(`${name}:`) || each.startsWith(`${name};`));
  return line === undefined ? "" : line.slice(line.indexOf(":") + 1);
}

// A moment is {day: [y, m, d], clock: [h, m] or null, utc}; wall times are those of the catalogue's zone.
function moment(value) {
  const [, year, month, day, hour, minute, utc] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z)?)?$/.exec(value);
  return { day: [year, month, day].map(Number), clock: hour === undefined ? null : [hour, minute].map(Number), utc: Boolean(utc) };
}

function entry(block) {
  const lines = unfolded(block);
  return {
    block,
    uid: valueOf(lines, "UID"),
    start: moment(valueOf(lines, "DTSTART")),
    end: moment(valueOf(lines, "DTEND")),
    order: valueOf(lines, "DTSTART"),
    title: plain(valueOf(lines, "SUMMARY")),
    place: plain(valueOf(lines, "LOCATION")),
    cancelled: valueOf(lines, "STATUS") === "CANCELLED",
    siblings: lines.filter((line) => line.startsWith("RELATED-TO;RELTYPE=SIBLING:")).map((line) => line.slice(line.indexOf(":") + 1)),
  };
}

export function entries(feed) {
  return feed.split(BEGIN).slice(1).map((rest) => entry(BEGIN + rest.slice(0, rest.indexOf(END)) + END));
}

// The parts of a session name their neighbours; a session is what hangs together.
export function sessions(feed) {
  const rest = new Map(entries(feed).map((each) => [each.uid, each]));
  const found = [];
  for (const first of [...rest.values()]) {
    const parts = [];
    const waiting = [first.uid];
    while (waiting.length) {
      const part = rest.get(waiting.pop());
      if (!part || !rest.delete(part.uid)) continue;
      parts.push(part);
      waiting.push(...part.siblings);
    }
    if (parts.length) found.push(parts.sort((a, b) => (a.order < b.order ? -1 : 1)));
  }
  return found;
}

// One calendar of the chosen entries: head and zone of the first feed, without its name.
export function calendar(feeds, uids) {
  const head = feeds[0].split(BEGIN)[0].replace(/END:VCALENDAR\r\n$/, "");
  const lines = head.replace(/\r\n[ \t]/g, "\u0000").split("\r\n").filter((line) => !NAMES.test(line));
  const top = lines.join("\r\n").replace(/\u0000/g, "\r\n ");
  const chosen = new Map(feeds.flatMap(entries).filter((each) => uids.has(each.uid)).map((each) => [each.uid, each]));
  const sorted = [...chosen.values()].sort((a, b) => (a.order + a.uid < b.order + b.uid ? -1 : 1));
  return `${top}${sorted.map((each) => each.block).join("")}END:VCALENDAR\r\n`;
}
