/* What only a script can do: copy an address, hand it to another program. */

import {words} from "./words.js";

/** Show the buttons inside that need a script, and let them do what they say. */
export function tools(inside) {
    for (const button of inside.querySelectorAll("[data-copy]")) {
        button.hidden = false;
        button.onclick = () => copy(button);
    }
    const share = inside.querySelector("#share");
    if (share && navigator.share) {
        share.hidden = false;
        share.onclick = () => navigator.share({title: document.title, url: location.href}).catch(() => {});
    }
    const live = inside.querySelector("#share-url");
    if (live) {
        live.value = location.href;
    }
}

async function copy(button) {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try {
        await navigator.clipboard.writeText(field.value);
    } catch {
        return; // not allowed here: what is selected can be copied by hand
    }
    document.getElementById("explore-said").textContent = words.copied;
    button.textContent = words.copied;
}
