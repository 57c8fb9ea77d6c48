// The same as is drawn, as a table for those who do not see it, and as a sentence.

import { add } from "./chart_dom.js";
import { isoOf } from "./chart_scale.js";

const MOST_ROWS = 200;

export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

// A number as the reader's language writes it.
export function number(n, words) {
  return n.toLocaleString(words.language);
}

// What is said of one entry.
export function sentence(entry, told, words) {
  const parts = [isolate(entry.title), entry.when, told.types[entry.type] ?? entry.type];
  if (entry.occurrence !== "occurred") parts.push(words[`occurrence-${entry.occurrence}`]);
  if (!entry.counted) parts.push(words["not-counted"]);
  return [...parts, ...linked(entry, told.entries, words)].join(" · ");
}

function isolate(text) {
  return `\u2068${text}\u2069`;
}

// Its links, and those that lead to it, by the titles of what is known of here.
function linked(entry, entries, words) {
  const title = (reference) => {
    const other = entries.find((each) => each.reference === reference);
    return other ? isolate(other.title) : reference;
  };
  const away = entry.links.map((link) => `${words[`link-${link.kind}`]}: ${title(link.to)}`);
  const here = entries.flatMap((each) =>
    each.links
      .filter((link) => link.to === entry.reference)
      .map((link) => `${words[`linked-${link.kind}`]}: ${isolate(each.title)}`));
  return [...new Set([...away, ...here])];
}

export function fillEntries(table, scene, told, words, laneNames) {
  const columns = ["column-when", "column-what", "column-type", "column-lane", "column-links"];
  const shown = told.entries.filter((entry) => meets(entry, scene.view));
  const rows = shown.slice(0, MOST_ROWS).map((entry) => [
    entry.when,
    entry.title,
    [told.types[entry.type] ?? entry.type, entry.occurrence !== "occurred"
      ? words[`occurrence-${entry.occurrence}`] : ""].filter(Boolean).join(", "),
    entry.lanes.map((lane) => laneNames[lane]).join(", "),
    linked(entry, told.entries, words).join("; "),
  ]);
  fill(table, columns.map((name) => words[name]), rows, caption(shown.length, words));
  return shown.length;
}

function meets(entry, view) {
  const [from, to] = [isoOf(view.from), isoOf(Math.ceil(view.to) - 1)];
  const after = entry.earliest !== null && entry.earliest > to;
  return !after && (entry.latest === null || entry.latest >= from);
}

export function fillBars(table, scene, bars, words, laneNames) {
  const names = [`unit-${bars.unit}`, "column-lane", "column-held", "column-possible"];
  const rows = [];
  bars.lines.forEach((line, lane) => {
    line.starts.forEach((start, i) => {
      if (line.ends[i] <= scene.view.from || start > scene.view.to) return;
      rows.push([moment(start, bars.unit), laneNames[lane], line.held[i], line.possible[i]]);
    });
  });
  const columns = names.map((name) => words[name]);
  fill(table, columns, rows.slice(0, MOST_ROWS), caption(rows.length, words));
}

const WRITTEN = { decade: 4, year: 4, month: 7 }; // letters of the day that name the period

// The period that a bar stands for; of a week its Monday.
export function moment(start, unit) {
  if (unit !== "hour") return isoOf(start).slice(0, WRITTEN[unit]);
  const hour = Math.round((start - Math.floor(start + 1e-6)) * 24);
  return `${isoOf(start + 1e-6)} ${String(hour).padStart(2, "0")}:00`;
}

function caption(count, words) {
  const cut = count > MOST_ROWS ? `. ${filled(words["more-rows"], { count: number(MOST_ROWS, words) })}` : "";
  return words.table + cut;
}

function fill(table, columns, rows, title) {
  table.replaceChildren();
  add(table, "caption", "").textContent = title;
  const head = add(add(table, "thead", ""), "tr", "");
  for (const column of columns) {
    const cell = add(head, "th", "");
    cell.scope = "col";
    cell.textContent = column;
  }
  const body = add(table, "tbody", "");
  for (const row of rows) {
    const line = add(body, "tr", "");
    for (const value of row) {
      const cell = add(line, "td", "");
      cell.dir = "auto";
      cell.textContent = value;
    }
  }
}
