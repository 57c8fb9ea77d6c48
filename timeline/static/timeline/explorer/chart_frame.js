// What stands around the marks: the axis, the names of the lanes, what nobody looked at, the brush.

import { FIRST_DAY, LAST_DAY, dayOf, stepFor, ticks } from "./chart_scale.js";

export const AXIS = 44; // pixels at the bottom

// The ticks around a view, written once for a scale and some way beyond the frame; and the wider
// periods that they are in, each with the width of its name.
export class Axis {
  constructor(writer) {
    this.writer = writer;
    this.told = { from: 1, to: 0, pixelsPerDay: 0 };
  }

  at(context, { view, pixelsPerDay, theme }) {
    const { told } = this;
    const same = told.pixelsPerDay === pixelsPerDay;
    if (same && told.from <= view.from && view.to <= told.to) return told;
    const length = view.to - view.from;
    const step = stepFor(pixelsPerDay);
    const [from, to] = [view.from - length, view.to + length];
    const made = ticks(from, to, step).map((at) => ({ at, label: this.writer.tick(at, step.unit) }));
    context.font = theme.small;
    this.told = { from, to, pixelsPerDay, ticks: made, around: this.around(context, made, step) };
    return this.told;
  }

  around(context, made, step) {
    const told = [];
    for (const { at } of made) {
      const words = this.writer.around(at, step.unit);
      if (words !== told.at(-1)?.words) {
        told.push({ at, words, width: context.measureText(words).width + 16 });
      }
    }
    return told;
  }
}

export function paintGrid(context, scene, axis) {
  context.fillStyle = scene.theme.line;
  for (const tick of axis.at(context, scene).ticks) {
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
  const { ticks: all, around } = axis.at(context, scene);
  context.font = theme.small;
  context.fillStyle = theme.ink;
  for (const tick of all) {
    const x = (tick.at - view.from) * pixelsPerDay;
    if (x >= 0 && x <= width) {
      context.fillText(tick.label, x + 3, height + 17);
      context.fillRect(Math.round(x), height, 1, 6);
    }
  }
  context.fillStyle = theme.soft;
  for (let i = 0; i < around.length; i += 1) {
    const x = Math.max((around[i].at - view.from) * pixelsPerDay, 0);
    const next = i + 1 < around.length ? (around[i + 1].at - view.from) * pixelsPerDay : Infinity;
    if (x <= width && next - x >= around[i].width) context.fillText(around[i].words, x + 3, height + 35);
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
