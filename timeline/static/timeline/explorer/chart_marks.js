// The entries as marks in their lanes, indexed by time, and the rows they are stacked in.

import { shapeOf } from "./chart_shapes.js";
import { after, before, stack } from "./chart_stack.js";

const GAP = 4; // between a label and the next mark, and below a lane
const ISOLATED = ["\u2068", "\u2069"]; // a title of any direction, between others
const LONGEST_LABEL = 280;
const SHORT_LABEL = 40;
export const HEADER = 18; // what the name of a lane takes
const FORMS = [
  { labelled: true, rowHeight: 27, narrowest: 6, apart: 4 },
  { labelled: false, rowHeight: 11, narrowest: 6, apart: 2 },
  { labelled: false, rowHeight: 6, narrowest: 4, apart: 1 },
]; // pixels: of a row, of the narrowest mark, between two marks
const SCROLLED = 2.5; // so many frames of rows may be scrolled through

// Marks sorted by their start; an entry has one in each of its lanes.
export class Marks {
  constructor(entries, measure) {
    const made = entries.flatMap((entry, nth) => {
      const shape = shapeOf(entry);
      return entry.lanes.map((lane) => ({ entry, nth, lane, shape }));
    });
    made.sort((a, b) => a.shape.start - b.shape.start || a.nth - b.nth || a.lane - b.lane);
    this.all = made;
    this.starts = Float64Array.from(made, (mark) => mark.shape.start);
    this.ends = Float64Array.from(made, (mark) => mark.shape.end);
    this.reach = Float64Array.from(this.ends); // the latest end so far: rises, so it can be searched
    for (let i = 1; i < this.reach.length; i += 1) {
      this.reach[i] = Math.max(this.reach[i], this.reach[i - 1]);
    }
    this.measure = measure;
    this.labels = null; // and `widths`: measured when there may be room for them
    this.byReference = new Map();
    made.forEach((mark, i) => {
      if (!this.byReference.has(mark.entry.reference)) this.byReference.set(mark.entry.reference, i);
    });
    this.links = made.flatMap((mark, from) =>
      mark.entry.links
        .map((link) => ({ from, to: this.byReference.get(link.to), kind: link.kind }))
        .filter((link) => link.to !== undefined),
    );
  }

  // Measuring thousands of titles takes longer than stacking them.
  label() {
    if (this.labels) return;
    this.labels = this.all.map((mark) => shortened(mark.entry.title, this.measure));
    this.widths = Float64Array.from(this.labels, this.measure);
  }

  // The first mark that may reach into a view beginning then; the marks before have all ended.
  first(from) {
    return before(this.reach, from);
  }

  // The number of marks that start at a moment or before it.
  last(to) {
    return after(this.starts, to);
  }
}

function shortened(title, measure) {
  const whole = isolated(title);
  const width = measure(whole);
  if (width <= LONGEST_LABEL) return whole;
  const letters = [...title];
  let kept = Math.floor((letters.length * LONGEST_LABEL) / width);
  let cut = isolated(`${letters.slice(0, kept).join("")}…`);
  while (kept > 1 && measure(cut) > LONGEST_LABEL) {
    kept -= 1;
    cut = isolated(`${letters.slice(0, kept).join("")}…`);
  }
  return cut;
}

export function isolated(text) {
  return ISOLATED[0] + text + ISOLATED[1];
}

// Stacks the marks at a scale: with labels if that can be scrolled through, else without; null when
// not even that can. `wanted` are the rows of a former layout by reference and lane.
export function layout(marks, lanes, pixelsPerDay, height, wanted) {
  for (const form of FORMS) {
    const most = Math.floor((height * SCROLLED) / form.rowHeight);
    if (form.labelled && !roomy(marks, pixelsPerDay, most)) continue;
    if (form.labelled) marks.label();
    const counts = [];
    const rows = new Int32Array(marks.all.length);
    for (let lane = 0; lane < lanes && counts.length === lane; lane += 1) {
      const found = stacked(marks, lane, { pixelsPerDay, most, wanted, ...form });
      if (found === null) break;
      found.inside.forEach((mark, i) => { rows[mark] = found.rows[i]; });
      counts.push(found.count);
    }
    if (counts.length === lanes) {
      const made = measured(counts, form, lanes > 1 ? HEADER : 0);
      if (made.height <= height * SCROLLED) return { ...form, ...made, rows };
    }
  }
  return null;
}

// Whether short labels side by side would have room in so many rows: if not, none need be measured.
function roomy(marks, pixelsPerDay, most) {
  const days = marks.all.length ? marks.starts.at(-1) - marks.starts[0] : 0;
  return marks.all.length * SHORT_LABEL <= most * (days * pixelsPerDay + LONGEST_LABEL);
}

function stacked(marks, lane, form) {
  const { pixelsPerDay, most, wanted, labelled, narrowest, apart } = form;
  const inside = [];
  marks.all.forEach((mark, i) => { if (mark.lane === lane) inside.push(i); });
  const starts = new Float64Array(inside.length);
  const ends = new Float64Array(inside.length);
  const before_ = new Int32Array(inside.length);
  inside.forEach((mark, i) => {
    const [left, right] = [marks.starts[mark] * pixelsPerDay, marks.ends[mark] * pixelsPerDay];
    starts[i] = Math.min(left, (left + right - narrowest) / 2);
    const drawn = Math.max(right, starts[i] + narrowest);
    ends[i] = Math.max(drawn, labelled ? starts[i] + marks.widths[mark] + GAP : 0) + apart;
    before_[i] = wanted.get(keyOf(marks.all[mark])) ?? -1;
  });
  const found = stack(starts, ends, before_, most);
  return found && { ...found, inside };
}

export function keyOf(mark) {
  return `${mark.entry.reference} ${mark.lane}`;
}

function measured(counts, form, header) {
  const tops = [];
  let top = 0;
  for (const count of counts) {
    tops.push(top);
    top += header + Math.max(count, 1) * form.rowHeight + GAP;
  }
  return { tops, header, height: top };
}
