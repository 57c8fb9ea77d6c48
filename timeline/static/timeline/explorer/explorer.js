/* The page of the explorer: its state is its address. Whatever is done writes an address; the server
   answers it with the same page it gives without a script, whose parts are put in place here, and
   map and timeline are told to show the same set. */

import {load} from "./answers.js";
import {asFilters, asksTheSame, formQuery, here, PLACES, turned} from "./address.js";
import {IncidentMap} from "./map.js";
import {suggestValues} from "./suggestions.js";
import {tools} from "./tools.js";
import {words} from "./words.js";

const NARROW = "(max-width: 60rem)";
const root = document.getElementById("explorer");
const part = (id) => document.getElementById(id);
let map, chart, loading;

/** Go to a state of the page and show it. */
function go(query, {replace = false, state = history.state, then = () => {}} = {}) {
    history[replace ? "replaceState" : "pushState"](state, "", addressOf(query));
    return show().then(then);
}

/* Readable, as the server writes it: commas, colons and slashes stay. */
function addressOf(query) {
    const text = query.toString().replace(/%2C/g, ",").replace(/%3A/g, ":").replace(/%2F/g, "/");
    return location.pathname + (text && `?${text}`);
}

/** Write a part of the state that changes nothing of what is listed. */
function note(name, value) {
    history.replaceState(history.state, "", addressOf(turned(here(), {[name]: value})));
}

/** Show what the address asks for: the newest wins. */
async function show() {
    loading?.abort();
    loading = new AbortController();
    root.setAttribute("aria-busy", "true");
    const done = await load(loading.signal);
    if (done) {
        root.removeAttribute("aria-busy");
        part("explore-said").textContent = (part("explore-found") ?? part("explore-state")).textContent.trim();
        showInAll();
    }
}

/** Tell map and timeline what is shown, and what is chosen. */
function showInAll() {
    const query = here();
    tools(document);
    if (document.querySelector("[role=alert]")) {
        return;
    }
    map?.show(asFilters(query));
    const brushed = history.state?.brushed;
    const charted = asFilters(brushed ? turned(query, {during: history.state.base}) : query);
    chart?.show(charted, query.get("window"));
    chart?.brush(...(brushed ?? [null, null]));
    mark(query.get("entry"));
}

function mark(reference) {
    for (const listed of document.querySelectorAll("#explore-list [data-reference]")) {
        if (listed.dataset.reference === reference) {
            listed.setAttribute("aria-current", "true");
        } else {
            listed.removeAttribute("aria-current");
        }
    }
    const spots = part("chosen-spots");
    map?.choose(spots && reference ? JSON.parse(spots.textContent) : []);
    chart?.choose(reference);
}

function choose(reference) {
    if (reference === here().get("entry")) {
        return;
    }
    chart?.choose(reference);
    go(turned(here(), {entry: reference}), {
        then: () => part("explore-chosen").scrollIntoView({block: "nearest"}),
    });
}

/* The period that was asked for before the timeline was brushed comes back when the brush is lifted. */
function brush(from, to) {
    const query = here(), before = history.state?.brushed ? history.state.base : query.get("during");
    const during = from ? (from === to ? from : `${from}/${to}`) : before;
    const state = from ? {brushed: [from, to], base: before} : null;
    go(turned(query, {during, cursor: null}), {state});
}

function searchHere() {
    go(turned(here(), {bbox: map.bbox(), cursor: null}));
}

/* A link of the page leads to a state of it; where the map is now stays as it is. */
function follow(event) {
    const link = event.target.closest("a[data-explore]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) {
        return;
    }
    event.preventDefault();
    const query = new URLSearchParams(new URL(link.href).search);
    const kept = Object.fromEntries(PLACES.map((name) => [name, here().get(name)]));
    const state = asksTheSame("during", query, here()) ? history.state : null;
    const page = "page" in link.dataset;
    go(turned(query, kept), {state, then: () => page && part("explore-list-title").focus()});
}

function apply(form) {
    const query = formQuery(form, here());
    go(query, {state: asksTheSame("during", query, here()) ? history.state : null});
}

function listen() {
    root.addEventListener("click", follow);
    root.addEventListener("submit", (event) => {
        event.preventDefault();
        apply(event.target);
    });
    part("explore-form").addEventListener("change", ({target}) => {
        if (target.matches("[type=checkbox], select")) {
            apply(target.form);
        }
    });
    window.addEventListener("popstate", show);
    suggestValues(part("explore-form"));
}

function startMap() {
    if (!window.L) {
        return;
    }
    part("explore-map").hidden = false;
    const {map: url, outlines: outlinesUrl, tiles, attribution} = root.dataset;
    map = new IncidentMap(part("map"), {url, outlinesUrl, tiles, attribution, said: part("map-said"), at: here().get("map")});
    part("map").addEventListener("map:choose", ({detail}) => choose(detail.reference));
    part("map").addEventListener("map:move", ({detail}) => {
        note("map", detail.at);
        if (part("search-moving").checked) {
            searchHere();
        }
    });
    part("search-here").addEventListener("click", searchHere);
}

async function startChart() {
    const place = part("chart"), lanes = part("lanes");
    const style = Object.assign(document.createElement("link"), {rel: "stylesheet", href: new URL("./chart.css", import.meta.url)});
    document.head.append(style);
    part("explore-timeline").hidden = false;
    try {
        const {TimelineChart} = await import("./chart.js");
        const chartWords = JSON.parse(part("chart-words").textContent);
        chart = new TimelineChart(place, {url: root.dataset.timeline, words: chartWords});
    } catch {
        part("explore-timeline").querySelectorAll("select, label").forEach((each) => each.remove());
        place.textContent = words.no_drawing;
        return;
    }
    lanes.value = here().get("lanes") ?? "none";
    chart.setLanes(lanes.value);
    lanes.addEventListener("change", () => {
        chart.setLanes(lanes.value);
        note("lanes", lanes.value === "none" ? null : lanes.value);
    });
    place.addEventListener("chart:choose", ({detail}) => choose(detail.reference));
    place.addEventListener("chart:window", ({detail}) => note("window", detail.at));
    place.addEventListener("chart:brush", ({detail}) => brush(detail?.from ?? null, detail?.to ?? null));
}

if (matchMedia(NARROW).matches && !document.querySelector("[role=alert]")) {
    part("filters").open = false;
}
listen();
startMap();
await startChart();
showInAll();
