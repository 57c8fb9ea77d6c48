// What stands around the marks: the axis, the names of the lanes, what nobody looked at, the brush.

import { FIRST_DAY, LAST_DAY, dayOf, stepFor, ticks } from "./chart_scale.js";

export const AXIS = 44; // pixels at the bottom
const FURTHEST = 80; // pixels left of the frame, where a tick may still have its words in it

// The ticks around a view, written once for a scale and some way beyond the frame.
export class Axis {
  constructor(writer) {
    this.writer = writer;
    this.told = { from: 1, to: 0, pixelsPerDay: 0, ticks: [] };
  }

  ticks(view, pixelsPerDay) {
    const { told } = this;
    const same = told.pixelsPerDay === pixelsPerDay;
    if (same && told.from <= view.from && view.to <= told.to) return told.ticks;
    const length = view.to - view.from;
    const step = stepFor(pixelsPerDay);
    const [from, to] = [view.from - length, view.to + length];
    const made = ticks(from, to, step).map((at) => ({
      at,
      label: this.writer.tick(at, step.unit),
      around: this.writer.around(at, step.unit),
    }));
    this.told = { from, to, pixelsPerDay, ticks: made };
    return made;
  }
}

export function paintGrid(context, scene, axis) {
  context.fillStyle = scene.theme.line;
  for (const tick of axis.ticks(scene.view, scene.pixelsPerDay)) {
    const x = Math.round((tick.at - scene.view.from) * scene.pixelsPerDay);
    if (x >= 0 && x <= scene.width) context.fillRect(x, 0, 1, scene.height);
  }
}

export function paintAxis(context, scene, axis) {
  const { theme, width, height, view, pixelsPerDay } = scene;
  context.fillStyle = theme.paper;
  context.fillRect(0, height, width, AXIS);
  context.fillStyle = theme.soft;
  context.fillRect(0, height, width, 1);
  paintBrush(context, scene);
  context.font = theme.small;
  let around = "";
  let free = 0;
  for (const tick of axis.ticks(view, pixelsPerDay)) {
    const x = (tick.at - view.from) * pixelsPerDay;
    if (x >= -FURTHEST && x <= width) {
      context.fillStyle = theme.ink;
      if (x >= 0) context.fillText(tick.label, x + 3, height + 17);
      if (x >= 0) context.fillRect(Math.round(x), height, 1, 6);
      const words = tick.around;
      if (words !== around && Math.max(x, 0) >= free) {
        context.fillStyle = theme.soft;
        context.fillText(words, Math.max(x, 0) + 3, height + 35);
        free = Math.max(x, 0) + context.measureText(words).width + 16;
        around = words;
      }
    }
  }
}

function paintBrush(context, scene) {
  if (!scene.brush) return;
  const { theme, view, pixelsPerDay, height, width } = scene;
  const left = Math.max((scene.brush.from - view.from) * pixelsPerDay, 0);
  const right = Math.min((scene.brush.to - view.from) * pixelsPerDay, width);
  if (right <= left) return;
  context.fillStyle = theme.brush;
  context.globalAlpha = 0.14;
  context.fillRect(left, 0, right - left, height);
  context.globalAlpha = 0.35;
  context.fillRect(left, height, right - left, AXIS);
  context.globalAlpha = 1;
  context.fillRect(left, 0, 2, height + AXIS);
  context.fillRect(right - 2, 0, 2, height + AXIS);
}

export function paintLanes(context, scene, names) {
  const { layout, theme, width, scroll } = scene;
  if (!layout.header) return;
  context.font = theme.strong;
  layout.tops.forEach((top, lane) => {
    const y = top - scroll;
    context.fillStyle = theme.header;
    context.fillRect(0, y, width, layout.header);
    context.fillStyle = theme.ink;
    context.fillText(names[lane], 4, y + 13);
  });
}

// Hatches the days of each lane that nobody has looked at; nothing where nothing is declared.
export function paintUncovered(context, scene, coverage) {
  if (!coverage) return;
  const { layout, theme, scroll } = scene;
  context.fillStyle = theme.uncovered;
  layout.tops.forEach((top, lane) => {
    const next = layout.tops[lane + 1] ?? Math.max(layout.height, scene.height + scroll);
    let from = FIRST_DAY;
    for (const stretch of coverage[lane]) {
      paintGap(context, scene, from, stretch.from, top - scroll, next - top);
      from = Math.max(from, stretch.to);
    }
    paintGap(context, scene, from, LAST_DAY, top - scroll, next - top);
  });
}

function paintGap(context, scene, from, to, y, height) {
  const left = Math.max((from - scene.view.from) * scene.pixelsPerDay, 0);
  const right = Math.min((to - scene.view.from) * scene.pixelsPerDay, scene.width);
  if (right > left) context.fillRect(left, y, right - left, height);
}

// The stretches of an answer as days; null where nothing is declared.
export function coverageOf(answer) {
  return answer.coverage
    && answer.coverage.map((line) =>
      line.map(([from, to]) => ({ from: dayOf(from), to: dayOf(to) + 1 })));
}

// Where the frame is scrolled to, if there is more than it shows.
export function paintScroll(context, scene) {
  const { layout, height, width, scroll, theme } = scene;
  if (layout.height <= height) return;
  const length = (height / layout.height) * height;
  const top = (scroll / layout.height) * height;
  context.fillStyle = theme.soft;
  context.fillRect(width - 5, top + 2, 4, length - 4);
}
