// The picture: what of the answers is drawn in a view, where, and painting it.

import { paintBarRing, paintBars } from "./chart_bars.js";
import { fit } from "./chart_dom.js";
import { markAt, paintLinks, paintMarks, paintRing } from "./chart_draw.js";
import {
  AXIS, Axis, paintAxis, paintGrid, paintLanes, paintScroll, paintUncovered,
} from "./chart_frame.js";
import { Marks, keyOf, layout } from "./chart_marks.js";
import { Writer } from "./chart_scale.js";
import { filled, number } from "./chart_table.js";
import { Theme } from "./chart_theme.js";

export class Picture {
  constructor(dom, words) {
    this.dom = dom;
    this.words = words;
    this.context = dom.canvas.getContext("2d");
    this.writer = new Writer(words.language, words.months);
    this.axis = new Axis(this.writer);
    this.laneNames = [""];
    this.links = false;
    this.cursor = -1; // a mark that the keyboard is on
    this.bar = null; // or a bar
    this.scene = {
      theme: new Theme(dom.element), view: { from: 0, to: 1 }, scroll: 0, mode: "none", brush: null,
      width: 1, height: 1, pixelsPerDay: 1,
    };
    this.measure = this.measure.bind(this);
    this.paint = this.paint.bind(this);
    this.waiting = false;
    this.painted = 0;
    this.resize();
  }

  measure(text) {
    return this.context.measureText(text).width;
  }

  resize() {
    const { width, height } = fit(this.dom, this.context);
    Object.assign(this.scene, { width: Math.max(width, 1), height: Math.max(height - AXIS, 1) });
    this.lookAt(this.scene.view);
  }

  restyle() {
    this.scene.theme.read();
    this.repaint();
  }

  lookAt(view) {
    const { scene } = this;
    scene.view = view;
    scene.pixelsPerDay = scene.width / (view.to - view.from);
    this.repaint();
  }

  scrollBy(pixels) {
    const { scene } = this;
    const most = Math.max((scene.layout?.height ?? 0) - scene.height, 0);
    scene.scroll = Math.min(Math.max(scene.scroll + pixels, 0), most);
    this.repaint();
  }

  // Choose between entries and bars for the view, and put the entries into rows. Whether entries
  // that are there can be drawn one by one: if not, bars are wanted.
  arrange(source) {
    const seen = source.seen(this.scene.view);
    const covered = (told) =>
      told && (!seen || (told.from <= seen.from && seen.to <= told.to)) ? told : null;
    const entries = covered(source.entries);
    const arranged = entries && this.stackedAt(entries);
    if (arranged) this.become("entries", entries, { layout: arranged, marks: this.marks });
    else if (covered(source.bars) || !this.told) {
      if (source.bars) this.become("bars", source.bars, this.barred(source.bars.bars));
    }
    this.scrollBy(0);
    const scrolls = this.scene.layout && this.scene.layout.height > this.scene.height;
    this.dom.canvas.style.touchAction = scrolls ? "none" : "pan-y";
    return !entries || Boolean(arranged);
  }

  become(mode, told, more) {
    if (mode !== this.scene.mode) this.scene.scroll = 0;
    if (mode !== this.scene.mode || told !== this.told) Object.assign(this, { cursor: -1, bar: null });
    this.told = told;
    this.laneNames = this.namesOf(told.answer.lanes);
    Object.assign(this.scene, { mode, bars: null, marks: null, ...more });
  }

  barred(bars) {
    return { bars, layout: bars.layout(this.scene.height) };
  }

  namesOf({ by, named, more }) {
    if (by === "none") return [""];
    const rest = more ? filled(this.words["rest-more"], { count: number(more, this.words) }) : this.words.rest;
    return [...named.map((lane) => `\u2068${lane.name}\u2069`), rest];
  }

  // The layout of the entries at this scale; kept while neither they nor the scale change.
  stackedAt(entries) {
    const { pixelsPerDay, height } = this.scene;
    const fresh = this.marksOf !== entries;
    const kept = this.arranged;
    const sameScale = kept && kept.pixelsPerDay === pixelsPerDay && kept.height === height;
    if (!fresh && sameScale) return kept.layout;
    const wanted = new Map();
    if (fresh && sameScale && kept.layout) {
      this.marks.all.forEach((mark, i) => wanted.set(keyOf(mark), kept.layout.rows[i]));
    }
    if (fresh) {
      this.context.font = this.scene.theme.font;
      this.marks = new Marks(entries.answer.entries, this.measure);
      this.marksOf = entries;
    }
    const lanes = entries.answer.lanes.by === "none" ? 1 : entries.answer.lanes.named.length + 1;
    const made = layout(this.marks, lanes, pixelsPerDay, height, wanted);
    this.arranged = { pixelsPerDay, height, layout: made };
    return made;
  }

  // Forget the answers drawn: the next are of another set.
  forget() {
    this.told = null;
    this.arranged = null;
    this.marksOf = null;
    Object.assign(this, { cursor: -1, bar: null });
  }

  repaint() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(this.paint);
  }

  paint() {
    this.waiting = false;
    const { context, scene } = this;
    context.clearRect(0, 0, scene.width, scene.height + AXIS);
    context.textBaseline = "alphabetic";
    if (scene.mode !== "none") this.paintContent();
    paintAxis(context, scene, this.axis);
  }

  paintContent() {
    const { context, scene } = this;
    paintUncovered(context, scene, this.told.coverage);
    paintGrid(context, scene, this.axis);
    paintLanes(context, scene, this.laneNames);
    context.font = scene.theme.font;
    if (scene.mode === "bars") {
      paintBars(context, scene);
      if (this.bar) paintBarRing(context, scene, this.bar);
      this.paintHighest();
    } else this.paintEntries();
    paintScroll(context, scene);
  }

  paintEntries() {
    const { context, scene } = this;
    const chosen = scene.marks.byReference.get(this.chosen) ?? -1;
    this.painted = paintMarks(context, scene);
    const linked = this.cursor >= 0 ? this.cursor : chosen;
    if (this.links || linked >= 0) paintLinks(context, scene, linked, this.links);
    if (chosen >= 0) paintRing(context, scene, chosen, scene.theme.chosen, 2.5);
    if (this.cursor >= 0) paintRing(context, scene, this.cursor, scene.theme.ink, 1.5);
  }

  // How many the highest bar stands for.
  paintHighest() {
    const { context, scene } = this;
    const text = number(scene.bars.highest, this.words);
    context.fillStyle = scene.theme.soft;
    context.fillText(text, scene.width - this.measure(text) - 10, scene.layout.header + 14);
  }

  markAt(x, y) {
    const inside = this.scene.mode === "entries" && y < this.scene.height;
    return inside ? markAt(this.scene, x, y) : -1;
  }

  moment(x) {
    return this.scene.view.from + x / this.scene.pixelsPerDay;
  }
}
