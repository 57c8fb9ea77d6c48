/* Names for screen readers: select2 tells the chosen row and not what is chosen; the search box
   has a picture for a label. */
"use strict";

(function () {
    function nameChooser(box) {
        const select = box.previousElementSibling;
        const label = document.querySelector(`label[for="${select.id}"]`);
        const words = label ? label.textContent.replace(":", "").trim() : select.getAttribute("aria-label");
        const selection = box.querySelector(".select2-selection");
        const chosen = box.querySelector(".select2-selection__rendered");
        selection.removeAttribute("aria-labelledby");
        selection.setAttribute("aria-label", words);
        selection.setAttribute("aria-describedby", chosen.id);
        chosen.setAttribute("aria-label", words);
    }

    function isChooser(node) {
        return node instanceof HTMLElement && node.matches("select.admin-autocomplete + .select2");
    }

    new MutationObserver((changes) => {
        for (const change of changes) {
            [...change.addedNodes].filter(isChooser).forEach(nameChooser);
        }
    }).observe(document.documentElement, {childList: true, subtree: true});

    document.addEventListener("DOMContentLoaded", () => {
        const search = document.getElementById("searchbar");
        search?.setAttribute("aria-label", search.labels[0]?.querySelector("img")?.alt ?? "");
    });
})();
