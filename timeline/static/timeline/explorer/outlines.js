/* The outlines of countries that lie under a map where no tiles do: fetched once, from this site. */

let drawn;

/** GeoJSON of all countries; `url` is the TopoJSON of world-atlas. */
export function outlines(url) {
    drawn ??= fetch(url).then((answer) => answer.json()).then((topology) => {
        const countries = window.topojson.feature(topology, topology.objects.countries);
        countries.features.forEach(({geometry}) => {
            (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).flat().forEach(goOn);
        });
        return countries;
    });
    return drawn;
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
