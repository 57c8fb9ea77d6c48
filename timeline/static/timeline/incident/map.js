/* Where it was: each location as a circle as wide as it is uncertain, over outlines that come with
   the page. Whatever the map shows stands in words beside it; without this script it stays hidden. */

const KM = 1000; // metres
const AROUND = 2.5; // how much more than the circle is shown
const NARROWEST_KM = 15; // so that a street is shown with what lies around it

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
    L.geoJSON(outlines, {interactive: false, style: {className: "map-outline", weight: 1}}).addTo(map);
    L.control.scale({imperial: false}).addTo(map);
    const bounds = L.latLngBounds([]);
    for (const spot of spots) {
        const centre = [spot.latitude, spot.longitude];
        const reach = spot.radius_km ?? 0;
        bounds.extend(L.latLng(centre).toBounds(Math.max(reach * AROUND, NARROWEST_KM) * 2 * KM));
        if (reach) {
            const className = spot.doubted ? "map-circle map-doubted" : "map-circle";
            L.circle(centre, {radius: reach * KM, className, interactive: false}).addTo(map);
        }
        const label = document.createElement("span");
        label.textContent = spot.label;
        L.marker(centre, {
            icon: L.divIcon({className: "map-label", html: label, iconSize: null}), interactive: false, keyboard: false,
        }).addTo(map);
    }
    map.fitBounds(bounds, {animate: false});
    element.dataset.drawn = "yes";
}

function calm() {
    return !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

draw(document.getElementById("map"));
