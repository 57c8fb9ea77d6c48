/* How far an import is, asked for every second; when it has ended its result takes the place. */
"use strict";

(function () {
    const section = document.getElementById("import-progress");
    const words = section.querySelector(".import-words");
    const bar = section.querySelector("progress");

    function show(state) {
        if (!state.open) {
            window.location.reload();
            return;
        }
        if (words.textContent !== state.words) {
            words.textContent = state.words;
        }
        if (state.percent !== null) {
            bar.value = state.percent;
        }
        window.setTimeout(ask, 1000);
    }

    function ask() {
        fetch(section.dataset.address, { headers: { Accept: "application/json" } })
            .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status))))
            .then(show)
            .catch(() => window.setTimeout(ask, 5000)); // the server may be starting again
    }

    window.setTimeout(ask, 1000);
})();
