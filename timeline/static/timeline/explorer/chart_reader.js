// What a reader does with the chart: pans, zooms, points, chooses, brushes, moves by keys.

import { barUnder, climbed, placeOf, saidAt, saidOfBar, stepped } from "./chart_cursor.js";
import { isoOf, within, zoomed } from "./chart_scale.js";
import { sentence } from "./chart_table.js";

const MARGIN = 0.03; // of the frame, before everything
const LABEL = 0.2; // and after it, so that the last labels have room
const LABELLED = 200; // more entries have no labels when all are shown

// The chart that extends it has a dom, a picture, a source and a player.
export class Reader {
  get view() {
    return this.picture.scene.view;
  }

  lookAt(view) {
    this.fitted = false;
    this.picture.lookAt(within(view));
    this.moved();
  }

  lookAtWhole() {
    const { from, to } = this.source.whole;
    const length = to - from;
    const many = (this.source.entries?.answer.entries.length ?? Infinity) > LABELLED;
    const after = length * (many ? MARGIN : LABEL);
    this.picture.lookAt(within({ from: from - length * MARGIN, to: to + after }));
    this.fitted = true;
  }

  fitWhole() {
    if (!this.source.whole) return;
    this.lookAtWhole();
    this.moved();
  }

  panBy(x, y) {
    const days = x / this.picture.scene.pixelsPerDay;
    if (y) this.picture.scrollBy(y);
    if (days) this.lookAt({ from: this.view.from + days, to: this.view.to + days });
  }

  panShare(share) {
    this.panBy(share * this.picture.scene.width, 0);
  }

  zoomAt(factor, x = this.picture.scene.width / 2) {
    this.lookAt(zoomed(this.view, factor, this.picture.moment(x)));
  }

  moveOn(share) {
    this.panShare(share);
    return this.view.to < this.source.whole.to;
  }

  togglePlay() {
    if (this.player.playing) this.pause();
    else this.play();
  }

  playing(on) {
    this.dom.buttons.play.textContent = this.words[on ? "pause" : "play"];
  }

  toggleLinks() {
    this.picture.links = !this.picture.links;
    this.dom.buttons.links.setAttribute("aria-pressed", String(this.picture.links));
    this.picture.repaint();
  }

  held() {
    this.pause();
  }

  hover(x, y) {
    const mark = this.picture.markAt(x, y);
    const bar = barUnder(this.picture, x, y);
    this.dom.canvas.classList.toggle("chart-pointing", mark >= 0);
    if (mark >= 0) {
      const { entry } = this.picture.scene.marks.all[mark];
      this.dom.readout.textContent = sentence(entry, this.picture.told.answer, this.words);
    } else this.dom.readout.textContent = bar ? saidOfBar(this.picture, bar) : "";
  }

  click(x, y) {
    const mark = this.picture.markAt(x, y);
    this.picture.cursor = -1;
    if (mark >= 0) this.chose(this.picture.scene.marks.all[mark].entry.reference);
    else if (this.picture.chosen) this.chose(null);
  }

  chose(reference) {
    this.picture.chosen = reference;
    this.picture.repaint();
    if (reference) this.readChosen(reference);
    this.dispatch("choose", { reference });
  }

  step(steps) {
    stepped(this.picture, steps);
    this.follow();
  }

  climb(steps) {
    climbed(this.picture, steps);
    this.follow();
  }

  enter() {
    const { cursor, bar, scene } = this.picture;
    if (scene.mode === "entries" && cursor >= 0) this.chose(scene.marks.all[cursor].entry.reference);
    else if (scene.mode === "bars" && bar) {
      const { from, to } = placeOf(this.picture);
      this.lookAt({ from: from - (to - from), to: to + (to - from) });
    }
  }

  escape() {
    if (this.player.playing) this.pause();
    else if (this.picture.cursor >= 0 || this.picture.bar) {
      Object.assign(this.picture, { cursor: -1, bar: null });
      this.picture.repaint();
    } else if (this.picture.chosen) this.chose(null);
  }

  // Bring the keyboard's place into the frame, and read it out.
  follow() {
    const at = placeOf(this.picture);
    if (!at) return;
    const length = this.view.to - this.view.from;
    if (at.from > this.view.to || at.to < this.view.from) {
      this.lookAt({ from: at.from - length / 3, to: at.from + (2 * length) / 3 });
    }
    this.scrollTo(at);
    const said = saidAt(this.picture);
    this.dom.readout.textContent = said;
    this.dom.live.textContent = said;
  }

  scrollTo(at) {
    const { scroll, height } = this.picture.scene;
    const over = at.top + at.height - (scroll + height);
    this.picture.scrollBy(Math.min(at.top - scroll, 0) || Math.max(over, 0));
  }

  // Show where something lies that is out of sight.
  reveal(place) {
    if (!place || (place.from < this.view.to && place.to > this.view.from)) return;
    const length = this.view.to - this.view.from;
    const middle = (place.from + place.to) / 2;
    this.lookAt({ from: middle - length / 2, to: middle + length / 2 });
  }

  setBrush(brush) {
    this.picture.scene.brush = brush;
    this.dom.buttons["clear-brush"].hidden = !brush;
    this.picture.repaint();
  }

  brushing(one, other) {
    const ends = [this.picture.moment(one), this.picture.moment(other)].sort((a, b) => a - b);
    this.setBrush({ from: Math.floor(ends[0]), to: Math.floor(ends[1]) + 1 });
  }

  brushed() {
    const { brush } = this.picture.scene;
    this.tellBrush({ from: isoOf(brush.from), to: isoOf(brush.to - 1) });
  }

  // Choose the whole days of the frame: what keys can do instead of dragging.
  brushView() {
    this.setBrush({ from: Math.floor(this.view.from), to: Math.ceil(this.view.to) });
    this.brushed();
  }

  unbrush() {
    if (!this.picture.scene.brush) return;
    this.setBrush(null);
    this.tellBrush({ from: null, to: null });
  }
}
