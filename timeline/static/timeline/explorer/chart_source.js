// Asks the server for what a view needs, and keeps what it said; the newest question wins.

import { Bars } from "./chart_bars.js";
import { coverageOf } from "./chart_frame.js";
import { dayOf, isoOf } from "./chart_scale.js";

const MOST = 5000; // so many entries come one by one, as timeline/explorer/drawn.py says
const COARSE = 4; // bars of a window so many times as long as the view are asked for anew

export class Source {
  constructor(url) {
    this.url = url;
    this.asking = null;
  }

  // Forget everything and ask for the whole of a set; null when a newer question came meanwhile.
  async start(query, lanes) {
    this.query = new URLSearchParams(query);
    this.lanes = lanes;
    const answer = await this.ask({});
    if (!answer) return null;
    this.entries = null;
    this.bars = null;
    this.whole = days(answer.extent);
    this.take(answer);
    return answer;
  }

  // Fetch what is missing for a view; null when nothing was, or a newer question came.
  async fill(view, stackable) {
    const missing = this.whole && this.missing(view, stackable);
    const answer = missing && (await this.ask(missing));
    if (answer) this.take(answer);
    return answer;
  }

  take(answer) {
    const window = days(answer.window) ?? { from: 0, to: 0 };
    const told = { ...window, answer, coverage: coverageOf(answer) };
    if (answer.detail === "bars") this.bars = { ...told, bars: new Bars(answer) };
    else this.entries = told;
  }

  // The days of a view in which there is anything; null where it looks beyond all.
  seen(view) {
    if (!this.whole) return null;
    const from = Math.max(Math.floor(view.from), this.whole.from);
    const to = Math.min(Math.ceil(view.to), this.whole.to);
    return from < to ? { from, to } : null;
  }

  missing(view, stackable) {
    const seen = this.seen(view);
    if (!seen) return null;
    const single = covers(this.entries, seen);
    if (single && stackable) return null;
    const counted = covers(this.bars, seen) && this.fine(seen);
    if (single) return counted ? null : { ...this.padded(seen), detail: "bars" };
    if (!counted) return this.padded(seen);
    return this.few(seen) && !same(this.bars, seen) ? this.roomy(seen) : null;
  }

  fine(seen) {
    const coarse = length(this.bars) > COARSE * length(seen);
    return !coarse || this.bars.bars.unit === "hour";
  }

  few(window) {
    const { left_out: left } = this.bars.answer;
    const others = Object.values(left).reduce((sum, count) => sum + count, 0);
    return this.bars.bars.most(window) + others <= MOST;
  }

  // The view with as much on both sides as still comes one by one.
  roomy(seen) {
    const padded = this.padded(seen);
    return covers(this.bars, padded) && this.few(padded) ? padded : seen;
  }

  padded(seen) {
    const more = Math.ceil(length(seen) / 2);
    return {
      from: Math.max(seen.from - more, this.whole.from),
      to: Math.min(seen.to + more, this.whole.to),
    };
  }

  async ask({ from, to, detail }) {
    this.asking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    const query = new URLSearchParams(this.query);
    query.set("lanes", this.lanes);
    if (from !== undefined) {
      query.set("from", isoOf(from));
      query.set("to", isoOf(to - 1));
    }
    if (detail) query.set("detail", detail);
    try {
      return await answerTo(`${this.url}?${query}`, asking.signal);
    } catch (error) {
      if (asking.signal.aborted) return null;
      throw error;
    }
  }

  // Where one incident of the set lies; null if it is none of the set. Ends no other question.
  async find(reference) {
    const query = new URLSearchParams(this.query);
    query.set("reference", reference);
    return days((await answerTo(`${this.url}?${query}`)).extent);
  }
}

async function answerTo(address, signal) {
  const response = await fetch(address, { signal, headers: { Accept: "application/json" } });
  if (response.ok) return response.json();
  const said = await response.json().catch(() => ({}));
  throw new Error(said.detail ?? `${response.status} ${response.statusText}`);
}

function days(ends) {
  return ends && { from: dayOf(ends[0]), to: dayOf(ends[1]) + 1 };
}

function covers(told, window) {
  return Boolean(told) && told.from <= window.from && window.to <= told.to;
}

function same(told, window) {
  return told.from === window.from && told.to === window.to;
}

function length({ from, to }) {
  return to - from;
}
