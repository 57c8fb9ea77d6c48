// Paints the marks of a frame: reads arrays, makes nothing.

const LABEL_DROP = 14; // from the top of a row to the line its label stands on
const STRIP = 8; // how high a mark is below its label
const RADIUS = 4;
const WIDE_FADE = 24; // pixels over which a month fades at its ends
const FADE_STEPS = 48;

// Where mark i is drawn: its left and right edge and the top of its strip, put into `box`.
export function place(scene, i, box) {
  const { marks, layout, view, scroll } = scene;
  const lane = marks.all[i].lane;
  const left = (marks.starts[i] - view.from) * scene.pixelsPerDay;
  const right = (marks.ends[i] - view.from) * scene.pixelsPerDay;
  const { narrowest } = layout;
  const narrow = right - left < narrowest;
  box.left = narrow ? (left + right - narrowest) / 2 : left;
  box.right = narrow ? box.left + narrowest : right;
  box.row = layout.tops[lane] + layout.header + layout.rows[i] * layout.rowHeight - scroll;
  box.height = layout.labelled ? STRIP : layout.rowHeight - layout.apart;
  box.top = layout.labelled ? box.row + layout.rowHeight - STRIP - 2 : box.row;
  box.narrow = narrow;
  return box;
}

const box = { left: 0, right: 0, row: 0, top: 0, height: 0, narrow: false };

export function paintMarks(context, scene) {
  const { marks, view, height, layout } = scene;
  const last = marks.last(view.to);
  let painted = 0;
  for (let i = marks.first(view.from); i < last; i += 1) {
    place(scene, i, box);
    if (box.right >= 0 && box.row < height && box.row + layout.rowHeight > 0) {
      paintShape(context, scene, marks.all[i].shape);
      if (layout.labelled) paintLabel(context, scene, i);
      painted += 1;
    }
  }
  return painted;
}

function paintShape(context, scene, shape) {
  const left = Math.max(box.left, -20);
  const right = Math.min(box.right, scene.width + 20);
  if (shape.hollow) paintHollow(context, scene.theme, left, right);
  else if (shape.kind === "one-of") paintOneOf(context, scene.theme, left, right);
  else if (shape.kind === "various") paintVarious(context, scene.theme, left, right);
  else if (shape.kind === "instant") paintInstant(context, scene.theme);
  else paintBar(context, scene, shape);
}

// Full where it is certain, fading towards the bounds; what is only wide is pale all over.
function paintBar(context, scene, shape) {
  const pale = shape.kind === "wide" || shape.kind === "about";
  const { theme } = scene;
  let from = (shape.solidStart - scene.view.from) * scene.pixelsPerDay;
  let to = (shape.solidEnd - scene.view.from) * scene.pixelsPerDay;
  if (pale || box.narrow) {
    const fading = box.narrow ? 0 : Math.min((box.right - box.left) / 2, WIDE_FADE);
    from = box.left + fading;
    to = box.right - fading;
  }
  from = Math.round(from);
  to = Math.round(to);
  const colour = pale ? theme.pale : theme.solid;
  if (shape.openStart) fill(context, theme.pale, scene, box.left, from);
  else if (from > box.left) fade(context, colour, scene, box.left, from);
  if (shape.openEnd) fill(context, theme.pale, scene, to, box.right);
  else if (to < box.right) fade(context, colour, scene, box.right, to);
  fill(context, colour, scene, from, to);
}

// From nothing to full in steps: many times quicker than pictures or gradients stretched each time.
function fade(context, colour, scene, from, to) {
  const steps = Math.min(Math.ceil(Math.abs(to - from) / 2), FADE_STEPS);
  for (let step = 0; step < steps; step += 1) {
    const one = Math.round(from + ((to - from) * step) / steps);
    const other = Math.round(from + ((to - from) * (step + 1)) / steps);
    context.globalAlpha = (step + 0.5) / steps;
    fill(context, colour, scene, Math.min(one, other), Math.max(one, other));
  }
  context.globalAlpha = 1;
}

function fill(context, colour, scene, from, to) {
  const left = Math.max(from, -20);
  const right = Math.min(to, scene.width + 20);
  if (right <= left) return;
  context.fillStyle = colour;
  context.fillRect(left, box.top, right - left, box.height);
}

// One day between two: a frame that is open inside, closed at both ends.
function paintOneOf(context, theme, left, right) {
  const middle = Math.round(box.top + box.height / 2);
  context.fillStyle = theme.solid;
  context.fillRect(left, middle - 1, right - left, 2);
  if (box.left >= -20) context.fillRect(box.left, box.top, 2, box.height);
  if (box.right <= right) context.fillRect(box.right - 2, box.top, 2, box.height);
}

// Several events at unknown times between: pale, with dots that stand for no day.
function paintVarious(context, theme, left, right) {
  context.fillStyle = theme.pale;
  context.fillRect(left, box.top, right - left, box.height);
  context.fillStyle = theme.solid;
  const size = Math.min(3, box.height);
  const apart = Math.max((box.right - box.left) / 40, 9);
  const first = box.left + apart / 2 + Math.max(Math.ceil((left - box.left) / apart - 1), 0) * apart;
  for (let x = first; x < right; x += apart) {
    context.fillRect(x - size / 2, box.top + (box.height - size) / 2, size, size);
  }
}

function paintInstant(context, theme) {
  if (box.height < 2 * RADIUS) {
    context.fillStyle = theme.solid;
    context.fillRect(box.left, box.top, box.right - box.left, box.height);
    return;
  }
  const radius = Math.min(RADIUS, box.height / 2);
  context.fillStyle = theme.solid;
  context.beginPath();
  context.arc((box.left + box.right) / 2, box.top + box.height / 2, radius, 0, 2 * Math.PI);
  context.fill();
}

// Not counted: planned, possible, cancelled, refuted, or an umbrella.
function paintHollow(context, theme, left, right) {
  context.fillStyle = theme.hatch;
  context.fillRect(left, box.top, right - left, box.height);
  context.strokeStyle = theme.edge;
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, box.top + 0.5, right - left - 1, box.height - 1);
}

// Beside the left edge of the frame once its mark runs out of it, but never beyond its mark's place.
function paintLabel(context, scene, i) {
  const width = scene.marks.widths[i];
  const furthest = Math.max(box.right - width, box.left);
  context.fillStyle = scene.marks.all[i].shape.hollow ? scene.theme.soft : scene.theme.ink;
  context.fillText(
    scene.marks.labels[i], Math.min(Math.max(box.left, 4), furthest), box.row + LABEL_DROP,
  );
}

// A ring around the mark.
export function paintRing(context, scene, i, colour, lineWidth) {
  place(scene, i, box);
  const left = Math.max(box.left, -20);
  const right = Math.min(box.right, scene.width + 20);
  context.strokeStyle = colour;
  context.lineWidth = lineWidth;
  context.strokeRect(left - 3, box.top - 3, right - left + 6, box.height + 6);
}

const other = { left: 0, right: 0, row: 0, top: 0, height: 0, narrow: false };

// Arcs from an incident to what it is linked to; all of them, or those of one mark.
export function paintLinks(context, scene, chosen, all) {
  context.strokeStyle = scene.theme.link;
  context.fillStyle = scene.theme.link;
  context.lineWidth = 1.5;
  for (const link of scene.marks.links) {
    if (all || link.from === chosen || link.to === chosen) paintLink(context, scene, link);
  }
}

function paintLink(context, scene, link) {
  place(scene, link.from, box);
  place(scene, link.to, other);
  const x1 = (Math.max(box.left, -40) + Math.min(box.right, scene.width + 40)) / 2;
  const x2 = (Math.max(other.left, -40) + Math.min(other.right, scene.width + 40)) / 2;
  if ((x1 < 0 && x2 < 0) || (x1 > scene.width && x2 > scene.width)) return;
  const y1 = box.top + box.height / 2;
  const y2 = other.top + other.height / 2;
  const bend = Math.min(60, 14 + Math.abs(x1 - x2) / 4);
  context.beginPath();
  context.moveTo(x1, y1);
  context.quadraticCurveTo((x1 + x2) / 2, Math.min(y1, y2) - bend, x2, y2);
  context.stroke();
  context.beginPath();
  context.arc(x2, y2, 3, 0, 2 * Math.PI);
  context.fill();
}

// The mark under a point, the nearest row first; -1 where there is none.
export function markAt(scene, x, y) {
  const { marks, layout, view } = scene;
  const last = marks.last(view.to);
  let found = -1;
  for (let i = marks.first(view.from); i < last; i += 1) {
    place(scene, i, box);
    const reach = layout.labelled ? Math.max(box.right, box.left + marks.widths[i]) : box.right;
    const inRow = y >= box.row && y < box.row + layout.rowHeight;
    if (inRow && x >= box.left - 3 && x <= reach + 3) found = i;
  }
  return found;
}
