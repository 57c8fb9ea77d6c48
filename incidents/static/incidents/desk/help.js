/* What the chosen code means, beside the field while one is at it; in the words of the codebook. */
"use strict";

(function () {
    let book = null;
    const asked = new WeakSet(); // fields already tied to their line

    /* The list a field is chosen from: figures-0-measure is figures/measure in the codebook. */
    function listOf(field) {
        const [, prefix, name] = field.name?.match(/^(.+)-(?:\d+|__prefix__)-(.+)$/) ?? [];
        return book?.lists[book.fields[name ? `${prefix}/${name}` : field.name]];
    }

    const containerOf = (field) => field.closest(".figure-row") ?? field.closest(".form-row");

    function lineOf(container) {
        const there = container.querySelector(":scope > .code-help");
        if (there) {
            return there;
        }
        const made = document.createElement("p");
        made.className = "code-help";
        made.id = `help-${container.querySelector("input, select").id}`;
        made.setAttribute("aria-live", "polite");
        const before = container.querySelector(":scope > .figure-more, :scope > .figure-said");
        container.insertBefore(made, before);
        return made;
    }

    function labelOf(field) {
        const group = field.closest(".check-boxes")?.getAttribute("aria-label");
        return (group ?? field.labels?.[0]?.textContent ?? "").replace(/:\s*$/, "").trim();
    }

    function describe(target, line) {
        if (!asked.has(target)) {
            asked.add(target);
            const others = target.getAttribute("aria-describedby");
            target.setAttribute("aria-describedby", others ? `${others} ${line.id}` : line.id);
        }
    }

    /* Show one code of the field's list: the chosen one, or the option one looks at. */
    function show(field, code, target) {
        const list = listOf(field);
        const container = list && containerOf(field);
        if (!container) {
            return;
        }
        const line = lineOf(container);
        const [label, definition] = list[code] ?? [];
        const words = label ? `${labelOf(field)} · ${label}: ${definition}` : "";
        if (line.textContent !== words) {
            line.textContent = words;
        }
        describe(target, line);
    }

    /* The field behind what has the focus: itself, or the select that a chooser stands for. */
    function fieldAt(node) {
        const chooser = node.closest?.(".select2-container");
        return chooser ? chooser.previousElementSibling : node;
    }

    function look(event) {
        const field = fieldAt(event.target);
        if (field?.name && (field.options || field.type === "checkbox")) {
            show(field, field.value, event.target);
        }
    }

    /* The option of an open chooser that the arrows are at. */
    function lookInside(event) {
        const select = event.target;
        const chooser = django.jQuery(select).data("select2");
        if (chooser && !chooser.explained && listOf(select)) {
            chooser.explained = true;
            const selection = chooser.$container[0].querySelector(".select2-selection");
            chooser.on("results:focus", ({data}) => show(select, String(data.id), selection));
            chooser.on("close", () => show(select, select.value, selection));
        }
    }

    async function read(url) {
        const answer = await fetch(url, {headers: {Accept: "application/json"}});
        if (answer.ok && !answer.redirected) {
            book = await answer.json();
            look({target: document.activeElement});
        }
    }

    document.addEventListener("DOMContentLoaded", () => {
        const page = document.querySelector("[data-codebook]");
        const form = page?.closest("form");
        if (!form) {
            return;
        }
        form.addEventListener("focusin", look);
        form.addEventListener("change", look);
        django.jQuery(form).on("change", "select.admin-autocomplete", (event) => {
            const selection = event.target.nextElementSibling?.querySelector(".select2-selection");
            show(event.target, event.target.value, selection ?? event.target);
        });
        django.jQuery(document).on("select2:open", lookInside);
        read(page.dataset.codebook).catch(() => {}); // without it the form works, unexplained
    });
})();
