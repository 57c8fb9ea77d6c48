/* What the report's text suggests, as buttons beside the fields it is for. Nothing is taken until
   somebody presses one. Alt+S goes to those of the section one is in, arrows move, Escape returns. */
"use strict";

(function () {
    const FEW = 10; // so many are shown until more are asked for
    const SECTION = "#content form > div > fieldset.module, #content form > div > .inline-group";
    const GROUPS = [
        {kind: "type", of: "the type", beside: ".form-row.field-type"},
        {kind: "date", of: "the date", beside: ".form-row.field-date"},
        {kind: "place", of: "locations", under: "#locations-group h2"},
        {kind: "actor", of: "participations", under: "#participations-group h2"},
        {kind: "number", of: "figures", under: "#figures-group h2"},
    ];
    const {take, isTaken} = window.takingSuggestions;
    const passages = window.suggestedPassages;
    let found = [], source = "", selected = null, whole = new Set(), cameFrom = null, asking = null, marking = null;

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
        cameFrom = next ?? cameFrom;
        markAll();
        if (node.suggestion.kind === "actor") {
            next?.focus(); // in which role is for the analyst to say
        } else {
            node.focus(); // a fresh row may have taken the cursor
        }
    }

    /* By keyboard. */
    const chipsOf = (holder) => [...holder.querySelectorAll("button")];

    function enter() {
        const section = document.activeElement?.closest(SECTION);
        const holders = [...document.querySelectorAll(".suggestions:not([hidden])")];
        const near = document.activeElement?.closest(".form-row")?.nextElementSibling;
        const holder = holders.find((each) => each === near)
            ?? holders.find((each) => section?.contains(each)) ?? holders[0];
        if (!holder) {
            return;
        }
        if (!document.activeElement.closest(".suggestions")) {
            cameFrom = document.activeElement;
        }
        const chips = chipsOf(holder);
        (chips.find((each) => each.getAttribute("aria-pressed") !== "true") ?? chips[0]).focus();
    }

    function move(holder, by) {
        const chips = chipsOf(holder);
        const at = chips.indexOf(document.activeElement) + by;
        chips[(at + chips.length) % chips.length]?.focus();
    }

    const STEPS = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1};

    function pressed(event) {
        const holder = event.target.closest?.(".suggestions");
        if (event.altKey && !event.ctrlKey && event.code === "KeyS" && found.length) {
            enter();
        } else if (holder && !event.ctrlKey && !event.altKey && event.key in STEPS) {
            move(holder, STEPS[event.key]);
        } else if (holder && event.key === "Escape") {
            (cameFrom?.isConnected ? cameFrom : document.getElementById("id_title"))?.focus();
        } else {
            return;
        }
        event.preventDefault();
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
        document.addEventListener("keydown", pressed);
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
