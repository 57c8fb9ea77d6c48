// The colours of the drawing, from custom properties of the style sheet, and what is painted once.

const NAMES = ["solid", "pale", "edge", "ink", "soft", "line", "paper", "header", "brush", "chosen", "link"];

export class Theme {
  constructor(element) {
    this.element = element;
    this.read();
  }

  // Read the properties anew: after a change between light and dark, or of the screen.
  read() {
    const style = getComputedStyle(this.element);
    for (const name of NAMES) this[name] = style.getPropertyValue(`--chart-${name}`).trim();
    const family = style.getPropertyValue("font-family");
    this.font = `13px ${family}`;
    this.small = `12px ${family}`;
    this.strong = `600 12px ${family}`;
    this.hatch = hatched(this.edge, 6, 1.5);
    this.uncovered = hatched(this.line, 9, 1);
  }
}

function sheet(width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return [canvas, canvas.getContext("2d")];
}

function hatched(colour, size, width) {
  const [canvas, context] = sheet(size, size);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift, size);
    context.lineTo(shift + size, 0);
  }
  context.stroke();
  return context.createPattern(canvas, "repeat");
}
