/* Taking a suggestion into the form, as if its values had been typed; and telling whether they are
   there already. Whatever listens to the fields hears of it as it hears of typing. */
"use strict";

(function () {
    const ROW = ".inline-related:not(.empty-form)";

    /* Which rows a suggestion goes to, and which of their fields must be empty for one to be free. */
    const ROWS = {
        place: {group: "locations", field: "place", empty: ["place", "described_as", "latitude"], first: "role"},
        actor: {group: "participations", field: "actor", empty: ["actor", "described_as"], first: "role"},
        number: {group: "figures", field: "measure", empty: ["measure", "low", "best", "high", "words"], first: "measure"},
    };

    const byName = (name) => document.querySelector(`#content form [name="${name}"]`);

    function rowsOf(kind) {
        const group = document.getElementById(`${ROWS[kind].group}-group`);
        return [...(group?.querySelectorAll(ROW) ?? [])].filter((row) => !isDeleted(row));
    }

    const isDeleted = (row) => row.querySelector("[name$='-DELETE']")?.checked ?? false;

    const fieldIn = (row, name) => row.querySelector(`[name="${row.id}-${name}"]`);

    function set(field, value, text) {
        if (!field || field.disabled) {
            return false;
        }
        if (field.matches("select.admin-autocomplete")) {
            const known = [...field.options].find((option) => option.value === String(value));
            const option = known ?? field.appendChild(new Option(text, value));
            option.selected = true;
        } else {
            field.value = value;
        }
        field.dispatchEvent(new Event("input", {bubbles: true}));
        field.dispatchEvent(new Event("change", {bubbles: true}));
        return field.value === String(value);
    }

    function fill(find, fills) {
        for (const [name, value] of Object.entries(fills)) {
            const field = find(name);
            if (field && !field.value && value !== null && value !== "") {
                set(field, value);
            }
        }
    }

    const textOf = (suggestion) => suggestion.detail && suggestion.kind !== "type"
        ? `${suggestion.label} (${suggestion.detail})` : suggestion.label;

    function freeRow(kind) {
        const isFree = (row) => ROWS[kind].empty.every((name) => !fieldIn(row, name)?.value);
        const free = rowsOf(kind).find(isFree);
        if (free) {
            return free;
        }
        document.querySelector(`#${ROWS[kind].group}-group .add-row a`)?.click();
        return rowsOf(kind).findLast(isFree);
    }

    /* One field of the incident itself: its type or date. */
    function takeField(suggestion) {
        const field = byName(suggestion.field);
        const taken = set(field, suggestion.value, textOf(suggestion));
        fill(byName, suggestion.fills);
        return taken ? field : null;
    }

    function takeRow(suggestion) {
        const row = freeRow(suggestion.kind);
        if (!row) {
            return null;
        }
        if (suggestion.kind === "number") {
            fillFigure(row, suggestion.fills);
        } else {
            set(fieldIn(row, ROWS[suggestion.kind].field), suggestion.value, textOf(suggestion));
            fill((name) => fieldIn(row, name), suggestion.fills);
        }
        return fieldIn(row, ROWS[suggestion.kind].first);
    }

    /* The quantifier of a fresh row is set already, and another one is meant. */
    function fillFigure(row, fills) {
        const {quantifier, ...rest} = fills;
        set(fieldIn(row, "quantifier"), quantifier);
        fill((name) => fieldIn(row, name), rest);
    }

    /* Only an aggregate has a number of events. */
    function takeEvents(suggestion) {
        const count = byName("event_count");
        count?.closest("details")?.setAttribute("open", "");
        set(byName("grain"), "aggregate");
        return set(count, suggestion.value) ? count : null;
    }

    /* The field to go on with, or null where nothing could be taken. */
    function take(suggestion) {
        if (suggestion.field === "event_count") {
            return takeEvents(suggestion);
        }
        return suggestion.kind in ROWS ? takeRow(suggestion) : takeField(suggestion);
    }

    function isTaken(suggestion) {
        if (!(suggestion.kind in ROWS) || suggestion.field === "event_count") {
            return byName(suggestion.field)?.value === String(suggestion.value);
        }
        const {field} = ROWS[suggestion.kind];
        const same = suggestion.kind === "number"
            ? (row) => isFigure(row, suggestion.fills)
            : (row) => fieldIn(row, field)?.value === String(suggestion.value);
        return rowsOf(suggestion.kind).some(same);
    }

    function isFigure(row, fills) {
        const compared = ["measure", "item", "quantifier", "low", "best", "high", "words", "status", "age_sex"];
        return compared.every((name) => (fieldIn(row, name)?.value ?? "") === String(fills[name] ?? ""));
    }

    window.takingSuggestions = {take, isTaken};
})();
