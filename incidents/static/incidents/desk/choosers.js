/* Choosers by keyboard: a letter typed on a closed one begins the search; Enter takes the first
   hit, Tab takes it and goes on to the next field, and so do the keys that leave for another
   section. Nobody waits for the hits: what was typed is looked up while one goes on. */
"use strict";

(function () {
    const FIELDS = "#content input:not([type=hidden]), #content select:not(.select2-hidden-accessible), " +
        "#content textarea, #content .select2-selection";
    const LEAVES = ["ArrowDown", "ArrowUp"];
    const lookups = new Map(); // select -> the promise of the row it will show
    let open = null; // {chooser, asked}: the chooser that is open, and the search under way

    const selectionOf = (chooser) => chooser.$container[0].querySelector(".select2-selection");

    const isFree = (field) => !field.disabled && field.tabIndex >= 0 && field.checkVisibility();

    function beside(field, by) {
        const fields = [...document.querySelectorAll(FIELDS)].filter(isFree);
        return fields[fields.indexOf(field) + by];
    }

    /* select2 gives the focus back to a chooser a moment after it was closed, when one may be typing elsewhere. */
    function stayAway(selection) {
        const back = (event) => event.relatedTarget?.focus();
        selection.addEventListener("focusin", back);
        setTimeout(() => selection.removeEventListener("focusin", back), 0);
    }

    function goOn(chooser, {by, key}) {
        const selection = selectionOf(chooser);
        const next = by ? beside(selection, by) : null;
        (next ?? selection).focus();
        if (key) {
            selection.dispatchEvent(new KeyboardEvent("keydown", key));
        }
        if (document.activeElement !== selection) {
            stayAway(selection);
        }
    }

    /* Take the hit that is marked; false when there is none. */
    function take(chooser) {
        chooser.trigger("results:select", {});
        return !chooser.isOpen();
    }

    async function firstHit(select, term) {
        const address = new URL(select.getAttribute("data-ajax--url"), location.href);
        const {appLabel, modelName, fieldName} = select.dataset;
        address.searchParams.delete("adds"); // the first hit is a row, never the offer to add one
        const asked = {term, app_label: appLabel, model_name: modelName, field_name: fieldName};
        Object.entries(asked).forEach(([name, value]) => address.searchParams.set(name, value));
        try {
            const answer = await fetch(address, {headers: {Accept: "application/json"}});
            if (!answer.ok || answer.redirected) {
                return `“${term}” could not be looked up: sign in again in another tab, then choose here.`;
            }
            return (await answer.json()).results[0] ?? `“${term}” was not found. Choose another, or add it.`;
        } catch {
            return `“${term}” could not be looked up: the server does not answer. Try again.`;
        }
    }

    function choose(select, {id, text}) {
        const $select = django.jQuery(select);
        if (![...select.options].some((option) => option.value === String(id))) {
            select.add(new Option(text, id, false, true));
        }
        $select.val(String(id)).trigger("change");
        $select.trigger({type: "select2:select", params: {data: {id, text}}});
    }

    /* Why nothing was chosen, said at the chooser until it is opened again; nothing to say clears it. */
    function say(box, words) {
        const there = box.parentElement.querySelector(":scope > .chooser-said");
        if (!words) {
            there?.remove();
            return;
        }
        const said = there ?? box.parentElement.appendChild(document.createElement("p"));
        said.className = "chooser-said errorlist";
        said.setAttribute("role", "alert");
        said.textContent = words;
    }

    /* Show the word typed until the row it stands for is known. */
    function lookUp(chooser, term) {
        const select = chooser.$element[0];
        const box = chooser.$container[0];
        const shown = box.querySelector(".select2-selection__rendered");
        const before = [...shown.childNodes];
        const was = select.value;
        chooser.close();
        shown.replaceChildren(`${term} …`);
        box.setAttribute("aria-busy", "true");
        const lookup = firstHit(select, term).then((found) => {
            if (lookups.get(select) !== lookup) {
                return true; // searched again since
            }
            lookups.delete(select);
            box.removeAttribute("aria-busy");
            const isRow = typeof found === "object" && select.value === was;
            if (isRow) {
                choose(select, found);
            } else {
                shown.replaceChildren(...before);
                say(box, typeof found === "object" ? "" : found);
            }
            return isRow;
        });
        lookups.set(select, lookup);
    }

    function opened(event) {
        const chooser = django.jQuery(event.target).data("select2");
        open = {chooser, asked: true};
        lookups.delete(event.target);
        say(chooser.$container[0], "");
        if (!chooser.heardByDesk) {
            chooser.heardByDesk = true;
            chooser.on("query", (asked) => Object.assign(open ?? {}, {asked}));
            chooser.on("results:all", ({query}) => {
                if (open?.chooser === chooser && [query, true].includes(open.asked)) {
                    open.asked = null;
                }
            });
        }
    }

    function wishOf({key, ctrlKey, altKey, shiftKey}, typed) {
        if ((ctrlKey && LEAVES.includes(key)) || (altKey && key === "Enter")) {
            return {typed, by: 0, key: {key, ctrlKey, altKey, shiftKey, bubbles: true, cancelable: true}};
        }
        if (key === "Enter") {
            return {typed: true, by: 0};
        }
        return key === "Tab" ? {typed, by: shiftKey ? -1 : 1} : null;
    }

    function pressedWhileOpen(event) {
        const search = event.target.closest?.(".select2-search__field");
        const wish = open && search && !event.isComposing ? wishOf(event, search.value !== "") : null;
        if (!wish) {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
        const {chooser, asked} = open;
        if (wish.typed && asked && search.value) {
            lookUp(chooser, search.value);
        } else if (wish.typed && !take(chooser)) {
            return; // nothing was found, and that is said
        }
        chooser.close();
        goOn(chooser, wish);
    }

    /* The letter goes to the field that has the focus when the browser writes it. */
    function pressedWhileClosed(event) {
        const selection = event.target.closest?.(".select2-selection");
        const isLetter = event.key.length === 1 && event.key !== " ";
        if (!selection || !isLetter || event.ctrlKey || event.altKey || event.metaKey) {
            return;
        }
        django.jQuery(selection.closest(".select2").previousElementSibling).select2("open");
        open?.chooser.dropdown.$search[0].focus();
    }

    window.addEventListener("keydown", (event) => {
        pressedWhileOpen(event);
        pressedWhileClosed(event);
    }, true);

    /* A form is sent once every word typed in a chooser has become a row. */
    window.addEventListener("submit", (event) => {
        if (lookups.size === 0) {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
        Promise.all(lookups.values()).then((found) => {
            if (found.every(Boolean)) {
                event.target.requestSubmit(event.submitter);
            }
        });
    }, true);

    document.addEventListener("DOMContentLoaded", () => {
        django.jQuery(document).on("select2:open", opened).on("select2:close", () => {
            open = null;
        });
    });
})();
