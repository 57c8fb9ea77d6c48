/* What the report's text suggests, as buttons beside the fields it is for. Nothing is taken until
   somebody presses one. */
"use strict";

(function () {
    const FEW = 10; // so many are shown until more are asked for
    const GROUPS = [
        {kind: "type", of: "the type", beside: ".form-row.field-type"},
        {kind: "date", of: "the date", beside: ".form-row.field-date"},
        {kind: "place", of: "locations", under: "#locations-group h2"},
        {kind: "actor", of: "participations", under: "#participations-group h2"},
        {kind: "number", of: "figures", under: "#figures-group h2"},
    ];
    const {take, isTaken} = window.takingSuggestions;
    const passages = window.suggestedPassages;
    const keys = window.suggestionKeys;
    let found = [], source = "", selected = null, whole = new Set(), asking = null, marking = null;

    function make(tag, kind, text = "") {
        const node = document.createElement(tag);
        node.className = kind;
        node.textContent = text;
        return node;
    }

    function addressOf(pk) {
        return location.pathname.replace(/\/incident\/.*$/, `/source/${pk}/suggestions/`);
    }

    async function load() {
        const pane = document.getElementById("report");
        if (!pane?.dataset.source || pane.dataset.source === source) {
            return;
        }
        source = pane.dataset.source;
        asking?.abort();
        asking = new AbortController();
        try {
            const answer = await fetch(addressOf(source), {signal: asking.signal, headers: {Accept: "application/json"}});
            if (answer.ok && !answer.redirected) {
                found = (await answer.json()).suggestions;
                selected = null;
                drawAll();
            }
        } catch (error) {
            source = ""; // asked again when the pane is there again
            if (error.name !== "AbortError" && !(error instanceof TypeError)) {
                throw error;
            }
        }
    }

    const isIn = ({start, end}) => (suggestion) => suggestion.passages.some(([from, to]) => from < end && start < to);

    /* Those to show now, and how many more there are. */
    function chosen(kind) {
        const all = found.filter((suggestion) => suggestion.kind === kind);
        if (whole.has(kind)) {
            return [all, 0];
        }
        const some = selected ? all.filter(isIn(selected)) : all.slice(0, FEW);
        return [some, all.length - some.length];
    }

    function holderOf(group) {
        const known = document.getElementById(`suggestions-${group.kind}`);
        const anchor = document.querySelector(group.beside ?? group.under);
        if (known || !anchor) {
            return known;
        }
        const holder = make("div", "suggestions");
        holder.id = `suggestions-${group.kind}`;
        holder.setAttribute("role", "group");
        holder.setAttribute("aria-label", `Suggestions for ${group.of}, from the report`);
        anchor.after(holder);
        return holder;
    }

    function drawAll() {
        GROUPS.forEach(draw);
    }

    function draw(group) {
        const [some, more] = chosen(group.kind);
        const holder = some.length || more ? holderOf(group) : document.getElementById(`suggestions-${group.kind}`);
        if (!holder) {
            return;
        }
        const drawn = some.map(chip);
        if (selected && !some.length) {
            drawn.push(make("span", "suggestions-none", "None in the selected passage."));
        }
        if (more || whole.has(group.kind)) {
            drawn.push(toggle(group, more));
        }
        holder.replaceChildren(...drawn);
        holder.hidden = !drawn.length;
    }

    function button(kind, text) {
        const node = make("button", kind, text);
        node.type = "button";
        node.tabIndex = -1; // Tab goes through the fields as before, Alt+S comes here
        return node;
    }

    function chip(suggestion) {
        const node = button("suggestion", "");
        node.suggestion = suggestion;
        node.append(make("span", "suggestion-label", suggestion.label));
        if (suggestion.detail && isTelling(suggestion)) {
            node.append(" ", make("span", "suggestion-detail", suggestion.detail));
        }
        if (suggestion.passages.length > 1) {
            node.append(" ", make("span", "suggestion-times", `×${suggestion.passages.length}`));
        }
        node.title = [suggestion.detail, suggestion.reading].filter(Boolean).join(" · ");
        mark(node);
        return node;
    }

    /* Whether its detail is needed: an actor is known by its name, unless two have one. */
    function isTelling({kind, label}) {
        const same = found.filter((each) => each.kind === kind && each.label === label);
        return kind === "actor" ? same.length > 1 : kind !== "type";
    }

    function toggle(group, more) {
        const node = button("suggestions-toggle", more ? `Show all ${more + chosen(group.kind)[0].length}` : "Show fewer");
        node.addEventListener("click", () => {
            whole[more ? "add" : "delete"](group.kind);
            draw(group);
            document.querySelector(`#suggestions-${group.kind} .suggestions-toggle`)?.focus();
        });
        return node;
    }

    /* A pressed one is in the form; it is told by a tick and to screen readers. */
    function mark(node) {
        node.setAttribute("aria-pressed", String(isTaken(node.suggestion)));
    }

    function markAll() {
        document.querySelectorAll(".suggestion").forEach(mark);
    }

    /* Once for all the fields that one act changes. */
    function markSoon() {
        marking ??= requestAnimationFrame(() => {
            marking = null;
            markAll();
        });
    }

    function press(node) {
        if (node.getAttribute("aria-pressed") === "true") {
            return;
        }
        const next = take(node.suggestion);
        keys.returnTo(next);
        markAll();
        if (node.suggestion.kind === "actor") {
            next?.focus(); // in which role is for the analyst to say
        } else {
            node.focus(); // a fresh row may have taken the cursor
        }
    }

    const chipAt = (event) => event.target.closest?.(".suggestion");

    function look(event) {
        const node = chipAt(event);
        if (node) {
            passages.show(node.suggestion.passages);
        }
    }

    function lookAway(event) {
        if (chipAt(event)) {
            passages.hide();
        }
    }

    function passageSelected(event) {
        const {start, end, source: of} = event.detail ?? {};
        if (String(of ?? source) !== source) {
            return;
        }
        selected = Number.isInteger(start) && start < end ? {start, end} : null;
        whole = new Set();
        drawAll();
    }

    function begin() {
        if (!document.querySelector("#content form #id_title") || document.body.dataset.suggestions) {
            return;
        }
        document.body.dataset.suggestions = "on";
        keys.begin();
        document.addEventListener("click", (event) => chipAt(event) && press(chipAt(event)));
        for (const [name, listener] of [["mouseover", look], ["focusin", look], ["mouseout", lookAway], ["focusout", lookAway]]) {
            document.addEventListener(name, listener);
        }
        document.addEventListener("report:passage", passageSelected);
        for (const name of ["change", "formset:removed"]) {
            document.addEventListener(name, markSoon);
        }
        django.jQuery(document).on("change", "select.admin-autocomplete", markSoon);
        load();
    }

    document.addEventListener("DOMContentLoaded", begin);
    document.addEventListener("report:ready", load);
})();
