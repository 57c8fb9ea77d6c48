/* Possible duplicates while an incident is typed: asked for when date, type, place or words have
   rested for a moment, each looked at beside the form, then judged to be the same or another. */
"use strict";

(function () {
    const PAUSE = 400; // milliseconds without typing before the server is asked
    const ASKS = new RegExp("^(date|type|title|summary|locations-\\d+-(place|latitude|longitude|DELETE)"
        + "|participations-\\d+-(actor|DELETE)|figures-\\d+-(measure|item|best|low|high|DELETE))$");
    let panel, form, beside, opener, asking, timer;

    function typed() {
        const sent = new URLSearchParams({incident: panel.dataset.incident ?? ""});
        for (const [name, value] of new FormData(form)) {
            if (ASKS.test(name) || name === "not_same" || name === "csrfmiddlewaretoken") {
                sent.append(name, value);
            }
        }
        return sent;
    }

    async function ask() {
        asking?.abort();
        asking = new AbortController();
        try {
            const answer = await fetch(panel.dataset.url, {
                method: "POST", body: typed(), signal: asking.signal, headers: {Accept: "application/json"},
            });
            if (answer.ok && !answer.redirected) {
                show((await answer.json()).matches);
            }
        } catch (error) {
            if (error.name !== "AbortError" && !(error instanceof TypeError)) {
                throw error;
            }
        }
    }

    function show(matches) {
        const had = panel.querySelector("li:focus-within")?.dataset.pk;
        const count = matches.length === 1 ? "1 possible duplicate" : `${matches.length} possible duplicates`;
        const words = panel.querySelector(".duplicates-count");
        if (words.textContent !== count) {
            words.textContent = count;
            if (matches.length) {
                say(`${count}. Alt+U goes there.`, "");
            }
        }
        panel.querySelector("ol").replaceChildren(...matches.map(item));
        panel.hidden = matches.length === 0;
        panel.querySelector(`li[data-pk="${had}"] button`)?.focus();
    }

    /* For those who listen, and beside the count for those who look. */
    function say(words, seen = words) {
        document.querySelector(".duplicates-said").textContent = words;
        panel.querySelector(".duplicates-note").textContent = seen;
    }

    function item(match) {
        const line = document.createElement("li");
        line.dataset.pk = match.pk;
        const text = document.createElement("div");
        text.className = "duplicate-text";
        const open = button(match.title, () => look(match, open), "duplicate-open");
        open.setAttribute("aria-haspopup", "dialog");
        text.append(open, " ", span("duplicate-facts", [...match.facts, match.state].join(" · ")),
            span("duplicate-agrees", match.agrees.join(" · ")));
        const same = button("Same incident", () => carry(match));
        const other = button("Not the same", () => keepApart(match, line));
        same.setAttribute("aria-label", `Same incident: ${match.title}`);
        other.setAttribute("aria-label", `Not the same: ${match.title}`);
        line.append(text, same, other, ...panel.dataset.merge ? [merging(match)] : []);
        return line;
    }

    function button(words, act, kind = "") {
        const made = document.createElement("button");
        made.type = "button";
        made.className = kind;
        made.textContent = words;
        made.addEventListener("click", act);
        return made;
    }

    /* The two as they are stored; what is typed and not saved is asked about before leaving. */
    function merging(match) {
        const link = document.createElement("a");
        link.href = `${panel.dataset.merge}?pk=${panel.dataset.incident}&pk=${match.pk}`;
        link.textContent = "Merge …";
        link.setAttribute("aria-label", `Merge: ${match.title}`);
        return link;
    }

    function span(kind, words) {
        const made = document.createElement("span");
        made.className = kind;
        made.textContent = words;
        return made;
    }

    async function look(match, from) {
        const answer = await fetch(match.summary).catch(() => null);
        if (!answer?.ok || answer.redirected) {
            say("It cannot be shown now: sign in again, or try once more.");
            return;
        }
        beside.querySelector(".incident-beside-text").innerHTML = await answer.text();
        opener = from;
        beside.hidden = false;
        beside.focus();
    }

    function close() {
        beside.hidden = true;
        opener?.focus();
    }

    /* A button that is pressed at once, so that every other script sees an ordinary submission. It
       stays in the form: one that waits for a chooser to find its row is sent with it later. */
    function carry(match) {
        const press = button("", () => {});
        press.type = "submit";
        press.formNoValidate = true;
        press.hidden = true;
        const source = new URLSearchParams(location.search).get("source");
        press.formAction = match.same + (source ? `?source=${encodeURIComponent(source)}` : "");
        form.append(press);
        form.requestSubmit(press);
    }

    async function keepApart(match, line) {
        if (panel.dataset.notSame && !(await stored(match))) {
            say("Not kept: there was no answer. Press “Not the same” once more.");
            return;
        }
        if (!panel.dataset.notSame) {
            const kept = document.createElement("input");
            kept.type = "hidden";
            kept.name = "not_same";
            kept.value = match.pk;
            form.append(kept);
        }
        const next = line.nextElementSibling ?? line.previousElementSibling;
        (next?.querySelector("button") ?? document.getElementById("id_title"))?.focus();
        line.remove();
        say("Kept apart.");
        ask();
    }

    async function stored(match) {
        const sent = new URLSearchParams({
            not_same: match.pk, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
        });
        const answer = await fetch(panel.dataset.notSame, {method: "POST", body: sent}).catch(() => null);
        return Boolean(answer?.ok && !answer.redirected);
    }

    function changed(event) {
        if (ASKS.test(event.target.name ?? "")) {
            clearTimeout(timer);
            timer = setTimeout(ask, PAUSE);
        }
    }

    /* "Take" puts what was typed into the field, which the editor still has to save. */
    function take(event) {
        const from = event.target;
        const values = [...from.parentElement.querySelectorAll(".take-value")].map((each) => each.value);
        const fields = [...document.getElementsByName(from.dataset.field)];
        for (const field of fields) {
            if (field.type === "checkbox") {
                field.checked = values.includes(field.value);
            } else {
                if (field.options && ![...field.options].some((each) => each.value === values[0])) {
                    field.add(new Option(from.dataset.label, values[0]));
                }
                field.value = values[0];
            }
            field.dispatchEvent(new Event("input", {bubbles: true}));
            field.dispatchEvent(new Event("change", {bubbles: true}));
        }
        from.textContent = "Taken";
        from.disabled = true;
        fields[0]?.closest("details:not([open])")?.setAttribute("open", "");
    }

    function keys(event) {
        if (event.key === "Escape" && !beside.hidden && !document.querySelector(".select2-container--open")) {
            close();
        } else if (event.altKey && !event.ctrlKey && event.code === "KeyU" && !panel.hidden) {
            panel.querySelector("details").open = true;
            panel.querySelector("li button")?.focus();
        } else {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
    }

    document.addEventListener("DOMContentLoaded", () => {
        document.querySelectorAll(".take").forEach((each) => each.addEventListener("click", take));
        panel = document.getElementById("duplicates");
        form = panel?.closest("form");
        if (!form) {
            return;
        }
        beside = document.getElementById("incident-beside");
        beside.querySelector(".incident-beside-close").addEventListener("click", close);
        form.addEventListener("input", changed);
        form.addEventListener("change", changed);
        django.jQuery(form).on("change", "select.admin-autocomplete", changed);
        document.addEventListener("keydown", keys, true);
        if (document.getElementById("id_date").value || document.getElementById("id_type").value) {
            ask();
        }
    });
})();
