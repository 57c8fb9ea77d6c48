// Pointers, wheel and keys, told to the chart as what they mean.

import { AXIS } from "./chart_frame.js";

const CLICK = 4; // pixels that a pointer may move in a click
const WHEEL = 0.0018;

// Listen on the canvas; `chart` has the methods that are called here.
export function listen(canvas, chart) {
  const pointers = new Map();
  const drag = { kind: null, x: 0, y: 0, moved: 0, apart: 0 };
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const point = at(event);
    pointers.set(event.pointerId, point);
    canvas.setPointerCapture(event.pointerId);
    const onAxis = point.y > canvas.clientHeight - AXIS;
    Object.assign(drag, { kind: onAxis ? "brush" : "pan", ...point, moved: 0 });
    drag.from = point.x;
    if (pointers.size === 2) {
      drag.kind = "pinch";
      Object.assign(drag, spread(pointers));
    }
    chart.held();
  });

  canvas.addEventListener("pointermove", (event) => {
    const point = at(event);
    if (!pointers.has(event.pointerId)) {
      chart.hover(point.x, point.y);
      return;
    }
    pointers.set(event.pointerId, point);
    if (drag.kind === "pinch") pinched(chart, drag, pointers);
    else dragged(chart, drag, point);
  });

  const up = (event) => {
    if (!pointers.delete(event.pointerId)) return;
    if (drag.kind === "brush") {
      if (drag.moved > CLICK) chart.brushed();
      else chart.unbrush();
    } else if (drag.kind === "pan" && drag.moved <= CLICK && event.type === "pointerup") {
      chart.click(drag.x, drag.y);
    }
    drag.kind = null;
  };
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", up);
  canvas.addEventListener("pointerleave", () => chart.hover(-1, -1));
  canvas.addEventListener("dblclick", (event) => chart.zoomAt(2, at(event).x));

  // Only where it was asked for, so that the page can be scrolled past the chart.
  canvas.addEventListener("wheel", (event) => {
    const pinching = event.ctrlKey || event.metaKey;
    if (!pinching && document.activeElement !== canvas) return;
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 16 : 1;
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      chart.panBy((event.deltaX || event.deltaY) * lines, 0);
    } else {
      chart.zoomAt(Math.exp(-event.deltaY * lines * WHEEL * (event.ctrlKey ? 4 : 1)), at(event).x);
    }
  }, { passive: false });

  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (pressed(chart, event.key, event.shiftKey)) event.preventDefault();
  });
}

function dragged(chart, drag, point) {
  drag.moved = Math.max(drag.moved, Math.abs(point.x - drag.from), Math.abs(point.y - drag.y));
  if (drag.kind === "brush") chart.brushing(drag.from, point.x);
  if (drag.kind !== "pan" || drag.moved <= CLICK) return;
  chart.panBy(drag.x - point.x, drag.y - point.y);
  drag.x = point.x;
  drag.y = point.y;
  drag.moved = Infinity;
}

function pinched(chart, drag, pointers) {
  const now = spread(pointers);
  chart.panBy(drag.x - now.x, 0);
  chart.zoomAt(now.apart / drag.apart, now.x);
  Object.assign(drag, now);
}

function spread(pointers) {
  const [one, other] = [...pointers.values()];
  return {
    x: (one.x + other.x) / 2,
    y: (one.y + other.y) / 2,
    apart: Math.max(Math.hypot(one.x - other.x, one.y - other.y), 10),
  };
}

// Whether the key means anything here.
function pressed(chart, key, shift) {
  if (shift && (key === "ArrowLeft" || key === "ArrowRight")) {
    chart.panShare(key === "ArrowLeft" ? -0.25 : 0.25);
    return true;
  }
  const meant = {
    ArrowLeft: () => chart.step(-1),
    ArrowRight: () => chart.step(1),
    ArrowUp: () => chart.climb(-1),
    ArrowDown: () => chart.climb(1),
    Home: () => chart.step(-Infinity),
    End: () => chart.step(Infinity),
    PageUp: () => chart.panShare(-1),
    PageDown: () => chart.panShare(1),
    "+": () => chart.zoomAt(2),
    "=": () => chart.zoomAt(2),
    "-": () => chart.zoomAt(0.5),
    0: () => chart.fitWhole(),
    Enter: () => chart.enter(),
    " ": () => chart.togglePlay(),
    Escape: () => chart.escape(),
  }[key];
  meant?.();
  return Boolean(meant);
}
