// The elements of the chart: buttons, the drawing, what is read out, and a table of what is drawn.

const ARROWS = [["earlier", "◀"], ["later", "▶"], ["zoom-in", "+"], ["zoom-out", "−"]];
const TOOLS = ["whole", "play", "links", "brush-view", "clear-brush"];
const PRESSED = new Set(["links"]);

export function build(element, words) {
  element.classList.add("chart");
  const dom = { element, buttons: {} };
  dom.tools = add(element, "div", "chart-tools");
  const arrows = add(dom.tools, "div", "chart-tools");
  arrows.dir = "ltr"; // time runs from left to right on every page
  for (const [name, sign] of ARROWS) dom.buttons[name] = button(arrows, name, sign, words[name]);
  for (const name of TOOLS) dom.buttons[name] = button(dom.tools, name, "", words[name]);
  dom.stage = add(element, "div", "chart-stage");
  dom.stage.dir = "ltr";
  dom.canvas = add(dom.stage, "canvas", "chart-canvas");
  dom.canvas.tabIndex = 0;
  dom.canvas.setAttribute("role", "application");
  dom.canvas.setAttribute("aria-label", words.chart);
  dom.message = add(dom.stage, "p", "chart-message");
  dom.message.dir = document.dir || "auto";
  dom.message.setAttribute("role", "status");
  dom.readout = add(element, "p", "chart-readout");
  dom.note = add(element, "p", "chart-note");
  dom.readout.dir = document.dir || "auto";
  dom.note.dir = document.dir || "auto";
  dom.live = add(element, "p", "chart-hidden");
  dom.live.setAttribute("aria-live", "polite");
  dom.help = add(element, "p", "chart-hidden");
  dom.help.textContent = words.keys;
  dom.help.id = `chart-help-${Math.random().toString(36).slice(2)}`;
  dom.canvas.setAttribute("aria-describedby", dom.help.id);
  dom.table = add(add(element, "div", "chart-hidden"), "table", "");
  return dom;
}

export function add(parent, tag, className) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  parent.append(made);
  return made;
}

function button(parent, name, sign, label) {
  const made = add(parent, "button", `chart-tool chart-tool-${name}`);
  made.type = "button";
  made.textContent = sign || label;
  if (sign) {
    made.setAttribute("aria-label", label);
    made.title = label;
  }
  if (PRESSED.has(name)) made.setAttribute("aria-pressed", "false");
  return made;
}

// Give the drawing as many pixels as the screen has for it; returns its size in CSS pixels.
export function fit(dom, context) {
  const { width, height } = dom.stage.getBoundingClientRect();
  const ratio = window.devicePixelRatio || 1;
  dom.canvas.width = Math.round(width * ratio);
  dom.canvas.height = Math.round(height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.direction = "ltr";
  return { width, height };
}
