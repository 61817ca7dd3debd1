// Reads feeds with ical.js (Thunderbird, Nextcloud) and node-ical; prints the events of each file as JSON.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';

const day = (date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
const instant = (date) => date.toISOString().replace('.000Z', 'Z');

function withIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zones = new Map(calendar.getAllSubcomponents('vtimezone').map((zone) => {
    const made = new ICAL.Timezone(zone);
    return [made.tzid, made];
  }));
  const moment = (event, name) => {
    const property = event.getFirstProperty(name);
    const value = property.getFirstValue();
    if (value.isDate) return value.toString();
    const tzid = property.getParameter('tzid');
    if (tzid) value.zone = zones.get(tzid);
    return instant(new Date(value.toUnixTime() * 1000));
  };
  return calendar.getAllSubcomponents('vevent').map((event) => ({
    uid: event.getFirstPropertyValue('uid'),
    start: moment(event, 'dtstart'),
    end: moment(event, 'dtend'),
    summary: event.getFirstPropertyValue('summary'),
    status: event.getFirstPropertyValue('status'),
  }));
}

function withNodeIcal(text) {
  const moment = (value) => (value.dateOnly ? day(value) : instant(value));
  return Object.values(nodeIcal.sync.parseICS(text)).filter((each) => each.type === 'VEVENT').map((event) => ({
    uid: event.uid,
    start: moment(event.start),
    end: moment(event.end),
    summary: event.summary,
    status: event.status,
  }));
}

const parse = { 'ical.js': withIcalJs, 'node-ical': withNodeIcal }[process.argv[2]];
const feeds = JSON.parse(readFileSync(0, 'utf8'));
console.log(JSON.stringify(feeds.map((text) => parse(text))));
