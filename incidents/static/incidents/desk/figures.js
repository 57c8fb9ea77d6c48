/* The grid of figures while somebody types: numbers move to where they belong, contradictions are
   said at their row, totals are shown as they will be published. The server decides all of it. */
"use strict";

(function () {
    const PAUSE = 300; // milliseconds without typing before the server is asked
    const NUMBERS = ["low", "best", "high"];
    const BESIDE = ["grain", "event_count"];
    let group, asking, timer;
    const settled = new Set(); // rows in which a number was finished since the last answer

    function rowOf(node) {
        return node.closest?.(".figure-row:not(.empty-form)");
    }

    function fieldIn(row, name) {
        return row.querySelector(`[name="${row.id}-${name}"]`);
    }

    function typed(form) {
        const sent = new URLSearchParams();
        for (const [name, value] of new FormData(form)) {
            if (name === "csrfmiddlewaretoken" || name.startsWith("figures-") || BESIDE.includes(name)) {
                sent.append(name, value);
            }
        }
        return sent;
    }

    async function ask() {
        asking?.abort();
        asking = new AbortController();
        const done = [...settled];
        try {
            const answer = await fetch(group.dataset.figuresUrl, {
                method: "POST",
                body: typed(group.closest("form")),
                signal: asking.signal,
                headers: {Accept: "application/json"},
            });
            if (answer.ok && !answer.redirected) {
                show(await answer.json(), done);
            }
        } catch (error) {
            if (error.name !== "AbortError" && !(error instanceof TypeError)) {
                throw error;
            }
        }
    }

    function show(account, done) {
        for (const row of group.querySelectorAll(".figure-row:not(.empty-form)")) {
            const said = account.rows[row.id.replace("figures-", "")];
            if (said && done.includes(row)) {
                move(row, said.moved);
                settled.delete(row);
            }
            tell(row, said ?? {errors: [], warnings: [], words: ""});
        }
        const none = "None yet: nobody killed or wounded is counted.";
        fill(group.querySelector(".figure-totals ul"), (account.totals.length ? account.totals : [none]).map((words) => ["", words]));
    }

    function move(row, moved) {
        for (const [name, value] of Object.entries(moved)) {
            const field = fieldIn(row, name);
            const wanted = value === null ? "" : String(value);
            if (field && field !== document.activeElement && field.value !== wanted) {
                field.value = wanted;
                field.dispatchEvent(new Event("input", {bubbles: true}));
            }
        }
    }

    function tell(row, said) {
        const lines = [...said.errors.map((words) => ["error", words]), ...said.warnings.map((words) => ["warning", words])];
        if (said.words) {
            lines.push(["", `Readers will see “${said.words}”.`]);
        }
        fill(row.querySelector(".figure-said"), lines);
    }

    function fill(list, lines) {
        const now = lines.map(([, words]) => words).join("\n");
        if ([...list.children].map((item) => item.textContent).join("\n") === now) {
            return; // a live region that does not change says nothing
        }
        list.replaceChildren(...lines.map(([kind, words]) => {
            const item = document.createElement("li");
            item.className = kind;
            item.textContent = words;
            return item;
        }));
    }

    /* What is folded away and differs from a fresh row is named beside the word "More". */
    function summarise(row) {
        const fold = row.querySelector(".figure-fold");
        const set = [...(fold?.querySelectorAll("input, select, textarea") ?? [])].filter(differs);
        const words = set.map((field) => field.options ? field.selectedOptions[0].text : field.type === "checkbox" ? "as reported" : field.value);
        const summary = row.querySelector(".figure-more > summary");
        if (summary) {
            summary.textContent = words.length ? `More (${words.length})` : "More";
            summary.title = words.join(" · ");
        }
    }

    function differs(field) {
        const usual = document.getElementById(field.id.replace(/^id_figures-\d+-/, "id_figures-__prefix__-"));
        return field.type === "checkbox" ? field.checked : field.value !== (usual?.value ?? "");
    }

    function changed(event) {
        const row = rowOf(event.target);
        if (!row && !BESIDE.includes(event.target.name)) {
            return;
        }
        if (row) {
            summarise(row);
            const name = event.target.name?.replace(`${row.id}-`, "");
            if (event.type === "change" && (NUMBERS.includes(name) || name === "quantifier")) {
                settled.add(row);
            }
        }
        clearTimeout(timer);
        timer = setTimeout(ask, PAUSE);
    }

    document.addEventListener("DOMContentLoaded", () => {
        group = document.getElementById("figures-group");
        const form = group?.closest("form");
        if (!form || !group.querySelector("[name$='-measure']")) {
            return;
        }
        form.addEventListener("input", changed);
        form.addEventListener("change", changed);
        django.jQuery(group).on("change", "select.admin-autocomplete", changed);
        document.addEventListener("formset:added", (event) => {
            if (event.detail?.formsetName === "figures") {
                fieldIn(event.target, "measure")?.focus();
            }
        });
        document.addEventListener("formset:removed", (event) => {
            if (event.detail?.formsetName === "figures") {
                settled.clear();
                ask();
            }
        });
        group.querySelectorAll(".figure-row:not(.empty-form)").forEach(summarise);
        if (group.querySelector(".figure-row:not(.empty-form) [name$='-measure'] option:checked:not([value=''])")) {
            ask();
        }
    });
})();
