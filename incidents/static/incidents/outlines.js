/* Leaflet and the outlines of countries, fetched when the first map is drawn: maps need no server of
   tiles, and nothing from another host. */

let outlines;

/* The countries as GeoJSON, once Leaflet is there too; `addresses` are those of outlines, leaflet and
   topojson. */
export function theOutlines(addresses) {
    outlines ??= Promise.all([
        fetch(addresses.outlines).then((answer) => answer.json()),
        script(addresses.leaflet),
        script(addresses.topojson),
    ]).then(([topology]) => countriesOf(topology));
    return outlines;
}

/* The countries of world-atlas as GeoJSON; topojson must be there. */
export function countriesOf(topology) {
    const countries = window.topojson.feature(topology, topology.objects.countries);
    countries.features.forEach(({geometry}) => {
        (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).flat().forEach(goOn);
    });
    return countries;
}

function script(address) {
    return new Promise((resolve, reject) => {
        const element = document.createElement("script");
        element.src = address;
        element.addEventListener("load", resolve);
        element.addEventListener("error", reject);
        document.head.append(element);
    });
}

/* A ring over the date line goes on beyond 180 degrees instead of crossing the whole map. */
function goOn(ring) {
    let turns = 0;
    for (let n = 1; n < ring.length; n += 1) {
        const step = ring[n][0] + 360 * turns - ring[n - 1][0];
        turns += step < -180 ? 1 : step > 180 ? -1 : 0;
        ring[n] = [ring[n][0] + 360 * turns, ring[n][1]];
    }
}
