/* What somebody typed in a form, apart from what the page came with: read field by field, and put
   back. A row that is stored is known by its number, a new one by its place among the new ones. */
"use strict";

window.desk = window.desk || {};

(function () {
    const PASSED_OVER = /^(csrfmiddlewaretoken|revision_seen|_unsaved|_popup|_to_field|.*-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS)$/;
    const KINDS = ["password", "file", "submit", "button", "reset", "image"];

    const usual = new WeakMap(); // what each field came with

    const isList = (field) => field.type === "checkbox" && field.closest(".check-boxes") !== null;

    function cameWith(field) {
        if (field.type === "checkbox") {
            return field.defaultChecked;
        }
        if (field.options) {
            const chosen = [...field.options].find((option) => option.defaultSelected);
            return (chosen ?? field.options[0])?.value ?? "";
        }
        return field.defaultValue;
    }

    const valueOf = (field) => field.type === "checkbox" ? field.checked : field.value;

    /* Line ends differ between what the server sent and what a text area holds. */
    const same = (one, other) => one === other ||
        String(one).replace(/\r\n?/g, "\n") === String(other).replace(/\r\n?/g, "\n");

    class Typed {
        constructor(form) {
            this.form = form;
            this.groups = [...form.querySelectorAll(".js-inline-admin-formset")].map((group) => group.id.replace(/-group$/, ""));
            this.fields().forEach((field) => usual.set(field, cameWith(field)));
            this.begins = new Map(); // what a field came with before the server sent typed values back
        }

        fields(within = this.form) {
            return [...within.querySelectorAll("input, select, textarea")].filter((field) =>
                field.name && !PASSED_OVER.test(field.name) && !field.name.includes("__prefix__") &&
                !KINDS.includes(field.type) && !(field.type === "hidden" && !field.dataset.typed));
        }

        /* [prefix, row, name] of a field in a row below; null for one of the page's own. */
        place(field) {
            const prefix = this.groups.find((each) => field.name.startsWith(`${each}-`));
            const [, row, name] = prefix ? field.name.slice(prefix.length + 1).match(/^(\d+)-(.+)$/) ?? [] : [];
            return name ? [prefix, Number(row), name] : null;
        }

        idOf(prefix, row) {
            return this.form.elements[`${prefix}-${row}-id`]?.value ?? "";
        }

        stored(prefix) {
            return Number(this.form.elements[`${prefix}-INITIAL_FORMS`]?.value ?? 0);
        }

        count(prefix) {
            return Number(this.form.elements[`${prefix}-TOTAL_FORMS`]?.value ?? 0);
        }

        /* A name of the field that outlasts this page. */
        key(field) {
            const place = this.place(field);
            const item = isList(field) ? `=${field.value}` : "";
            if (!place) {
                return field.name + item;
            }
            const [prefix, row, name] = place;
            const id = this.idOf(prefix, row);
            return `${prefix}|${id ? `#${id}` : `+${row - this.stored(prefix)}`}|${name}${item}`;
        }

        cameWith(field, key = this.key(field)) {
            return this.begins.has(key) ? this.begins.get(key) : usual.has(field) ? usual.get(field) : cameWith(field);
        }

        /* Everything that differs from what the page came with: key -> {value, base, label, words}. */
        read() {
            const found = {};
            for (const field of this.fields()) {
                const key = this.key(field);
                const [value, base] = [valueOf(field), this.cameWith(field, key)];
                if (!same(value, base)) {
                    found[key] = {value, base, label: this.label(field), words: this.words(field, value)};
                }
            }
            return found;
        }

        label(field) {
            const own = field.labels?.[0]?.textContent.replace(/:\s*$/, "").trim() || field.getAttribute("aria-label") || field.name;
            const label = isList(field) ? `${field.closest(".check-boxes").getAttribute("aria-label")}: ${own}` : own;
            const place = this.place(field);
            const group = place && document.getElementById(`${place[0]}-heading`)?.textContent.trim();
            return group ? `${group}, row ${place[1] + 1}, ${label}` : label;
        }

        words(field, value) {
            if (field.type === "checkbox") {
                return value ? "ticked" : "not ticked";
            }
            if (!field.options) {
                return value;
            }
            return [...field.options].find((option) => option.value === value)?.textContent.trim() ?? value;
        }

        /* Every field by its key. */
        byKey() {
            return new Map(this.fields().map((field) => [this.key(field), field]));
        }

        /* Add the new rows that a draft has and the page has not. */
        addRows(keys) {
            for (const key of keys) {
                const [prefix, row] = key.split("|");
                if (row?.startsWith("+") && this.groups.includes(prefix)) {
                    const wanted = this.stored(prefix) + Number(row.slice(1)) + 1;
                    const button = document.querySelector(`#${prefix}-group .add-row a`);
                    for (let missing = wanted - this.count(prefix); button && missing > 0; missing -= 1) {
                        button.click();
                    }
                }
            }
        }

        put(field, {value, words}) {
            if (field.type === "checkbox") {
                field.checked = value;
            } else {
                if (field.matches("select.admin-autocomplete") && ![...field.options].some((option) => option.value === value)) {
                    field.add(new Option(words, value, false, true));
                }
                field.value = value;
            }
            for (let folded = field.closest("details"); folded; folded = folded.parentElement.closest("details")) {
                folded.open = true;
            }
            field.dispatchEvent(new Event("input", {bubbles: true}));
            field.dispatchEvent(new Event("change", {bubbles: true}));
            field.closest(".fieldBox, .figure-cell, .check-boxes, .form-row")?.classList.add("restored");
        }
    }

    Object.assign(window.desk, {Typed, same});
})();
