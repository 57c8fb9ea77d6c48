/* Suggestions by keyboard: Alt+S goes to those of the section one is in, arrows move among them,
   Escape returns to the field one came from, or to the one that was filled last. */
"use strict";

(function () {
    const SECTION = "#content form > div > fieldset.module, #content form > div > .inline-group";
    let cameFrom = null;

    const chipsOf = (holder) => [...holder.querySelectorAll("button")];

    function enter() {
        const section = document.activeElement?.closest(SECTION);
        const holders = [...document.querySelectorAll(".suggestions:not([hidden])")];
        const near = document.activeElement?.closest(".form-row")?.nextElementSibling;
        const holder = holders.find((each) => each === near)
            ?? holders.find((each) => section?.contains(each)) ?? holders[0];
        if (!holder) {
            return;
        }
        if (!document.activeElement.closest(".suggestions")) {
            cameFrom = document.activeElement;
        }
        const chips = chipsOf(holder);
        (chips.find((each) => each.getAttribute("aria-pressed") !== "true") ?? chips[0]).focus();
    }

    function move(holder, by) {
        const chips = chipsOf(holder);
        const at = chips.indexOf(document.activeElement) + by;
        chips[(at + chips.length) % chips.length]?.focus();
    }

    const STEPS = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1};

    function pressed(event) {
        const holder = event.target.closest?.(".suggestions");
        if (event.altKey && !event.ctrlKey && event.code === "KeyS" && document.querySelector(".suggestions:not([hidden])")) {
            enter();
        } else if (holder && !event.ctrlKey && !event.altKey && event.key in STEPS) {
            move(holder, STEPS[event.key]);
        } else if (holder && event.key === "Escape") {
            (cameFrom?.isConnected ? cameFrom : document.getElementById("id_title"))?.focus();
        } else {
            return;
        }
        event.preventDefault();
    }

    function returnTo(field) {
        cameFrom = field ?? cameFrom;
    }

    const begin = () => document.addEventListener("keydown", pressed);

    window.suggestionKeys = {begin, returnTo};
})();
