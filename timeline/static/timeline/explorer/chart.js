// The timeline of a filtered set: bars far out, single entries close, precision never faked.
//
// Dispatches on its element: chart:choose {reference}, chart:brush {from, to} (null: none) and
// chart:window {from, to, at} after panning or zooming; days in ISO 8601, and the view as an address
// has it (null: all of it).

import { note, placeOfMark } from "./chart_cursor.js";
import { build } from "./chart_dom.js";
import { listen } from "./chart_input.js";
import { Picture } from "./chart_picture.js";
import { Player } from "./chart_play.js";
import { Reader } from "./chart_reader.js";
import { dayOf, isoOf, textOf, viewOf } from "./chart_scale.js";
import { Source } from "./chart_source.js";
import { fillBars, fillEntries, filled, sentence } from "./chart_table.js";

const SETTLED = 120; // milliseconds without movement
const IMPATIENT = 400; // milliseconds of movement after which is asked all the same

export class TimelineChart extends Reader {
  constructor(element, { url, words }) {
    super();
    this.element = element;
    this.words = words;
    this.lanes = "none";
    this.dom = build(element, words);
    this.picture = new Picture(this.dom, words);
    this.source = new Source(url);
    this.player = new Player((share) => this.moveOn(share), (on) => this.playing(on));
    this.query = null;
    listen(this.dom.canvas, this);
    this.listenToTools();
    new ResizeObserver(() => { this.picture.resize(); this.moved(false); }).observe(this.dom.stage);
    window.matchMedia("(prefers-color-scheme: dark)")
      .addEventListener("change", () => this.picture.restyle());
  }

  listenToTools() {
    const { buttons } = this.dom;
    const on = (name, act) => buttons[name].addEventListener("click", act);
    on("earlier", () => this.panShare(-0.5));
    on("later", () => this.panShare(0.5));
    on("zoom-in", () => this.zoomAt(2));
    on("zoom-out", () => this.zoomAt(0.5));
    on("whole", () => this.fitWhole());
    on("play", () => this.togglePlay());
    on("links", () => this.toggleLinks());
    on("brush-view", () => this.brushView());
    on("clear-brush", () => this.unbrush());
    buttons["clear-brush"].hidden = true;
  }

  // What the page calls

  // A set, and the view that the address names: null is all of it, undefined as it is.
  async show(query, at) {
    this.query = new URLSearchParams(query);
    this.say(this.words.loading);
    const before = this.source.whole;
    try {
      const answer = await this.source.start(this.query, this.lanes);
      if (!answer) return;
      this.picture.forget();
      const whole = this.source.whole;
      if (whole) this.place(at, before);
      this.say(whole ? "" : this.words.nothing);
      this.update();
    } catch (error) {
      this.failed(error);
    }
  }

  place(at, before) {
    const turned = at !== undefined && at !== this.at;
    if (turned && at) {
      this.fitted = false;
      this.at = at;
      this.picture.lookAt(viewOf(at));
    }
    const stays = turned ? at : before && !this.fitted;
    if (stays && this.source.seen(this.view)) return;
    this.lookAtWhole();
    if (at) this.moved(); // the address is to say so
    else this.at = null;
  }

  setLanes(lanes) {
    if (lanes === this.lanes) return;
    this.lanes = lanes;
    if (this.query) this.show(this.query);
  }

  async choose(reference) {
    this.picture.chosen = reference;
    this.unread = null;
    this.picture.repaint();
    if (!reference || !this.query) return;
    try {
      if (!this.entryOf(reference)) this.reveal(await this.source.find(reference));
      if (this.picture.chosen === reference) this.readChosen(reference);
    } catch (error) {
      this.failed(error);
    }
  }

  brush(from, to) {
    this.setBrush(from && to ? { from: dayOf(from), to: dayOf(to) + 1 } : null);
  }

  play() {
    const { whole } = this.source;
    if (!whole) return;
    const { from, to } = this.view;
    if (to >= whole.to) {
      const length = Math.min(to - from, (whole.to - whole.from) / 10);
      this.lookAt({ from: whole.from, to: whole.from + length });
    }
    this.player.play();
  }

  pause() {
    this.player.pause();
  }

  // Keeping up with what is looked at

  moved(told = true) {
    if (told) this.untold = true;
    this.since ??= performance.now();
    clearTimeout(this.settling);
    const late = performance.now() - this.since > IMPATIENT;
    this.settling = setTimeout(() => this.settled(), late ? 0 : SETTLED);
  }

  settled() {
    this.since = null;
    if (this.untold) {
      this.untold = false;
      this.at = this.fitted ? null : textOf(this.view);
      const [from, to] = [isoOf(this.view.from), isoOf(Math.ceil(this.view.to) - 1)];
      this.dispatch("window", { from, to, at: this.at });
    }
    this.update();
  }

  // Draw what is there, ask for what is missing, and draw again when it comes.
  async update() {
    const stackable = this.picture.arrange(this.source);
    this.describe();
    try {
      if (await this.source.fill(this.view, stackable)) {
        this.say("");
        this.update();
      }
    } catch (error) {
      this.failed(error);
    }
  }

  describe() {
    const { scene, told, laneNames } = this.picture;
    let count = 0;
    if (scene.mode === "entries") {
      count = fillEntries(this.dom.table, scene, told.answer, this.words, laneNames);
    } else if (scene.mode === "bars") {
      fillBars(this.dom.table, scene, scene.bars, this.words, laneNames);
    }
    this.dom.note.textContent = note(this.picture, count);
    if (this.unread) this.readChosen(this.unread);
  }

  entryOf(reference) {
    return this.source.entries?.answer.entries.find((entry) => entry.reference === reference);
  }

  // Now, or when it has come.
  readChosen(reference) {
    const entry = this.entryOf(reference);
    this.unread = entry ? null : reference;
    if (!entry) return;
    const mark = this.picture.scene.marks?.byReference.get(reference);
    if (mark !== undefined) this.scrollTo(placeOfMark(this.picture.scene, mark));
    const said = sentence(entry, this.source.entries.answer, this.words);
    this.dom.readout.textContent = said;
    this.dom.live.textContent = said;
  }

  tellBrush(brush) {
    this.dom.live.textContent = brush.from
      ? filled(this.words.brushed, brush) : this.words.unbrushed;
    this.dispatch("brush", brush);
  }

  say(text) {
    this.dom.message.textContent = text;
    this.dom.message.hidden = !text;
  }

  failed(error) {
    const why = error instanceof TypeError ? this.words.offline : error.message;
    this.say(filled(this.words.failed, { why }));
  }

  dispatch(name, detail) {
    this.element.dispatchEvent(new CustomEvent(`chart:${name}`, { detail, bubbles: true }));
  }
}
