// What an entry is drawn as: never narrower, sharper or more solid than its date is known.

import { FIRST_DAY, LAST_DAY, dayOf } from "./chart_scale.js";

// Kinds: "instant" (a minute), "day", "about" (a doubtful day), "lasted" (a/b), "one-of" ([a..b]: one
// day between), "wide" (a month, a year, X digits), "various" (several events between two days).
//
// `start` and `end` bound what is possible; from `solidStart` to `solidEnd` it is drawn full, and
// fades out towards the bounds. An open end is pale and runs out of the frame.
export function shapeOf(entry) {
  const openStart = entry.earliest === null;
  const openEnd = entry.latest === null;
  let start = openStart ? FIRST_DAY : dayOf(entry.earliest);
  let end = openEnd ? LAST_DAY : dayOf(entry.latest) + 1;
  const kind = kindOf(entry, end - start);
  if (kind === "instant") {
    start = dayOf(`${entry.earliest}T${entry.time}`);
    end = start;
  }
  const [solidStart, solidEnd] = solid(kind, entry, start, end);
  return { kind, start, end, solidStart, solidEnd, openStart, openEnd, hollow: !entry.counted };
}

function kindOf(entry, days) {
  if (entry.grain === "aggregate") return "various";
  if (entry.form === "one-of" && days > 1) return "one-of";
  if (entry.form === "interval" && days > 1) return "lasted";
  if (days > 1) return "wide";
  if (entry.start_qualifier || entry.end_qualifier) return "about";
  return entry.time ? "instant" : "day";
}

// The stretch without any fading: what is certain, and an end that is a known bound.
function solid(kind, entry, start, end) {
  const middle = (start + end) / 2;
  if (kind === "wide" || kind === "about") return [middle, middle];
  if (kind !== "lasted") return [start, end];
  const doubtful = [entry.start_qualifier !== "", entry.end_qualifier !== ""];
  if (entry.certain_from !== null && !doubtful[0] && !doubtful[1]) {
    return [dayOf(entry.certain_from), dayOf(entry.certain_to) + 1];
  }
  if (doubtful[0] && doubtful[1]) return [middle, middle];
  if (doubtful[0]) return [end, end];
  return doubtful[1] ? [start, start] : [start, end];
}
