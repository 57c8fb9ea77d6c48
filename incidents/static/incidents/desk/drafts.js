/* Drafts of forms in this browser: one a page that is open, kept until it is saved or discarded,
   never shown to another user. */
"use strict";

window.desk = window.desk || {};

(function () {
    const PREFIX = "incidents-draft";
    const LONGEST = 500_000; // characters of one draft
    const MOST = 30; // drafts in this browser
    const DAYS = 30;

    /* A browser may be told to keep nothing; forms then say that what is typed is not kept. */
    const store = (() => {
        try {
            return window.localStorage;
        } catch {
            const full = () => {
                throw new DOMException("nothing is kept here", "QuotaExceededError");
            };
            return {getItem: () => null, removeItem: () => {}, setItem: full};
        }
    })();

    function parsed(text) {
        try {
            const draft = JSON.parse(text);
            return draft && typeof draft.at === "number" && draft.fields ? draft : null;
        } catch {
            return null;
        }
    }

    function all() {
        const names = Object.keys(store).filter((name) => name.startsWith(`${PREFIX}:`));
        return names.map((name) => [name, parsed(store.getItem(name))]);
    }

    /* What is unreadable, too old or too many goes. */
    function tidy() {
        const oldest = Date.now() - DAYS * 86_400_000;
        const kept = [];
        for (const [name, draft] of all()) {
            if (!draft || draft.at < oldest) {
                store.removeItem(name);
            } else {
                kept.push([name, draft]);
            }
        }
        kept.sort(([, one], [, other]) => other.at - one.at);
        kept.slice(MOST).forEach(([name]) => store.removeItem(name));
    }

    /* The server names, in a cookie, the drafts whose forms it has saved. */
    function forgetSaved(cookie, path) {
        const found = document.cookie.split("; ").find((each) => each.startsWith(`${cookie}=`));
        for (const id of found ? found.slice(cookie.length + 1).split(".") : []) {
            all().filter(([name]) => name.endsWith(`:${id}`)).forEach(([name]) => store.removeItem(name));
        }
        if (found) {
            document.cookie = `${cookie}=; Max-Age=0; Path=${path}; SameSite=Strict`;
        }
    }

    class Drafts {
        /* `form` is {user, form, object}: whose, which kind, which row. */
        constructor(form, id) {
            this.start = [PREFIX, form.user, form.form, form.object || "new", ""].join(":");
            this.id = id || crypto.getRandomValues(new Uint32Array(4)).join("-");
            this.name = this.start + this.id;
            // Held as long as the page is open: a draft that somebody is typing is not offered elsewhere.
            navigator.locks?.request(this.name, () => new Promise(() => {}));
        }

        /* Whether it was kept; when there is no room, the oldest drafts give way. */
        keep(draft) {
            const text = JSON.stringify({...draft, id: this.id, at: Date.now()});
            if (text.length > LONGEST) {
                return false;
            }
            const older = all().filter(([name]) => name !== this.name).sort(([, one], [, other]) => (one?.at ?? 0) - (other?.at ?? 0));
            for (;;) {
                try {
                    store.setItem(this.name, text);
                    return true;
                } catch {
                    const [first] = older.splice(0, 1);
                    if (!first) {
                        return false;
                    }
                    store.removeItem(first[0]);
                }
            }
        }

        mine() {
            return parsed(store.getItem(this.name));
        }

        drop(id = this.id) {
            store.removeItem(this.start + id);
        }

        putBack(draft) {
            store.setItem(this.start + draft.id, JSON.stringify(draft));
        }

        /* Drafts of this form that no open page holds, the newest first. */
        async left() {
            const held = new Set(((await navigator.locks?.query())?.held ?? []).map((lock) => lock.name));
            return all()
                .filter(([name]) => name.startsWith(this.start) && name !== this.name && !held.has(name))
                .map(([, draft]) => draft)
                .filter(Boolean)
                .sort((one, other) => other.at - one.at);
        }
    }

    Object.assign(window.desk, {Drafts, forgetSaved, tidy});
})();
