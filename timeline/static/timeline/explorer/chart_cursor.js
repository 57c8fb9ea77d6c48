// Moves the keyboard's place among entries or bars, and says what is there.

import { barAt } from "./chart_bars.js";
import { isolated } from "./chart_marks.js";
import { filled, moment, number, sentence } from "./chart_table.js";

// The mark or bar that many steps on; from none to the first or last one in the view.
export function stepped(picture, steps) {
  const { scene } = picture;
  if (scene.mode === "entries") picture.cursor = steppedMark(picture, steps);
  else if (scene.mode === "bars") picture.bar = steppedBar(picture, steps);
}

function steppedMark({ scene: { marks, view }, cursor }, steps) {
  const last = marks.all.length - 1;
  if (last < 0) return -1;
  if (cursor < 0) {
    const edge = steps > 0 ? marks.first(view.from) : marks.last(view.to) - 1;
    return Math.min(Math.max(Number.isFinite(steps) ? edge : steps, 0), last);
  }
  return Math.min(Math.max(cursor + steps, 0), last);
}

function steppedBar({ scene: { bars, view }, bar }, steps) {
  const lane = bar?.lane ?? Math.max(bars.lines.findIndex((line) => line.starts.length), 0);
  const line = bars.lines[lane];
  const last = line.starts.length - 1;
  if (last < 0) return null;
  const first = line.ends.findIndex((end) => end > view.from);
  const nth = bar ? bar.nth + steps : Number.isFinite(steps) ? first : steps;
  return { lane, nth: Math.min(Math.max(nth, 0), last) };
}

// The mark nearest in time in the next row with any; or the bar in the next lane.
export function climbed(picture, steps) {
  const { scene, cursor, bar } = picture;
  if (scene.mode === "bars" && bar) climbedBar(picture, steps);
  if (scene.mode !== "entries" || cursor < 0) {
    if (scene.mode === "entries" || !bar) stepped(picture, steps);
    return;
  }
  const { marks } = scene;
  const here = placeOfMark(scene, cursor).top;
  let best = -1;
  let least = Infinity;
  for (let i = marks.first(scene.view.from); i < marks.last(scene.view.to); i += 1) {
    const away = (placeOfMark(scene, i).top - here) * steps;
    const far = Math.abs(marks.starts[i] - marks.starts[cursor]) * scene.pixelsPerDay;
    if (away > 0 && away * 1e6 + far < least) [best, least] = [i, away * 1e6 + far];
  }
  if (best >= 0) picture.cursor = best;
}

function climbedBar(picture, steps) {
  const { bars } = picture.scene;
  const lane = picture.bar.lane + steps;
  if (!bars.lines[lane]?.starts.length) return;
  const at = bars.lines[picture.bar.lane].starts[picture.bar.nth];
  const nth = barAt(bars.lines[lane], at);
  picture.bar = { lane, nth: Math.max(nth, 0) };
}

// What is under the keyboard's place, in words; "" where there is none.
export function saidAt(picture) {
  const { scene, cursor, bar, told, words } = picture;
  if (scene.mode === "entries" && cursor >= 0) {
    return sentence(scene.marks.all[cursor].entry, told.answer, words);
  }
  return scene.mode === "bars" && bar ? saidOfBar(picture, bar) : "";
}

export function saidOfBar({ scene, words, laneNames }, { lane, nth }) {
  const line = scene.bars.lines[lane];
  const said = [
    `${words[`unit-${scene.bars.unit}`]} ${moment(line.starts[nth], scene.bars.unit)}`,
    laneNames[lane],
    filled(words.held, { count: number(line.held[nth], words) }),
    filled(words.possible, { count: number(line.possible[nth], words) }),
  ];
  return said.filter(Boolean).join(" · ");
}

// The bar under a point, as lane and number; null where there is none.
export function barUnder({ scene }, x, y) {
  if (scene.mode !== "bars" || y < 0 || y >= scene.height) return null;
  const lane = Math.floor((y + scene.scroll) / scene.layout.laneHeight);
  const line = scene.bars.lines[lane];
  const nth = line ? barAt(line, scene.view.from + x / scene.pixelsPerDay) : -1;
  return nth >= 0 ? { lane, nth } : null;
}

// Where a mark lies in time and height.
export function placeOfMark({ marks, layout }, i) {
  const top = layout.tops[marks.all[i].lane] + layout.rows[i] * layout.rowHeight;
  const height = layout.rowHeight + layout.header;
  return { from: marks.starts[i], to: marks.ends[i], top, height };
}

// Where the keyboard's place lies; null where there is none.
export function placeOf({ scene, cursor, bar }) {
  if (scene.mode === "entries" && cursor >= 0) return placeOfMark(scene, cursor);
  if (scene.mode !== "bars" || !bar) return null;
  const line = scene.bars.lines[bar.lane];
  const height = scene.layout.laneHeight;
  return { from: line.starts[bar.nth], to: line.ends[bar.nth], top: bar.lane * height, height };
}

// A sentence about all that is drawn: how much, counted how, and what is left out.
export function note({ scene, told, words }, count) {
  if (scene.mode === "none" || !told) return "";
  const { answer } = told;
  const said = scene.mode === "entries"
    ? [filled(words.entries, { count: number(count, words) })]
    : saidOfBars(answer, words);
  if (answer.lanes.too_many_for) said.push(words["too-many-for-lanes"]);
  if (answer.coverage) said.push(words["no-coverage"]);
  return said.join(" ");
}

function saidOfBars(answer, words) {
  const said = [`${filled(words.bars, { unit: words[`unit-${answer.unit}`] })}.`];
  if (answer.imprecise) said.push(filled(words.imprecise, { count: number(answer.imprecise, words) }));
  const left = Object.entries(answer.left_out);
  if (left.length) {
    const list = left
      .map(([why, count]) => `${isolated(words[`occurrence-${why}`])} ${number(count, words)}`)
      .join(", ");
    said.push(filled(words["left-out"], { list }));
  }
  return said;
}
