/* The map of the filtered set. It asks the server what is in sight whenever that changes, and tells
   the page what was chosen (map:choose) and where it was moved to (map:move). */

import {nameCountries} from "./countries.js";
import {outlines} from "./outlines.js";
import {drawAreas, drawChosen, drawClusters, drawSpots, near} from "./shapes.js";
import {words} from "./words.js";

const L = window.L;
const PAUSE = 250; // milliseconds at rest before what is in sight is asked for
const WORLD = {view: "-180,-85,180,85", zoom: 1};
const CLOSEST_OUTLINES = 12, CLOSEST_TILES = 19;

export class IncidentMap {
    constructor(element, {url, outlinesUrl, tiles, attribution, said, at}) {
        this.element = element;
        this.url = url;
        this.said = said;
        const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
        this.map = L.map(element, {
            minZoom: 1, maxZoom: tiles ? CLOSEST_TILES : CLOSEST_OUTLINES, worldCopyJump: true, zoomControl: false,
            attributionControl: false, zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, inertia: !still,
        });
        L.control.zoom({zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out}).addTo(this.map);
        L.control.scale({imperial: false}).addTo(this.map);
        this.background(tiles, attribution, outlinesUrl);
        this.box = L.layerGroup().addTo(this.map);
        this.drawn = L.layerGroup().addTo(this.map);
        this.chosen = L.layerGroup().addTo(this.map);
        element.setAttribute("role", "region");
        element.setAttribute("aria-label", words.map);
        this.placed = Boolean(at);
        const [zoom, latitude, longitude] = at ? at.split("/").map(Number) : [2, 25, 30];
        this.map.setView([latitude, longitude], zoom, {animate: false});
        this.map.on("moveend", () => this.onMove());
        this.map.on("autopanstart", () => {
            this.opening = true; // to make room for a popup, for which nothing need be drawn anew
        });
        this.map.on("popupopen popupclose", ({type, popup}) => {
            this.reading = type === "popupopen" ? popup._source?.getLatLng?.() : null;
        });
    }

    background(tiles, attribution, outlinesUrl) {
        const whose = document.createElement("span");
        whose.textContent = tiles ? attribution : words.outlines;
        L.control.attribution({prefix: false}).addAttribution(whose.innerHTML).addTo(this.map);
        if (tiles) {
            L.tileLayer(tiles, {maxZoom: CLOSEST_TILES}).addTo(this.map);
            return;
        }
        outlines(outlinesUrl).then((countries) => {
            for (const shift of [-360, 0, 360]) {
                const coordsToLatLng = ([lng, lat]) => L.latLng(lat, lng + shift);
                L.geoJSON(countries, {interactive: false, coordsToLatLng, style: {className: "map-outline", weight: 1}})
                    .addTo(this.map).bringToBack();
            }
            nameCountries(this.map, countries);
        }).catch(() => this.say(words.failed));
    }

    say(text) {
        this.said.textContent = text;
    }

    onMove() {
        if (this.opening) {
            this.opening = false;
            return;
        }
        clearTimeout(this.timer);
        this.timer = setTimeout(() => {
            if (this.byItself) {
                this.byItself = false;
            } else {
                this.element.dispatchEvent(new CustomEvent("map:move", {detail: {at: this.at(), bbox: this.bbox()}}));
            }
            this.refresh();
        }, PAUSE);
    }

    /** Where the map is, as it stands in the address of the page. */
    at() {
        const centre = this.map.getCenter().wrap();
        return `${Math.round(this.map.getZoom())}/${centre.lat.toFixed(4)}/${centre.lng.toFixed(4)}`;
    }

    /** What is in sight, as a box of the filters. */
    bbox() {
        const bounds = this.map.getBounds();
        const south = Math.max(bounds.getSouth(), -90), north = Math.min(bounds.getNorth(), 90);
        const round = bounds.getEast() - bounds.getWest() >= 360;
        const west = round ? -180 : L.latLng(0, bounds.getWest()).wrap().lng;
        const east = round ? 180 : L.latLng(0, bounds.getEast()).wrap().lng;
        return [west, south, east, north].map((each) => String(Number(each.toFixed(4)))).join();
    }

    /** Draw the set of a question; where nothing of it is in sight, go where it is. */
    async show(query) {
        const same = this.query?.toString() === query.toString();
        this.query = query;
        this.drawBox(query.get("bbox"));
        if (same) {
            return;
        }
        const answer = await this.refresh();
        const nothing = answer && answer.counted === 0 && answer.more === 0;
        if (answer && (!this.placed || nothing)) {
            this.placed = true;
            this.fit(await this.ask(WORLD));
        }
    }

    drawBox(text) {
        this.box.clearLayers();
        if (text) {
            const [west, south, east, north] = text.split(",").map(Number);
            const from = near(this.map, west), to = from + ((east - west) % 360 + 360) % 360;
            L.rectangle([[south, from], [north, to || from]], {className: "map-box", interactive: false}).addTo(this.box);
        }
    }

    async refresh() {
        const zoom = Math.max(0, Math.min(19, Math.round(this.map.getZoom())));
        const answer = this.query && await this.ask({view: this.bbox(), zoom});
        if (answer) {
            this.draw(answer);
        }
        return answer;
    }

    async ask(more) {
        this.asking?.abort();
        this.asking = new AbortController();
        const query = new URLSearchParams(this.query);
        Object.entries(more).forEach(([name, value]) => query.set(name, value));
        try {
            const answer = await fetch(`${this.url}?${query}`, {signal: this.asking.signal, headers: {Accept: "application/json"}});
            return answer.ok ? await answer.json() : null;
        } catch (error) {
            if (error.name !== "AbortError") {
                this.say(words.offline);
            }
            return null;
        }
    }

    draw(answer) {
        const zoomTo = (bounds) => this.map.fitBounds(bounds, {maxZoom: this.map.getZoom() + 4, padding: [20, 20]});
        const reading = this.reading;
        this.map.closePopup();
        this.drawn.clearLayers();
        drawAreas(this.map, this.drawn, answer.areas, zoomTo);
        drawClusters(this.map, this.drawn, answer.clusters, zoomTo);
        drawSpots(this.map, this.drawn, answer.entries, (reference) => {
            this.element.dispatchEvent(new CustomEvent("map:choose", {detail: {reference}}));
        });
        this.reopen(reading);
        this.say(answer.said);
    }

    /* What somebody reads stays open while it is in sight; the mark lies above its area. */
    reopen(place) {
        const holds = (layer) => layer.getPopup() && layer.getLatLng?.().equals(place);
        const marks = place ? this.drawn.getLayers().filter(holds) : [];
        marks.at(-1)?.openPopup();
    }

    /* Everything that is known by its point, else everything; as it is when there is nothing. */
    fit(answer) {
        const all = answer ? [...answer.entries, ...answer.clusters, ...answer.areas] : [];
        const fine = all.filter((each) => each.fine !== false && each.precision !== "country");
        const points = (fine.length ? fine : all).map((each) => [each.latitude, each.longitude]);
        if (points.length) {
            this.byItself = true;
            this.map.fitBounds(points, {maxZoom: 7, padding: [40, 40], animate: false});
        }
    }

    /** Show where the chosen incident was; nothing is chosen without spots. */
    choose(spots) {
        this.chosen.clearLayers();
        drawChosen(this.map, this.chosen, spots);
        const hidden = spots.length && !spots.some(({latitude, longitude}) =>
            this.map.getBounds().contains([latitude, near(this.map, longitude)]));
        if (hidden) {
            this.byItself = true;
            this.map.panTo([spots[0].latitude, near(this.map, spots[0].longitude)]);
        }
    }
}
