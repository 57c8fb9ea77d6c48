/* The server's answer to the address: the whole page, of which the parts that change are put in place. */

import {words} from "./words.js";

const PARTS = ["explore-state", "explore-form", "explore-chosen", "explore-list"];

/** Fetch the page of the address and show it; false when another one came meanwhile or none came. */
export async function load(signal) {
    let page;
    try {
        const answer = await fetch(location.href, {signal, headers: {Accept: "text/html"}});
        page = new DOMParser().parseFromString(await answer.text(), "text/html");
        if (answer.redirected && page.getElementById("explorer")) {
            history.replaceState(history.state, "", answer.url);
        }
    } catch (error) {
        if (error.name !== "AbortError") {
            document.getElementById("explore-said").textContent = words.offline;
            document.getElementById("explorer").removeAttribute("aria-busy");
        }
        return false;
    }
    if (!page.getElementById("explorer")) {
        location.reload(); // signed out meanwhile, or an error that has a page of its own
        return false;
    }
    document.title = page.title;
    put(page);
    return true;
}

/* What is open stays open, and who was somewhere stays there. */
function put(page) {
    const focused = document.activeElement?.id;
    const inside = PARTS.some((id) => document.getElementById(id).contains(document.activeElement));
    for (const id of PARTS) {
        const there = document.getElementById(id), open = [...there.querySelectorAll("details[open][id]")];
        there.replaceChildren(...document.importNode(page.getElementById(id), true).childNodes);
        open.forEach((each) => document.getElementById(each.id)?.setAttribute("open", ""));
    }
    if (inside) {
        const again = focused && document.getElementById(focused);
        (again || document.getElementById("explore-list-title")).focus({preventScroll: true});
    }
}
