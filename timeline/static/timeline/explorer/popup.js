/* What opens on the map at one place: the incidents there, each with how exactly it is known. */

import {filled, number, words} from "./words.js";

function element(tag, text = "", properties = {}) {
    const made = document.createElement(tag);
    made.textContent = text;
    return Object.assign(made, properties);
}

/** In words, how exactly the place of a spot is known. */
export function reach({radius_km: km, place, fine}) {
    if (!fine || km === null) {
        return filled("unknown_reach", {place: place || "?"});
    }
    return filled("within", {km: number(km)});
}

/** The content of a popup; `choose` is called with the reference of what is to be shown. */
export function popup(spots, choose) {
    const all = element("div", "", {className: "map-popup"});
    if (spots.length > 1) {
        all.append(element("p", filled("several", {n: number(spots.length)}), {className: "map-several"}));
    }
    const list = element("ul");
    for (const spot of spots) {
        const one = element("li");
        const title = element("a", spot.title, {href: `/incidents/${spot.reference}/`, lang: spot.language, dir: "auto"});
        const button = element("button", words.show, {type: "button"});
        button.setAttribute("aria-label", `${words.show}: ${spot.title}`);
        button.addEventListener("click", () => choose(spot.reference));
        const mark = [spot.mark, spot.counted ? "" : words.not_counted].filter(Boolean).join(", ");
        one.append(title, element("p", [spot.when, mark].filter(Boolean).join(" · ")));
        one.append(element("p", [spot.place, spot.role, reach(spot)].filter(Boolean).join(" · ")), button);
        list.append(one);
    }
    all.append(list);
    return all;
}
