/* The outlines of countries that lie under a map where no tiles do: fetched once, from this site. */

import {countriesOf} from "../../incidents/outlines.js";

let drawn;

/** GeoJSON of all countries; `url` is the TopoJSON of world-atlas. */
export function outlines(url) {
    drawn ??= fetch(url).then((answer) => answer.json()).then(countriesOf);
    return drawn;
}
