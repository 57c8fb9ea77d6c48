/* Keys of lists and forms, and the dialog that names them. No key is taken from somebody who types:
   only those with Ctrl work inside a field. */
"use strict";

(function () {
    const TYPED_IN = "input:not([type=checkbox], [type=submit], [type=button]), textarea, select, " +
        "[contenteditable=true], [role=combobox], .select2-container";
    const ROWS = "#result_list tbody tr";
    const HERE = "row-cursor";

    const isList = () => document.body.classList.contains("change-list");
    const isForm = () => document.body.classList.contains("change-form");
    const dialog = () => document.getElementById("desk-keys");
    const rows = () => [...document.querySelectorAll(ROWS)];
    const cursor = () => document.querySelector(`${ROWS}.${HERE}`);
    const linkOf = (row) => row.querySelector("th a, td a");

    function moveTo(row) {
        cursor()?.classList.remove(HERE);
        row.classList.add(HERE);
        (linkOf(row) ?? row.querySelector("input"))?.focus({preventScroll: true});
        row.scrollIntoView({block: "nearest"});
    }

    function step(by) {
        const all = rows();
        const now = all.indexOf(cursor());
        const next = now < 0 ? 0 : Math.min(Math.max(now + by, 0), all.length - 1);
        if (all[next]) {
            moveTo(all[next]);
        }
        return all.length > 0;
    }

    function follow(link) {
        link?.click();
        return Boolean(link);
    }

    function search() {
        const field = document.getElementById("searchbar");
        field?.focus();
        field?.select();
        return Boolean(field);
    }

    /* A focused link or button answers Enter by itself. */
    function open() {
        const busy = document.activeElement?.closest("a, button, input, summary");
        return !busy && cursor() !== null && follow(linkOf(cursor()));
    }

    function select() {
        const box = cursor()?.querySelector("input.action-select");
        box?.click();
        return Boolean(box);
    }

    const ON_LISTS = {
        "/": search,
        "n": () => follow(document.querySelector(".object-tools .addlink")),
        "j": () => step(1),
        "k": () => step(-1),
        "Enter": open,
        "x": select,
    };

    function press(name) {
        const button = document.querySelector(`#content-main form [type=submit][name=${name}]`);
        button?.click();
        return Boolean(button);
    }

    const ON_FORMS = {
        "s": () => press("_continue") || press("_save"),
        "Enter": () => press("_addanother") || press("_save"),
    };

    function help() {
        const shown = dialog();
        if (shown?.open) {
            shown.close();
        } else {
            shown?.showModal();
        }
        return Boolean(shown);
    }

    function done(event) {
        if (event.altKey || event.metaKey) {
            return false;
        }
        if (event.ctrlKey) {
            const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
            return !event.shiftKey && isForm() && !dialog()?.open && Boolean(ON_FORMS[key]?.());
        }
        if (event.target.closest?.(TYPED_IN)) {
            return false;
        }
        if (event.key === "?") {
            return help();
        }
        return isList() && !dialog()?.open && Boolean(ON_LISTS[event.key]?.());
    }

    document.addEventListener("keydown", (event) => {
        if (!event.isComposing && done(event)) {
            event.preventDefault();
            event.stopPropagation();
        }
    }, true);

    /* The cursor follows whoever tabs or clicks through the rows. */
    document.addEventListener("focusin", (event) => {
        const row = event.target.closest?.(ROWS);
        if (row && row !== cursor()) {
            cursor()?.classList.remove(HERE);
            row.classList.add(HERE);
        }
    });

    document.addEventListener("DOMContentLoaded", () => {
        document.getElementById("desk-keys-open")?.addEventListener("click", help);
    });
})();
