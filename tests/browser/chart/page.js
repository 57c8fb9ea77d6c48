// Shows the chart as a page would, notes what it dispatches, and lends its pure functions to tests.

import { TimelineChart } from "/static/timeline/explorer/chart.js";
import * as scale from "/static/timeline/explorer/chart_scale.js";
import * as drawing from "/static/timeline/explorer/chart_draw.js";
import * as shapes from "/static/timeline/explorer/chart_shapes.js";
import * as stacking from "/static/timeline/explorer/chart_stack.js";

const address = new URL(location.href);
document.documentElement.dir = address.searchParams.get("dir") ?? "ltr";
const lanes = address.searchParams.get("lanes") ?? "none";
for (const name of ["dir", "lanes"]) address.searchParams.delete(name);

const element = document.getElementById("chart");
const words = JSON.parse(document.getElementById("words").textContent);
const chart = new TimelineChart(element, { url: "/explore/timeline.json", words });
const events = [];
for (const name of ["choose", "brush", "window"]) {
  element.addEventListener(`chart:${name}`, (event) => events.push([name, event.detail]));
}
Object.assign(window, { chart, drawing, events, scale, shapes, stacking });
chart.setLanes(lanes);
window.shown = chart.show(address.searchParams);

// The middle of the mark of an incident, in pixels of the canvas.
window.boxOf = (reference) => {
  const { scene } = chart.picture;
  const box = drawing.place(scene, scene.marks.byReference.get(reference), {});
  return { x: (box.left + box.right) / 2, y: box.top + box.height / 2, ...box };
};
