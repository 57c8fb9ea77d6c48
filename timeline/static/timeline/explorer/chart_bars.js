// Bars of how many: pale for what possibly was in a period, full for what surely was.

import { dayOf, endOf } from "./chart_scale.js";
import { HEADER } from "./chart_marks.js";
import { before } from "./chart_stack.js";

const ROOM = 8; // between the highest bar of a lane and its top
const LOWEST_LANE = 40;

// The lines of an answer as arrays, all to one scale.
export class Bars {
  constructor(answer) {
    this.unit = answer.unit;
    this.lines = answer.bars.map((line) => {
      const starts = Float64Array.from(line, ([start]) => dayOf(start));
      return {
        starts,
        ends: Float64Array.from(starts, (start) => endOf(start, answer.unit)),
        possible: line.map(([, possible]) => possible),
        held: line.map(([, , held]) => held),
      };
    });
    this.highest = Math.max(1, ...this.lines.flatMap((line) => line.possible));
  }

  // How many lie in a view at the least, each bar taken for as many as may be in it.
  most(view) {
    let count = 0;
    for (const line of this.lines) {
      for (let i = before(line.ends, view.from); i < line.starts.length; i += 1) {
        if (line.starts[i] > view.to) break;
        count += line.possible[i];
      }
    }
    return count;
  }

  layout(height) {
    const header = this.lines.length > 1 ? HEADER : 0;
    const each = Math.max(height / this.lines.length, LOWEST_LANE);
    const tops = this.lines.map((_, lane) => lane * each);
    return { tops, header, laneHeight: each, height: each * this.lines.length };
  }
}

export function paintBars(context, scene) {
  const { bars, layout, theme, view, pixelsPerDay, scroll } = scene;
  bars.lines.forEach((line, lane) => {
    const bottom = layout.tops[lane] + layout.laneHeight - scroll - 1;
    const room = layout.laneHeight - layout.header - ROOM;
    for (let i = before(line.ends, view.from); i < line.starts.length; i += 1) {
      if (line.starts[i] > view.to) break;
      const left = (line.starts[i] - view.from) * pixelsPerDay;
      const width = Math.max((line.ends[i] - line.starts[i]) * pixelsPerDay - 1, 1);
      paintBar(context, theme.pale, left, width, bottom, heightOf(line.possible[i], bars, room));
      paintBar(context, theme.solid, left, width, bottom, heightOf(line.held[i], bars, room));
    }
  });
}

// At least a pixel and a half, so that one incident beside thousands is not nothing.
function heightOf(count, bars, room) {
  return count ? Math.max((count / bars.highest) * room, 1.5) : 0;
}

function paintBar(context, colour, left, width, bottom, height) {
  if (!height) return;
  context.fillStyle = colour;
  context.fillRect(left, bottom - height, width, height);
}

// The bar of a lane at a moment: its number, or -1.
export function barAt(line, at) {
  const i = before(line.ends, at + 1e-9);
  return i < line.starts.length && line.starts[i] <= at ? i : -1;
}

export function paintBarRing(context, scene, { lane, nth }) {
  const { bars, layout, theme, view, pixelsPerDay, scroll } = scene;
  const line = bars.lines[lane];
  const left = (line.starts[nth] - view.from) * pixelsPerDay;
  const width = Math.max((line.ends[nth] - line.starts[nth]) * pixelsPerDay - 1, 1);
  const top = layout.tops[lane] + layout.header - scroll;
  context.strokeStyle = theme.chosen;
  context.lineWidth = 2;
  context.strokeRect(left - 1, top + 1, width + 2, layout.laneHeight - layout.header - 2);
}
