/* Choosing an actor: a chosen row shows its short label, and what is not found is added in a dialog
   of the page, after a look at actors with similar names. A new actor's own page shows those too. */
"use strict";

(function () {
    const ACTORS = "/actor/choices/";
    const PAUSE = 300;
    let dialog = null;
    let chooser = null;

    const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
    const addressOf = (select) => new URL(select.getAttribute("data-ajax--url"), location.href);

    function select(id, text) {
        const option = [...chooser.options].find((each) => each.value === id) ?? new Option(text, id);
        chooser.append(option);
        chooser.value = id;
        django.jQuery(chooser).trigger("change");
        dialog.close();
    }

    const UNREACHED = "The server could not be reached. Try again.";
    const SIGNED_OUT = "You may not do this, or are signed out: sign in again in another tab.";

    function fail(words) {
        dialog.querySelector(".add-actor-error").textContent = words;
    }

    /* What the server answers as text, or in words why there is none. */
    async function textOf(address) {
        try {
            const response = await fetch(address);
            return response.ok && !response.redirected ? [await response.text()] : [null, SIGNED_OUT];
        } catch {
            return [null, UNREACHED];
        }
    }

    async function send(address, fields) {
        dialog.querySelectorAll("button").forEach((button) => { button.disabled = true; });
        try {
            const response = await fetch(address, {
                method: "POST", body: fields, headers: {"X-CSRFToken": token()},
            });
            if ((response.headers.get("Content-Type") ?? "").startsWith("application/json")) {
                const answer = await response.json();
                if (response.ok) {
                    select(answer.id, answer.text);
                } else {
                    fail(answer.error);
                }
            } else if (response.status === 400) {
                fill(await response.text());
            } else {
                fail("Not added: you may not add it, or are signed out. What you typed is still here.");
            }
        } catch {
            fail(`Not added. ${UNREACHED}`);
        } finally {
            dialog.querySelectorAll("button").forEach((button) => { button.disabled = false; });
        }
    }

    function act(event) {
        const button = event.target.closest("button");
        const form = dialog.querySelector("form");
        if (button?.dataset.use) {
            select(button.dataset.use, button.dataset.label);
        } else if (button?.dataset.alias) {
            const fields = new FormData();
            fields.set("actor", button.dataset.alias);
            fields.set("name", form.elements.name.value);
            send(form.dataset.aliasUrl, fields);
        } else if (button && "cancel" in button.dataset) {
            dialog.close();
        }
    }

    function fill(html) {
        dialog.innerHTML = html;
        (dialog.querySelector(".similar-acts button") ?? dialog.querySelector("[name=kind]")).focus();
    }

    /* A dialog that only says why there is no form, and closes. */
    function refuse(words) {
        const heading = document.createElement("h2");
        const said = document.createElement("p");
        const close = document.createElement("button");
        heading.id = "add-actor-heading";
        heading.textContent = "Nothing was added";
        said.setAttribute("role", "alert");
        said.textContent = words;
        Object.assign(close, {type: "button", textContent: "Close"});
        close.dataset.cancel = "";
        dialog.replaceChildren(heading, said, close);
        close.focus();
    }

    function makeDialog() {
        dialog = document.createElement("dialog");
        dialog.className = "add-actor";
        dialog.setAttribute("aria-labelledby", "add-actor-heading");
        dialog.addEventListener("click", act);
        dialog.addEventListener("submit", (event) => {
            event.preventDefault();
            send(event.target.action, new FormData(event.target));
        });
        dialog.addEventListener("close", () => {
            chooser.nextElementSibling.querySelector(".select2-selection").focus();
        });
        dialog.addEventListener("keydown", (event) => event.stopPropagation());
        document.body.append(dialog);
    }

    async function open(name) {
        const address = new URL("../similar/", addressOf(chooser));
        address.search = new URLSearchParams({name});
        if (!dialog) {
            makeDialog();
        }
        const [html, why] = await textOf(address);
        dialog.showModal();
        if (html !== null) {
            fill(html);
        } else {
            refuse(why);
        }
    }

    function choosing(event) {
        const row = event.params.args.data;
        if (!addressOf(event.target).pathname.endsWith(ACTORS)) {
            return;
        }
        if (row.add !== undefined) {
            event.preventDefault();
            chooser = event.target;
            django.jQuery(chooser).select2("close");
            open(row.add);
        } else if (row.label) {
            row.text = row.label;
        }
    }

    /* On the page of a new actor: those of similar names, while the name is typed. */
    function watchName() {
        const name = document.querySelector("#actor_form #id_name");
        if (!name || !location.pathname.endsWith("/add/")) {
            return;
        }
        const said = document.createElement("div");
        said.className = "similar-said";
        said.setAttribute("aria-live", "polite");
        name.closest(".form-row").append(said);
        let waiting = 0;
        name.addEventListener("input", () => {
            clearTimeout(waiting);
            waiting = setTimeout(async () => {
                const typed = name.value;
                const query = new URLSearchParams({list: "1", name: typed});
                const [html, why] = typed.trim().length > 1 ? await textOf(`../similar/?${query}`) : [""];
                if (name.value !== typed) {
                    return;
                }
                if (html === null) {
                    said.textContent = `Similar actors are not shown. ${why}`;
                } else {
                    said.innerHTML = html;
                }
            }, PAUSE);
        });
    }

    document.addEventListener("DOMContentLoaded", () => {
        django.jQuery(document).on("select2:selecting", "select.admin-autocomplete", choosing);
        watchName();
    });
})();
