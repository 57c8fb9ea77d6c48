// Time as days since 1970-01-01 (UTC, proleptic Gregorian, years 1 to 9999), and the ticks of an axis.

const DAY = 86_400_000;
export const FIRST_DAY = -719_162; // 0001-01-01
export const LAST_DAY = 2_932_897; // the end of 9999-12-31
export const SHORTEST = 1 / 8; // three hours fill the frame when closest

// The day, or the minute of it, that a text in ISO 8601 names.
export function dayOf(iso) {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  const days = fromCivil(year, month - 1, day);
  if (iso.length <= 10) return days;
  const [hour, minute] = iso.slice(11, 16).split(":").map(Number);
  return days + (hour + (minute || 0) / 60) / 24;
}

function fromCivil(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return Math.round(date.getTime() / DAY);
}

function civil(days) {
  return new Date(Math.floor(days) * DAY);
}

// The day that a moment is on, in ISO 8601; moments outside of the calendar are its ends.
export function isoOf(days) {
  const date = civil(Math.min(Math.max(days, FIRST_DAY), LAST_DAY - 1));
  const year = String(date.getUTCFullYear()).padStart(4, "0");
  return `${year}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

const BY_TIME = 4; // days; a shorter view is named by its minutes

// A view as the address of a page has it: days, or minutes where it is short.
export function textOf({ from, to }) {
  if (to - from >= BY_TIME) return `${isoOf(from)}/${isoOf(Math.ceil(to) - 1)}`;
  return `${minuteOf(from)}/${minuteOf(to)}`;
}

// The view that such a text names: of days, the last is in it.
export function viewOf(text) {
  const [from, to] = text.split("/");
  return within({ from: dayOf(from), to: dayOf(to) + (to.length > 10 ? 0 : 1) });
}

function minuteOf(days) {
  const minutes = Math.round(Math.min(Math.max(days, FIRST_DAY), LAST_DAY - 1 / 1440) * 1440);
  const [day, minute] = [Math.floor(minutes / 1440), ((minutes % 1440) + 1440) % 1440];
  return `${isoOf(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function two(number) {
  return String(number).padStart(2, "0");
}

// The moment at which the period ends that starts at `start`.
export function endOf(start, unit) {
  if (unit === "hour") return start + 1 / 24;
  if (unit === "day") return start + 1;
  if (unit === "week") return start + 7;
  const date = civil(start);
  const year = date.getUTCFullYear();
  if (unit === "month") return fromCivil(year, date.getUTCMonth() + 1, 1);
  if (unit === "year") return fromCivil(year + 1, 0, 1);
  return fromCivil((Math.floor(year / 10) + 1) * 10, 0, 1);
}

// A view of the same length that stays within the calendar, no shorter than the shortest.
export function within(view) {
  const length = Math.min(Math.max(view.to - view.from, SHORTEST), LAST_DAY - FIRST_DAY);
  const middle = (view.from + view.to) / 2;
  const from = Math.min(Math.max(middle - length / 2, FIRST_DAY), LAST_DAY - length);
  return { from, to: from + length };
}

// The view after zooming by a factor (2: twice as close) so that the moment `at` stays in its place.
export function zoomed(view, factor, at) {
  const length = Math.max((view.to - view.from) / factor, SHORTEST);
  const share = (at - view.from) / (view.to - view.from);
  return within({ from: at - share * length, to: at + (1 - share) * length });
}

const STEPS = [
  ...steps("hour", 52, 1 / 24, [1, 3, 6, 12]),
  ...steps("day", 26, 1, [1]),
  ...steps("week", 26, 7, [1]),
  ...steps("month", 50, 30.44, [1, 3, 6]),
  ...steps("year", 50, 365.25, [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]),
];

function steps(unit, apart, days, counts) {
  return counts.map((count) => ({ unit, apart, count, days: count * days }));
}

// The finest step whose ticks are so far apart that their labels have room.
export function stepFor(pixelsPerDay) {
  return STEPS.find((step) => step.days * pixelsPerDay >= step.apart) ?? STEPS.at(-1);
}

// The moments of the ticks from one moment to another, both included.
export function ticks(from, to, step) {
  const told = [];
  let at = firstTick(Math.max(from, FIRST_DAY), step);
  for (; at <= Math.min(to, LAST_DAY); at = nextTick(at, step)) {
    if (at >= from) told.push(at);
  }
  return told;
}

function firstTick(from, step) {
  if (step.unit === "hour") return (Math.floor((from * 24) / step.count) * step.count) / 24;
  if (step.unit === "day") return Math.floor(from);
  if (step.unit === "week") return Math.floor((Math.floor(from) + 3) / 7) * 7 - 3; // Mondays
  const date = civil(from);
  const year = date.getUTCFullYear();
  if (step.unit === "month") {
    return fromCivil(year, Math.floor(date.getUTCMonth() / step.count) * step.count, 1);
  }
  return fromCivil(Math.max(Math.floor(year / step.count) * step.count, 1), 0, 1);
}

function nextTick(at, step) {
  if (step.unit === "hour") return (Math.round(at * 24) + step.count) / 24;
  if (step.unit === "day") return at + 1;
  if (step.unit === "week") return at + 7;
  const date = civil(at);
  if (step.unit === "month") return fromCivil(date.getUTCFullYear(), date.getUTCMonth() + step.count, 1);
  const year = date.getUTCFullYear();
  return fromCivil(Math.floor(year / step.count) * step.count + step.count, 0, 1);
}

// Writes moments in a language: each tick by its own unit, and the wider one that it is in.
export class Writer {
  // `months` are names to write instead of those of the browser, which has one of Arabic's two.
  constructor(language, months) {
    this.months = months;
    const made = (options) =>
      new Intl.DateTimeFormat(language, { timeZone: "UTC", calendar: "gregory", ...options });
    this.forms = {
      hour: made({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
      day: made({ day: "numeric" }),
      month: made({ month: months ? "numeric" : "short" }),
      year: made({ year: "numeric" }),
      ofHour: made({ day: "numeric", month: "long", year: "numeric" }),
      ofDay: made({ month: "long", year: "numeric" }),
    };
  }

  tick(at, unit) {
    return this.forms[unit === "week" ? "day" : unit].format(new Date(Math.round(at * DAY)));
  }

  around(at, unit) {
    const form = { hour: "ofHour", day: "ofDay", week: "ofDay", month: "year" }[unit];
    return form ? this.written(form, new Date(Math.round(at * DAY))) : "";
  }

  day(at) {
    return this.written("ofHour", civil(at));
  }

  written(form, date) {
    return this.forms[form]
      .formatToParts(date)
      .map(({ type, value }) => (type === "month" && this.months?.[date.getUTCMonth()]) || value)
      .join("");
  }
}
