/* Fills rows of the form from the report beside it: a passage into the citations, and marks on what
   was carried over from the last incident, which one key clears. */
"use strict";

(function () {
    const byId = (id) => document.getElementById(id);
    const field = (n, name) => byId(`id_citations-${n}-${name}`) ?? hidden(n, name);
    const hidden = (n, name) => document.querySelector(`[name="citations-${n}-${name}"]`);
    const total = () => Number(byId("id_citations-TOTAL_FORMS")?.value ?? 0);
    const numberOf = (row) => Number(row.id.split("-")[1]);

    function put(input, value) {
        input.value = value;
        input.dispatchEvent(new Event("input", {bubbles: true}));
        input.dispatchEvent(new Event("change", {bubbles: true}));
    }

    function choose(select, value, label) {
        if (![...select.options].some((option) => option.value === String(value))) {
            select.add(new Option(label, value, true, true));
        }
        select.value = String(value);
        django.jQuery(select).trigger("change");
        select.dispatchEvent(new Event("change", {bubbles: true}));
    }

    /* A row waits when it is of this source, or none, and cites no passage yet. */
    function isFree(n, source) {
        const chosen = field(n, "source")?.value;
        return chosen !== undefined && ["", String(source)].includes(chosen)
            && ["locator", "quotation", "paraphrase", "passage_start"].every((name) => !field(n, name)?.value)
            && !byId(`id_citations-${n}-DELETE`)?.checked;
    }

    function freeRow(source) {
        const here = document.activeElement?.closest("#citations-group .inline-related:not(.empty-form)");
        const numbers = [...Array(total()).keys()];
        const tried = here ? [numberOf(here), ...numbers] : numbers;
        const found = tried.find((n) => isFree(n, source));
        if (found !== undefined) {
            return found;
        }
        document.querySelector("#citations-group .add-row a")?.click();
        return total() - 1;
    }

    /* Cite a passage; the position of its row, counted from 1. */
    function cite({source, start, end, paragraph, quotation}) {
        const n = freeRow(source);
        choose(field(n, "source"), source, byId("report").dataset.title);
        put(field(n, "locator"), `paragraph ${paragraph}`);
        put(field(n, "quotation"), quotation);
        put(field(n, "passage_start"), start);
        put(field(n, "passage_end"), end);
        return n + 1;
    }

    /* A passage stands in one source: another source has it not. */
    function forgetPassage(select) {
        const found = select.name?.match(/^citations-([0-9]+)-source$/);
        const report = byId("report");
        if (found && report && select.value !== report.dataset.source) {
            ["passage_start", "passage_end"].forEach((name) => {
                const input = field(found[1], name);
                if (input) {
                    input.value = "";
                }
            });
        }
    }

    const isTyped = (input) => input.name && input.type !== "hidden";

    function carriedFields(notice) {
        const rows = notice.dataset.rows.split(" ").filter(Boolean).map(byId).filter(Boolean);
        const named = notice.dataset.fields.split(" ").filter(Boolean);
        const inRows = rows.flatMap((row) => [...row.querySelectorAll("input, select, textarea")]);
        const alone = named.map((name) => document.querySelector(`#content [name="${name}"]`));
        return [...inRows, ...alone].filter((input) => input && isTyped(input));
    }

    const isFilled = (input) => input.type === "checkbox" ? input.checked : input.value !== "";

    /* What an untouched new row has; a field of the incident itself is empty. */
    function untouched(input) {
        const [prefix, , ...name] = input.name.split("-");
        return name.length ? document.querySelector(`[name="${prefix}-__prefix__-${name.join("-")}"]`) : null;
    }

    function usual(input) {
        return untouched(input)?.value ?? "";
    }

    const isReport = (input) => /^citations-[0-9]+-source$/.test(input.name)
        && input.value === byId("report")?.dataset.source;

    function mark(notice) {
        for (const input of carriedFields(notice)) {
            const isCarried = isFilled(input) && !isReport(input)
                && (input.type === "checkbox" || input.value !== usual(input));
            if (isCarried) {
                const note = document.createElement("span");
                note.className = "carried-note";
                note.id = `${input.id}-carried`;
                note.textContent = "carried";
                input.classList.add("carried");
                (input.closest(".related-widget-wrapper") ?? input).after(note);
                input.setAttribute("aria-describedby",
                    `${input.getAttribute("aria-describedby") ?? ""} ${note.id}`.trim());
            }
        }
    }

    function clear(notice) {
        for (const input of document.querySelectorAll(".carried")) {
            if (input.type === "checkbox") {
                input.checked = false;
            } else {
                input.value = usual(input);
            }
            django.jQuery(input).trigger("change");
            input.dispatchEvent(new Event("input", {bubbles: true}));
            input.classList.remove("carried");
            byId(`${input.id}-carried`)?.remove();
        }
        notice.textContent = "What was carried over is cleared.";
        byId("id_title")?.focus();
    }

    window.reportRows = {cite};

    document.addEventListener("DOMContentLoaded", () => {
        django.jQuery(document).on("change", "select", (event) => forgetPassage(event.target));
        const notice = byId("report-carried");
        if (!notice) {
            return;
        }
        mark(notice);
        byId("report-clear").addEventListener("click", () => clear(notice));
        document.addEventListener("keydown", (event) => {
            if (event.altKey && !event.ctrlKey && event.code === "KeyX" && byId("report-clear")) {
                event.preventDefault();
                clear(notice);
            }
        });
    });
})();
