/* What another editor saved while this page was open: each button puts their value, or the one
   typed here, into its field. What was not touched here takes theirs at once. */
"use strict";

(function () {
    const fieldsNamed = (name) => [...document.getElementsByName(name)].filter((node) => node.type !== "hidden");

    function tell(node) {
        node.dispatchEvent(new Event("input", {bubbles: true}));
        if (node.matches("select.admin-autocomplete")) {
            django.jQuery(node).trigger("change");
        } else {
            node.dispatchEvent(new Event("change", {bubbles: true}));
        }
    }

    function readField(name) {
        const nodes = fieldsNamed(name);
        const [first] = nodes;
        if (first?.type === "checkbox") {
            return nodes.length === 1 && first.value === "on"
                ? first.checked : nodes.filter((node) => node.checked).map((node) => node.value);
        }
        if (first?.matches("select.admin-autocomplete")) {
            return {value: first.value, text: first.selectedOptions[0]?.text ?? ""};
        }
        return first?.value ?? "";
    }

    function setField(name, value) {
        for (const node of fieldsNamed(name)) {
            if (node.type === "checkbox") {
                node.checked = Array.isArray(value) ? value.includes(node.value) : value;
            } else if (value !== null && typeof value === "object" && !Array.isArray(value)) {
                if (value.value && ![...node.options].some((option) => option.value === value.value)) {
                    node.add(new Option(value.text, value.value));
                }
                node.value = value.value;
            } else {
                node.value = value;
            }
            tell(node);
        }
    }

    const rowOf = (name) => /^(.+-\d+)-/.exec(name)?.[1];

    /* The page has no box to delete a row that is gone already: a hidden field says the same. */
    function markDeleted(prefix, deleted) {
        const name = `${prefix}-DELETE`;
        const [box] = fieldsNamed(name);
        const row = document.getElementById(prefix);
        row?.classList.toggle("meanwhile-gone", deleted);
        if (box) {
            if (box.checked !== deleted) {
                box.checked = deleted;
                tell(box);
            }
            return;
        }
        document.querySelector(`input[type=hidden][name="${name}"]`)?.remove();
        if (deleted) {
            const input = document.createElement("input");
            Object.assign(input, {type: "hidden", name, value: "on"});
            document.getElementById("meanwhile").append(input);
        }
    }

    /* A new row with what the old one says, in its place. */
    function putBack(prefix) {
        const group = prefix.replace(/-\d+$/, "");
        document.querySelector(`#${group}-group .add-row a`)?.click();
        const last = Number(document.getElementById(`id_${group}-TOTAL_FORMS`).value) - 1;
        const names = new Set([...document.querySelectorAll(`[name^="${prefix}-"]`)].map((node) => node.name));
        for (const name of names) {
            const field = name.slice(prefix.length + 1);
            if (!["id", "incident", "DELETE"].includes(field)) {
                setField(`${group}-${last}-${field}`, readField(name));
            }
        }
        markDeleted(prefix, true);
    }

    const press = (pressed, other) => {
        pressed.setAttribute("aria-pressed", "true");
        other.setAttribute("aria-pressed", "false");
    };

    function countOpen(panel) {
        const open = panel.querySelectorAll(".open").length;
        panel.querySelector(".meanwhile-left").textContent = open
            ? `${open} left to decide.` : "Nothing left to decide: save again.";
    }

    /* Whether a decision is sent, as a hidden field where it was made. */
    function send(holder, name, value, sent) {
        holder.querySelector(`input[name=${name}]`)?.remove();
        if (sent) {
            const input = document.createElement("input");
            Object.assign(input, {type: "hidden", name, value});
            holder.append(input);
        }
    }

    function watchField(line, panel) {
        const {name, theirs} = line.dataset;
        const row = rowOf(name);
        const mine = readField(name);
        const [box] = row ? fieldsNamed(`${row}-DELETE`) : [];
        const deleted = box?.checked ?? false;
        const [take, hold] = line.querySelectorAll("button");
        const decide = (kept) => {
            setField(name, kept ? mine : JSON.parse(theirs));
            if (row) {
                markDeleted(row, kept && deleted);
            }
            send(line.querySelector(".decide"), "keep", name, kept);
            press(...(kept ? [hold, take] : [take, hold]));
            line.classList.remove("open");
            countOpen(panel);
        };
        take.addEventListener("click", () => decide(false));
        hold.addEventListener("click", () => decide(true));
        if ("kept" in line.dataset) {
            decide(true);
        } else if (!("touched" in line.dataset) || "same" in line.dataset) {
            decide(false);
        } else {
            line.classList.add("open");
        }
    }

    function watchRemoved(row, panel) {
        const {prefix} = row.dataset;
        const [remove, restore] = row.querySelectorAll("button");
        const settle = () => {
            row.classList.remove("open");
            countOpen(panel);
        };
        remove.addEventListener("click", () => {
            markDeleted(prefix, true);
            press(remove, restore);
            settle();
        });
        restore.addEventListener("click", () => {
            putBack(prefix);
            remove.disabled = restore.disabled = true;
            settle();
        });
        if ("same" in row.dataset || !("touched" in row.dataset)) {
            markDeleted(prefix, true);
            press(remove, restore);
        } else {
            row.classList.add("open");
        }
    }

    function watchAdded(row) {
        const [stay, discard] = row.querySelectorAll("button");
        const decide = (discarded) => {
            send(row, "discard", row.dataset.added, discarded);
            row.classList.toggle("meanwhile-gone", discarded);
            press(...(discarded ? [discard, stay] : [stay, discard]));
        };
        stay.addEventListener("click", () => decide(false));
        discard.addEventListener("click", () => decide(true));
        decide("discarded" in row.dataset);
    }

    window.addEventListener("load", () => {
        const panel = document.getElementById("meanwhile");
        if (panel) {
            panel.querySelectorAll("tr[data-name]").forEach((line) => watchField(line, panel));
            panel.querySelectorAll("[data-prefix]").forEach((row) => watchRemoved(row, panel));
            panel.querySelectorAll("[data-added]").forEach(watchAdded);
            countOpen(panel);
            panel.focus();
        }
    });
})();
