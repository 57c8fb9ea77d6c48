/* Choosers by keyboard: a letter typed on a closed one begins the search; Enter takes the first
   hit, Tab takes it and goes on to the next field, and so do the keys that leave for another
   section. What is pressed before the hits are there is done when they are. */
"use strict";

(function () {
    const FIELDS = "#content input:not([type=hidden]), #content select:not(.select2-hidden-accessible), " +
        "#content textarea, #content .select2-selection";
    const LEAVES = ["ArrowDown", "ArrowUp"];
    let open = null; // {chooser, asked, wish}: the chooser that is open, the search under way, what to do then

    const selectionOf = (chooser) => chooser.$container[0].querySelector(".select2-selection");

    const isFree = (field) => !field.disabled && field.tabIndex >= 0 && field.checkVisibility();

    function beside(field, by) {
        const fields = [...document.querySelectorAll(FIELDS)].filter(isFree);
        return fields[fields.indexOf(field) + by];
    }

    /* select2 gives the focus back to a chooser a moment after it was closed, when one may be typing elsewhere. */
    function stayAway(selection) {
        const back = (event) => event.relatedTarget?.focus();
        selection.addEventListener("focusin", back);
        setTimeout(() => selection.removeEventListener("focusin", back), 0);
    }

    function take(chooser, typed) {
        if (typed) {
            chooser.trigger("results:select", {});
        }
        if (chooser.isOpen() && typed) {
            return false; // nothing was found
        }
        chooser.close();
        return true;
    }

    /* Enter stays at the chooser, Tab goes on, other keys then do what they do. */
    function finish(chooser, wish) {
        const selection = selectionOf(chooser);
        if (!take(chooser, wish.typed)) {
            return;
        }
        const next = wish.by ? beside(selection, wish.by) : null;
        (next ?? selection).focus();
        if (wish.key) {
            selection.dispatchEvent(new KeyboardEvent("keydown", wish.key));
        }
        if (document.activeElement !== selection) {
            stayAway(selection);
        }
    }

    /* The server is asked at once, not after the pause that waits for the next letter. */
    function hurry(chooser, term) {
        const adapter = chooser.dataAdapter;
        if (adapter._request == null) {
            const delay = adapter.ajaxOptions.delay;
            clearTimeout(adapter._queryTimeout);
            adapter.ajaxOptions.delay = 0;
            chooser.trigger("query", {term});
            adapter.ajaxOptions.delay = delay;
        }
    }

    function listen(chooser) {
        chooser.on("query", (asked) => Object.assign(open ?? {}, {asked, wish: null}));
        chooser.on("results:all", ({query}) => {
            if (open?.chooser !== chooser || (open.asked !== query && open.asked !== true)) {
                return;
            }
            const wish = open.wish;
            Object.assign(open, {asked: null, wish: null});
            if (wish) {
                finish(chooser, wish);
            }
        });
    }

    function opened(event) {
        const chooser = django.jQuery(event.target).data("select2");
        open = {chooser, asked: true, wish: null};
        if (!chooser.heardByDesk) {
            chooser.heardByDesk = true;
            listen(chooser);
        }
    }

    document.addEventListener("DOMContentLoaded", () => {
        django.jQuery(document).on("select2:open", opened).on("select2:close", () => {
            open = null;
        });
    });

    function wishOf(event, typed) {
        const {key, ctrlKey, altKey, shiftKey} = event;
        if ((ctrlKey && LEAVES.includes(key)) || (altKey && key === "Enter")) {
            return {by: 0, typed, key: {key, ctrlKey, altKey, shiftKey, bubbles: true, cancelable: true}};
        }
        if (key === "Enter") {
            return {by: 0, typed: true};
        }
        return key === "Tab" ? {by: shiftKey ? -1 : 1, typed} : null;
    }

    function pressedWhileOpen(event) {
        const search = event.target.closest?.(".select2-search__field");
        const wish = open && search && !event.isComposing ? wishOf(event, search.value !== "") : null;
        if (!wish) {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
        if (open.asked && wish.typed) {
            hurry(open.chooser, search.value);
            open.wish = wish;
        } else {
            finish(open.chooser, wish);
        }
    }

    /* The letter goes to the field that has the focus when the browser writes it. */
    function pressedWhileClosed(event) {
        const selection = event.target.closest?.(".select2-selection");
        const isLetter = event.key.length === 1 && event.key !== " ";
        if (!selection || !isLetter || event.ctrlKey || event.altKey || event.metaKey) {
            return;
        }
        django.jQuery(selection.closest(".select2").previousElementSibling).select2("open");
        open?.chooser.dropdown.$search[0].focus();
    }

    window.addEventListener("keydown", (event) => {
        pressedWhileOpen(event);
        pressedWhileClosed(event);
    }, true);
})();
