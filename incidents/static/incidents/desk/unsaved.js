/* Nothing typed is lost: a form keeps a draft in this browser while one types and offers it back,
   leaving with changes asks, and a form that was sent is not sent twice. */
"use strict";

(function () {
    const PAUSE = 400; // milliseconds without typing before the draft is kept
    const AGAIN = 20_000; // milliseconds after which a form that was sent can be sent again
    let typed, drafts, page, timer;
    let sending = false;

    const element = (tag, words, properties = {}) =>
        Object.assign(document.createElement(tag), {textContent: words}, properties);

    function button(words, act) {
        const made = element("button", words, {type: "button"});
        made.addEventListener("click", act);
        return made;
    }

    function keep() {
        clearTimeout(timer);
        const fields = typed.read();
        if (Object.keys(fields).length === 0) {
            drafts.drop();
            return;
        }
        const kept = drafts.keep({fields, revision: page.revision});
        document.getElementById("unsaved-full")?.remove();
        if (!kept) {
            const words = "This browser cannot keep what you type: it is too long, or there is no room. Save before you leave this page.";
            typed.form.prepend(element("p", words, {id: "unsaved-full", className: "unsaved", role: "alert"}));
        }
    }

    function later() {
        clearTimeout(timer);
        timer = setTimeout(keep, PAUSE);
    }

    const number = (count) => `${count} field${count === 1 ? "" : "s"}`;

    function when(at) {
        const day = {day: "numeric", month: "long"};
        const moment = new Date(at);
        if (moment.getFullYear() !== new Date().getFullYear()) {
            day.year = "numeric";
        }
        const time = moment.toLocaleTimeString("en-GB", {hour: "2-digit", minute: "2-digit"});
        return `${moment.toLocaleDateString("en-GB", day)} at ${time}`;
    }

    /* What became of one typed value: is its field there, and has a newer value been saved in it? */
    function standing(fields, key, entry) {
        const field = fields.get(key);
        if (!field) {
            return {state: key.includes("|+") ? "as it was" : "gone"};
        }
        const now = typed.cameWith(field, key);
        const newer = !desk.same(now, entry.base) && !desk.same(now, entry.value);
        return {field, state: newer ? "newer" : "as it was", now: typed.words(field, now)};
    }

    function line(fields, [key, entry]) {
        const {field, state, now} = standing(fields, key, entry);
        const item = element("li", "");
        const yours = typeof entry.value === "boolean" ? `you made it ${entry.words}` : `you typed “${entry.words}”`;
        item.append(element("b", entry.label), `: ${yours}. `);
        if (state === "newer") {
            const mine = button("Use mine", () => {
                typed.put(field, entry);
                mine.replaceWith("Yours is in the form now.");
            });
            item.append(`Saved since then: “${now}”. `, mine);
        } else if (state === "gone") {
            item.append("What it belonged to is no longer there.");
        }
        return item;
    }

    function differences(entries) {
        const fields = typed.byKey();
        const list = element("ul", "", {className: "unsaved-differences"});
        list.append(...Object.entries(entries).map((each) => line(fields, each)));
        return list;
    }

    /* Put back what nobody else has changed since; the draft stays while something is left over. */
    function restore(draft, offer) {
        typed.addRows(Object.keys(draft.fields));
        const fields = typed.byKey();
        const left = {};
        for (const [key, entry] of Object.entries(draft.fields)) {
            const {field, state} = standing(fields, key, entry);
            if (field && state === "as it was") {
                typed.put(field, entry);
            } else {
                left[key] = entry;
            }
        }
        keep();
        told(offer, draft, left);
    }

    function told(offer, draft, left) {
        const count = Object.keys(left).length;
        const put = Object.keys(draft.fields).length - count;
        offer.replaceChildren(element("p", `Restored: ${number(put)}, marked below. Nothing is saved yet.`));
        if (count === 0) {
            drafts.drop(draft.id);
        } else {
            drafts.putBack({...draft, fields: left});
            const forget = button("Discard these", () => {
                drafts.drop(draft.id);
                offer.remove();
            });
            offer.append(element("p", `Not put over what was saved meanwhile: ${number(count)}.`), differences(left), forget);
        }
        offer.focus();
    }

    function discard(draft, offer) {
        drafts.drop(draft.id);
        const before = [...offer.childNodes];
        offer.replaceChildren(element("span", "Discarded. "), button("Undo", () => {
            drafts.putBack(draft);
            offer.replaceChildren(...before);
        }));
        offer.querySelector("button").focus();
    }

    function meanwhile(draft) {
        return draft.revision && draft.revision !== page.revision
            ? " Since then this page was saved with changes; what is newer stays until you say so."
            : "";
    }

    function offerBack(draft) {
        const offer = element("section", "", {className: "unsaved", tabIndex: -1});
        offer.setAttribute("aria-label", "Unsaved work");
        const count = number(Object.keys(draft.fields).length);
        offer.append(element("p", `You typed something here on ${when(draft.at)} that was not saved (${count}).${meanwhile(draft)}`));
        const list = differences(draft.fields);
        list.hidden = true;
        const show = button("Show what differs", () => {
            list.hidden = !list.hidden;
            show.setAttribute("aria-expanded", String(!list.hidden));
        });
        show.setAttribute("aria-expanded", "false");
        offer.append(button("Restore", () => restore(draft, offer)), show, button("Discard", () => discard(draft, offer)), list);
        document.getElementById("unsaved-offers").append(offer);
    }

    /* A form is sent once, unless it leads to a file and the page stays; the button pressed is part of
       what is sent, so it is switched off after that. */
    function sent(event) {
        const form = event.target;
        if (event.defaultPrevented || !form.matches("#content form[method=post]:not(#changelist-form, .downloads)")) {
            return;
        }
        if (sending) {
            event.preventDefault();
            return;
        }
        sending = true;
        if (form === typed?.form) {
            keep();
        }
        setTimeout(() => switchButtons(form, true), 0);
        const ready = () => {
            sending = false;
            switchButtons(form, false);
        };
        setTimeout(ready, AGAIN);
        window.addEventListener("pageshow", ready);
    }

    function switchButtons(form, off) {
        form.querySelectorAll("[type=submit]").forEach((each) => {
            each.disabled = off;
        });
    }

    function leaving(event) {
        if (!sending && Object.keys(typed.read()).length > 0) {
            keep();
            event.preventDefault();
        }
    }

    function listen() {
        typed.form.addEventListener("input", later);
        typed.form.addEventListener("change", later);
        django.jQuery(typed.form).on("change", "select.admin-autocomplete", later);
        document.addEventListener("formset:added", later);
        document.addEventListener("formset:removed", later);
        window.addEventListener("beforeunload", leaving);
        document.addEventListener("visibilitychange", () => document.hidden && !sending && keep());
    }

    async function begin() {
        desk.forgetSaved(page.cookie, page.path);
        drafts = new desk.Drafts(page, page.posted);
        typed = new desk.Typed(document.getElementById("unsaved").closest("form"));
        typed.form.append(element("input", "", {type: "hidden", name: "_unsaved", value: drafts.id}));
        const offers = element("div", "", {id: "unsaved-offers"});
        offers.setAttribute("aria-live", "polite");
        typed.form.prepend(offers);
        for (const [key, entry] of Object.entries(drafts.mine()?.fields ?? {})) {
            typed.begins.set(key, entry.base);
        }
        listen();
        (await drafts.left()).forEach(offerBack);
    }

    document.addEventListener("submit", sent);
    document.addEventListener("DOMContentLoaded", () => {
        page = document.getElementById("unsaved")?.dataset;
        if (page) {
            desk.tidy();
            begin();
        }
    });
})();
