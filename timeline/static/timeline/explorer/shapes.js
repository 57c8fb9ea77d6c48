/* How incidents are drawn on the map: an area as wide as its place is known, never a bare dot. */

import {popup, reach} from "./popup.js";
import {filled, number, words} from "./words.js";

const L = window.L;
const TOO_SMALL = 9; // pixels: a circle of a smaller radius gets a ring by which it can be seen
const METRES = 1000;

/** The longitude in the copy of the world that is in the middle of the map. */
export function near(map, longitude) {
    return longitude + 360 * Math.round((map.getCenter().lng - longitude) / 360);
}

function at(map, {latitude, longitude}) {
    return L.latLng(latitude, near(map, longitude));
}

function pixels(map, point, km) {
    const edge = L.latLng(point.lat, point.lng + (km / 111.32) / Math.max(Math.cos(point.lat * Math.PI / 180), 0.05));
    return Math.abs(map.latLngToContainerPoint(edge).x - map.latLngToContainerPoint(point).x);
}

function marker(point, {html, className, label, size, still = false}) {
    const content = document.createElement("span");
    content.textContent = html;
    const icon = L.divIcon({className: `map-mark ${className}`, html: content, iconSize: size});
    const made = L.marker(point, {icon, keyboard: !still, interactive: !still, title: label, riseOnHover: true});
    made.on("add", () => {
        made.getElement().setAttribute(still ? "aria-hidden" : "aria-label", still ? "true" : label);
    });
    return made;
}

function circle(point, km, className, interactive = true) {
    return L.circle(point, {radius: km * METRES, className, interactive, bubblingMouseEvents: false});
}

/** Single incidents: those of one place and reach together, the widest first, so that small ones lie on top. */
export function drawSpots(map, layer, spots, choose) {
    const together = new Map();
    for (const spot of spots) {
        const key = [spot.latitude, spot.longitude, spot.radius_km, spot.fine].join();
        together.set(key, [...together.get(key) ?? [], spot]);
    }
    const groups = [...together.values()].sort((one, other) => (other[0].radius_km ?? 0) - (one[0].radius_km ?? 0));
    for (const group of groups) {
        drawGroup(map, layer, group, choose);
    }
}

function drawGroup(map, layer, group, choose) {
    const [first] = group, point = at(map, first), km = first.radius_km;
    const counted = group.some((spot) => spot.counted);
    const kind = `${first.fine ? "spot-fine" : "spot-wide"}${counted ? "" : " spot-not-counted"}`;
    const opened = () => popup(group, choose);
    if (km) {
        circle(point, km, `spot ${kind}`).bindPopup(opened).addTo(layer);
    }
    const label = group.length > 1
        ? `${first.place}: ${filled("several", {n: number(group.length)})}`
        : `${first.title}, ${first.when}, ${reach(first)}`;
    const small = !km || pixels(map, point, km) < TOO_SMALL;
    const html = first.fine ? (group.length > 1 ? number(group.length) : "") : `${first.place} ${number(group.length)}`;
    const className = `${kind} ${first.fine ? "map-ring" : "map-label"}${small ? " map-small" : ""}`;
    marker(point, {html, className, label, size: first.fine ? [18, 18] : null}).bindPopup(opened).addTo(layer);
}

/** Cells of many incidents: a number, as large as there are many; it zooms to what it stands for. */
export function drawClusters(map, layer, clusters, zoomTo) {
    for (const cluster of clusters) {
        const n = cluster.counted || cluster.more, size = 24 + 8 * Math.log10(n + 1);
        const label = [filled("incidents", {n: number(cluster.counted)}),
            cluster.more && filled("more", {n: number(cluster.more)}), words.zoom_to].filter(Boolean).join(", ");
        const className = `map-cluster${cluster.counted ? "" : " spot-not-counted"}`;
        const [west, south, east, north] = cluster.box, shift = near(map, cluster.longitude) - cluster.longitude;
        marker(at(map, cluster), {html: number(n), className, label, size: [size, size]})
            .on("click", () => zoomTo([[south, west + shift], [north, east + shift]]))
            .addTo(layer);
    }
}

/** Incidents known by an area, or counted by area: its name and their number, and how far it reaches. */
export function drawAreas(map, layer, areas, zoomTo) {
    for (const area of areas) {
        const point = at(map, area), n = area.counted || area.more;
        if (area.radius_km) {
            circle(point, area.radius_km, "spot spot-wide", false).addTo(layer);
        }
        const label = filled("by_area", {place: area.name, n: number(area.counted)})
            + (area.more ? `, ${filled("more", {n: number(area.more)})}` : "");
        marker(point, {html: `${area.name} ${number(n)}`, className: `map-label${area.counted ? "" : " spot-not-counted"}`, label, size: null})
            .on("click", () => zoomTo(point.toBounds(Math.max(area.radius_km ?? 50, 20) * 2 * METRES)))
            .addTo(layer);
    }
}

/** The places of the chosen incident, above all others. */
export function drawChosen(map, layer, spots) {
    for (const spot of spots) {
        const point = at(map, spot);
        if (spot.radius_km) {
            circle(point, spot.radius_km, "spot spot-chosen", false).addTo(layer);
        }
        marker(point, {html: "", className: "map-ring map-chosen", label: "", size: [22, 22], still: true})
            .addTo(layer);
    }
}
