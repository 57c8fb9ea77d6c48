/* Where it was: each location as a circle as wide as it is uncertain, over outlines that come with
   the page. Whatever the map shows stands in words beside it; without this script it stays hidden. */

const KM = 1000; // metres
const AROUND = 1.6; // how much more than the circle is shown
const NARROWEST_KM = 60; // so that a street is shown with what lies around it

/* The script of the outlines has a name of its own in each release: the page knows it. */
async function draw(element) {
    const spots = JSON.parse(document.getElementById("map-spots").textContent);
    const {theOutlines} = await import(element.dataset.drawing);
    const outlines = await theOutlines(element.dataset);
    element.hidden = false;
    document.getElementById("map-credit").hidden = false;
    const L = window.L;
    const map = L.map(element, {
        minZoom: 1, maxZoom: 12, zoomSnap: 0.25, attributionControl: false, scrollWheelZoom: false, zoomAnimation: calm(),
    });
    map.zoomControl.setPosition(document.dir === "rtl" ? "topright" : "topleft");
    map.fitBounds(around(spots, L), {animate: false});
    L.geoJSON(outlines, {interactive: false, style: {className: "map-outline", weight: 1}}).addTo(map);
    L.control.scale({imperial: false}).addTo(map);
    spots.forEach((spot) => drawSpot(spot, map, L));
    element.dataset.drawn = "yes"; // tests wait for it
}

/* What lies around all of them. */
function around(spots, L) {
    const bounds = L.latLngBounds([]);
    for (const spot of spots) {
        const across = Math.max(spot.radius_km * AROUND, NARROWEST_KM) * 2 * KM;
        bounds.extend(L.latLng(spot.latitude, spot.longitude).toBounds(across));
    }
    return bounds;
}

/* The circle, and the name at its middle: a point by itself would look exact. */
function drawSpot(spot, map, L) {
    const centre = [spot.latitude, spot.longitude];
    const className = spot.doubted ? "map-circle map-doubted" : "map-circle";
    L.circle(centre, {radius: spot.radius_km * KM, className, interactive: false}).addTo(map);
    const label = document.createElement("span");
    label.textContent = spot.label;
    const icon = L.divIcon({className: "map-label", html: label, iconSize: null});
    L.marker(centre, {icon, interactive: false, keyboard: false}).addTo(map);
}

function calm() {
    return !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

draw(document.getElementById("map"));
