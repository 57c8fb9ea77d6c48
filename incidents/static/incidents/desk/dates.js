/* Dates as people type them: asks how each is read while it is typed, says so below the field, and
   notes for the server which reading was shown. A doubtful date offers its readings as buttons. */
"use strict";

(function () {
    const PAUSE = 200;
    const asked = new WeakMap();

    const field = (holder) => holder.querySelector("input[data-date-url]");
    const shown = (holder) => holder.querySelector("input[type=hidden]");
    const said = (holder) => holder.querySelector(".date-said");

    /* What weekdays count from: the report beside the form, else the first citation's source. */
    function report(input) {
        if (input.id !== "id_date") {
            return {};
        }
        const pane = document.getElementById("report");
        if (pane?.dataset.published) {
            return {published: pane.dataset.published};
        }
        const sources = [...document.querySelectorAll("select[name^=citations-][name$=-source]")];
        const chosen = sources.find((select) => select.value
            && !document.getElementById(select.id.replace(/source$/, "DELETE"))?.checked);
        const source = chosen?.value || pane?.dataset.source;
        return source ? {source} : {};
    }

    function button(words, act) {
        const made = document.createElement("button");
        made.type = "button";
        made.textContent = words;
        made.addEventListener("click", act);
        return made;
    }

    function noteReport(holder, day) {
        const input = field(holder);
        let hidden = holder.querySelector("input[data-report-day]");
        if (!hidden) {
            hidden = Object.assign(document.createElement("input"), {type: "hidden", name: `${input.name}_published`});
            hidden.dataset.reportDay = "";
            holder.append(hidden);
        }
        hidden.value = day ?? "";
    }

    function take(holder, text) {
        field(holder).value = text;
        field(holder).focus();
        ask(holder);
    }

    function offerPartOfDay(holder, answer) {
        const select = document.getElementById("id_part_of_day");
        if (field(holder).id !== "id_date" || !answer.part_of_day || !select || select.value === answer.part_of_day) {
            return;
        }
        const offer = button(`Part of day: ${answer.part_in_words.toLowerCase()}`, () => {
            select.value = answer.part_of_day;
            select.dispatchEvent(new Event("change", {bubbles: true}));
            offer.replaceWith(` Part of day: ${answer.part_in_words.toLowerCase()}.`);
            field(holder).focus();
        });
        said(holder).append(" ", offer);
    }

    function show(holder, answer) {
        const words = document.createElement("b");
        const rest = document.createElement("small");
        shown(holder).value = answer.edtf ?? "";
        noteReport(holder, answer.counted_from);
        field(holder).toggleAttribute("aria-invalid", Boolean(answer.error));
        said(holder).classList.toggle("wrong", Boolean(answer.error));
        words.textContent = answer.error ?? answer.words;
        rest.textContent = answer.rest ?? "";
        said(holder).replaceChildren(words, " ", rest);
        (answer.choices ?? []).forEach((choice) => {
            const label = choice.words ? `${choice.words} (${choice.text})` : choice.text;
            said(holder).append(" ", button(label, () => take(holder, choice.text)));
        });
        offerPartOfDay(holder, answer);
    }

    async function ask(holder) {
        const input = field(holder);
        const text = input.value.trim();
        const turn = {};
        asked.set(holder, turn);
        shown(holder).value = "";
        if (!text) {
            said(holder).replaceChildren();
            said(holder).classList.remove("wrong");
            input.removeAttribute("aria-invalid");
            return;
        }
        const query = new URLSearchParams({text, ...report(input)});
        try {
            const response = await fetch(`${input.dataset.dateUrl}?${query}`);
            const answer = response.ok ? await response.json() : null;
            if (answer && asked.get(holder) === turn) {
                show(holder, answer);
            }
        } catch {
            if (asked.get(holder) === turn) {
                said(holder).textContent = "How this is read is shown when you save.";
            }
        }
    }

    const holderOf = (node) => node.closest?.(".typed-date");

    document.addEventListener("input", (event) => {
        const holder = holderOf(event.target);
        if (!holder || !event.target.dataset.dateUrl) {
            return;
        }
        shown(holder).value = "";
        clearTimeout(asked.get(event.target));
        asked.set(event.target, setTimeout(ask, PAUSE, holder));
    });

    /* A date that counts from a report is read again when another report is chosen. */
    function readAgain() {
        document.querySelectorAll(".typed-date").forEach((holder) => {
            const counted = holder.querySelector("input[data-report-day]")?.value;
            if (field(holder).id === "id_date" && field(holder).value && (counted || !shown(holder).value)) {
                ask(holder);
            }
        });
    }

    document.addEventListener("DOMContentLoaded", () => {
        readAgain();
        django.jQuery(document).on("change", "select[name^=citations-][name$=-source]", readAgain);
    });
})();
