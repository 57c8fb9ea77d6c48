/* Names of countries on the outlines: each where it has room, in the language of the page. */

const PIXELS = 8; // that a letter takes
const HEIGHT = 18;

/** Add the names of GeoJSON countries to a map, and choose anew what has room when it has moved. */
export function nameCountries(map, countries) {
    const labels = countries.features.map(labelOf).filter(Boolean);
    const layer = L.layerGroup().addTo(map);
    map.createPane("country-names").style.zIndex = 250; // above the outlines, below all that is drawn
    const draw = () => {
        layer.clearLayers();
        labels.flatMap((label) => seen(map, label)).forEach((marker) => marker.addTo(layer));
    };
    map.on("moveend", draw);
    draw();
}

/* Its name, and the box of its largest part: islands far away do not move it. */
function labelOf({id, geometry, properties}) {
    const parts = geometry?.type === "MultiPolygon" ? geometry.coordinates : [geometry?.coordinates];
    const boxes = parts.filter(Boolean).map(([ring]) => boxOf(ring));
    const [box] = boxes.sort((one, other) => areaOf(other) - areaOf(one));
    return box && {box, ...nameOf(id, properties.name)};
}

function boxOf(ring) {
    const [east, north] = [0, 1].map((at) => ring.map((point) => point[at]));
    return {west: Math.min(...east), east: Math.max(...east), south: Math.min(...north), north: Math.max(...north)};
}

function areaOf({west, east, south, north}) {
    return (east - west) * (north - south);
}

/* The browser knows the names by the ISO number; what it does not know is named as the outlines do. */
function nameOf(id, english) {
    const language = document.documentElement.lang;
    const region = id && new Intl.Locale(`und-${id}`).region;
    const known = region && /^[A-Z]{2}$/.test(region);
    if (known && language !== "en") {
        return {name: new Intl.DisplayNames(language, {type: "region"}).of(region), language};
    }
    return {name: english, language: "en"};
}

/* In each turn of the world that is in sight; nothing where the name is wider than the country. */
function seen(map, {box, name, language}) {
    const bounds = map.getBounds(), corner = (lat, lng) => map.latLngToContainerPoint([lat, lng]);
    const [from, to] = [corner(box.north, box.west), corner(box.south, box.east)];
    if (to.x - from.x < name.length * PIXELS || to.y - from.y < HEIGHT) {
        return [];
    }
    const middle = [(box.south + box.north) / 2, (box.west + box.east) / 2];
    return [-360, 0, 360]
        .map((shift) => [middle[0], middle[1] + shift])
        .filter((place) => bounds.contains(place))
        .map((place) => L.marker(place, {icon: iconOf(name, language), interactive: false, keyboard: false, pane: "country-names"}));
}

function iconOf(name, language) {
    const words = Object.assign(document.createElement("span"), {textContent: name, lang: language});
    words.setAttribute("aria-hidden", "true"); // the map says in words what is found, not what lies around it
    return L.divIcon({html: words, className: "country-name", iconSize: [0, 0]});
}
