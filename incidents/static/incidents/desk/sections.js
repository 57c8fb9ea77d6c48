/* Through a long form by keyboard: Ctrl+Down and Ctrl+Up go to the next and the previous section,
   Alt+Enter adds a row to the section one is in. */
"use strict";

(function () {
    const SECTIONS = "#content form > div > fieldset.module, #content form > div > .inline-group";
    const FIELDS = "input:not([type=hidden]), select:not(.select2-hidden-accessible), textarea, " +
        ".select2-selection";
    const ROWS = ".inline-related:not(.empty-form), .form-row.has_original, tr.form-row:not(.empty-form)";

    const isFree = (field) => !field.disabled && field.tabIndex >= 0 && field.checkVisibility();

    const fieldsOf = (part) => [...part.querySelectorAll(FIELDS)].filter(isFree);

    const isFolded = (section) => section.querySelector("details:not([open])") !== null
        && fieldsOf(section).length === 0;

    /* The last row of a section with rows: the one that waits to be filled. */
    function lastRow(section) {
        const rows = [...section.querySelectorAll(ROWS)].filter((row) => row.checkVisibility());
        return rows.at(-1) ?? section;
    }

    function addRow(section) {
        section.querySelector(".add-row a")?.click();
        fieldsOf(lastRow(section))[0]?.focus();
    }

    function enter(section) {
        section.querySelector(":scope > details:not([open]), :scope > fieldset > details:not([open])")
            ?.setAttribute("open", "");
        const first = fieldsOf(lastRow(section))[0] ?? fieldsOf(section)[0];
        if (first) {
            first.focus();
            first.scrollIntoView({block: "center"});
        } else {
            addRow(section);
        }
    }

    const sectionOf = (node) => node.closest(SECTIONS);

    function step(from, by, folded) {
        const sections = [...document.querySelectorAll(SECTIONS)]
            .filter((section) => folded || !isFolded(section));
        const here = from === null ? -by : sections.indexOf(from);
        const next = sections[Math.min(Math.max(here + by, 0), sections.length - 1)];
        if (next && next !== from) {
            enter(next);
        }
    }

    document.addEventListener("keydown", (event) => {
        const section = sectionOf(document.activeElement);
        if (event.ctrlKey && !event.altKey && ["ArrowDown", "ArrowUp"].includes(event.key)) {
            step(section, event.key === "ArrowDown" ? 1 : -1, event.shiftKey);
        } else if (event.altKey && !event.ctrlKey && event.key === "Enter" && section) {
            addRow(section);
        } else {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
    }, true);
})();
