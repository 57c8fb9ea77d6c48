/* What a new incident's form fills in by itself, always to be seen and changed: the number of a
   citation, the only citation in what rests on it, the first place as the primary one. */
"use strict";

(function () {
    const NOT_CITED = ["inferred", "dataset"]; // bases that rest on no citation, or not on this one alone
    let form;

    const rowsOf = (prefix) => [...document.querySelectorAll(`#${prefix}-group .inline-related:not(.empty-form)`)];

    const fieldIn = (row, name) => row.querySelector(`[name="${row.id}-${name}"]`);

    const isNew = (row) => !row.classList.contains("has_original");

    function fill(field, value) {
        if (field.value === value) {
            return;
        }
        field.value = value;
        field.classList.add("filled-in");
        field.title = "Filled in: change it if it is wrong.";
        field.dispatchEvent(new Event("input", {bubbles: true}));
    }

    /* Whether anything but what is filled in here differs from a fresh row. */
    function hasContent(row) {
        const fields = [...row.querySelectorAll("input:not([type=hidden]), select, textarea")];
        return fields.some((field) => {
            const fresh = document.getElementById(field.id.replace(/-\d+-/, "-__prefix__-"));
            const passedOver = !fresh || /-(cites|primary)$/.test(field.name);
            return !passedOver && (field.type === "checkbox" ? field.checked !== fresh.checked : field.value !== fresh.value);
        });
    }

    function numberCitations(cited) {
        for (const row of cited) {
            const number = fieldIn(row, "number");
            if (isNew(row) && number.value === "" && !number.dataset.touched) {
                const used = rowsOf("citations").map((each) => Number(fieldIn(each, "number")?.value ?? 0));
                fill(number, String(Math.max(0, ...used) + 1));
            }
        }
    }

    function citeTheOnly(cited) {
        const number = cited.length === 1 ? fieldIn(cited[0], "number").value : "";
        for (const cites of number ? form.querySelectorAll("input[name$='-cites']") : []) {
            const row = cites.closest(".inline-related");
            const basis = row && fieldIn(row, "basis")?.value;
            const isOurs = cites.value === "" || cites.classList.contains("filled-in");
            if (row && isNew(row) && isOurs && !cites.dataset.touched && !NOT_CITED.includes(basis) && hasContent(row)) {
                fill(cites, number);
            }
        }
    }

    function firstPlaceIsPrimary() {
        const boxes = rowsOf("locations").map((row) => fieldIn(row, "primary")).filter(Boolean);
        const first = boxes.find((box) => fieldIn(box.closest(".inline-related"), "place")?.value);
        if (first && isNew(first.closest(".inline-related")) && !boxes.some((box) => box.checked || box.dataset.touched)) {
            first.checked = true;
            first.dispatchEvent(new Event("input", {bubbles: true}));
        }
    }

    function fillIn() {
        const cited = rowsOf("citations").filter((row) => fieldIn(row, "source")?.value);
        numberCitations(cited);
        citeTheOnly(cited);
        firstPlaceIsPrimary();
    }

    /* What somebody typed themselves is left alone from then on. */
    function touched(event) {
        if (event.isTrusted && event.target.name) {
            event.target.dataset.touched = "yes";
            event.target.classList.remove("filled-in");
        }
    }

    document.addEventListener("DOMContentLoaded", () => {
        form = document.getElementById("incident_form");
        if (!form || !document.getElementById("citations-group")) {
            return;
        }
        form.addEventListener("input", touched);
        form.addEventListener("change", fillIn);
        django.jQuery(form).on("change", "select.admin-autocomplete", fillIn);
        const title = document.getElementById("id_title");
        if (location.pathname.endsWith("/add/") && document.activeElement === document.body && title?.value === "") {
            title.focus();
        }
    });
})();
