/* A passage selected in the report beside the form is attached to an incident that is held: Alt+A
   lists the nearest ones, a search finds others, and the chosen one asks how the passage counts. */
"use strict";

(function () {
    const PAUSE = 400; // milliseconds without typing before a search
    let address, passage, panel, opener, timer, asking;

    const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

    function made(tag, words = "", more = {}) {
        const node = Object.assign(document.createElement(tag), more);
        node.textContent = words;
        return node;
    }

    /* The tools of the report may come later than this script. */
    function offer() {
        const tools = document.getElementById("report-tools");
        if (!tools || tools.querySelector(".attach-open")) {
            return;
        }
        const open = made("button", "Attach to an existing incident", {type: "button", className: "attach-open"});
        open.title = "Alt+A";
        open.addEventListener("click", show);
        const note = made("span", "", {className: "attach-note"});
        note.setAttribute("role", "status");
        tools.append(open, note);
    }

    function build() {
        panel = made("div", "", {className: "incident-beside attach-panel", tabIndex: -1, hidden: true});
        panel.setAttribute("role", "dialog");
        panel.setAttribute("aria-label", "Attach the passage to an existing incident");
        const close = made("button", "Close (Esc)", {type: "button", className: "incident-beside-close"});
        close.addEventListener("click", hide);
        const label = made("label", "Search all incidents ");
        const search = made("input", "", {type: "search", className: "attach-search", maxLength: 200});
        search.addEventListener("input", () => {
            clearTimeout(timer);
            timer = setTimeout(list, PAUSE);
        });
        label.append(search);
        panel.append(close, made("h2", "Nearest incidents"), made("blockquote"), label,
            made("p", "", {className: "attach-said", role: "status"}), made("ol"), made("div", "", {className: "attach-asked"}));
        panel.addEventListener("submit", send);
        panel.addEventListener("change", fit);
        document.body.append(panel);
    }

    function show() {
        if (!passage) {
            document.getElementById("report-text")?.focus();
            note("Select a passage of the report first.");
            return;
        }
        if (!panel) {
            build();
        }
        note("");
        opener = document.activeElement;
        panel.hidden = false;
        panel.querySelector("blockquote").textContent = passage.text.slice(0, 300);
        panel.querySelector(".attach-search").value = "";
        panel.querySelector(".attach-asked").replaceChildren();
        panel.focus();
        list();
    }

    function note(words) {
        const where = panel && !panel.hidden ? panel.querySelector(".attach-said") : document.querySelector(".attach-note");
        if (where) {
            where.textContent = words;
        }
    }

    function hide() {
        panel.hidden = true;
        opener?.focus();
    }

    async function post(url, fields) {
        asking?.abort();
        asking = new AbortController();
        const answer = await fetch(url, {method: "POST", body: fields, signal: asking.signal});
        if (answer.redirected) {
            throw new TypeError("signed out");
        }
        return answer;
    }

    async function list() {
        const q = panel.querySelector(".attach-search").value;
        const {source, start, end} = passage;
        try {
            const answer = await post(address, new URLSearchParams({source, start, end, q, csrfmiddlewaretoken: token()}));
            const found = await answer.json();
            const matches = found.matches ?? [];
            panel.querySelector("ol").replaceChildren(...matches.map(item));
            note(found.errors?.join(" ") ?? (matches.length ? `${matches.length} found.` : "None found: search by words or reference."));
        } catch (error) {
            failed(error);
        }
    }

    function failed(error) {
        if (error.name !== "AbortError") {
            note("There was no answer: nothing was saved. Try again, or sign in again in another tab.");
        }
    }

    function item(match) {
        const line = made("li");
        const choose = made("button", match.title, {type: "button"});
        choose.addEventListener("click", () => choice(match));
        line.append(choose, made("div", [...match.facts, match.state].join(" · "), {className: "duplicate-facts"}),
            made("div", match.agrees.join(" · ")));
        return line;
    }

    async function choice(match) {
        try {
            const [asked, told] = await Promise.all([fetch(match.attach), fetch(match.summary)]);
            if (!asked.ok || asked.redirected || !told.ok) {
                throw new TypeError("refused");
            }
            draw(await asked.text());
            const summary = made("details", "", {className: "attach-summary"});
            summary.innerHTML = await told.text();
            summary.prepend(made("summary", "The incident as it is held"));
            panel.querySelector(".attach-asked").append(summary);
        } catch (error) {
            failed(error);
        }
    }

    function draw(html) {
        const place = panel.querySelector(".attach-asked");
        place.innerHTML = html;
        for (const name of ["source", "start", "end"]) {
            const field = place.querySelector(`[name="attach-${name}"]`);
            if (field) {
                field.value = passage[name];
            }
        }
        fit();
        (place.querySelector(".errorlist + * input, .errorlist ~ select, .errorlist ~ input, .attach-next") ??
            place.querySelector("input:checked"))?.focus();
        place.scrollIntoView({block: "nearest"});
    }

    /* Only what the chosen way of attaching needs is shown. */
    function fit() {
        const how = panel.querySelector("[name=attach-how]:checked")?.value;
        for (const part of panel.querySelectorAll("[data-how]")) {
            part.hidden = part.dataset.how !== how;
        }
    }

    async function send(event) {
        event.preventDefault();
        const form = event.target;
        const press = form.querySelector("[type=submit]");
        press.disabled = true;
        try {
            const answer = await post(form.action, new URLSearchParams(new FormData(form)));
            if (!answer.ok) {
                throw new TypeError("refused");
            }
            draw(await answer.text());
        } catch (error) {
            press.disabled = false;
            failed(error);
        }
    }

    function keys(event) {
        if (event.altKey && !event.ctrlKey && event.code === "KeyA" && document.getElementById("report-text")) {
            show();
        } else if (event.key === "Escape" && panel && !panel.hidden) {
            hide();
        } else {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
    }

    document.addEventListener("report:passage", (event) => {
        passage = event.detail.text?.trim() ? event.detail : null;
        offer();
    });

    document.addEventListener("DOMContentLoaded", () => {
        address = document.getElementById("incident-beside")?.dataset.attach;
        if (address) {
            document.addEventListener("keydown", keys, true);
            offer();
        }
    });
})();
