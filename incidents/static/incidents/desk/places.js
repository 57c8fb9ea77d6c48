/* Points of places and locations: what is typed or pasted is read by the server and shown as it was
   understood; latitude and longitude follow, and so does the map of places_map.js. */
"use strict";

(function () {
    const own = document.currentScript.dataset;
    const RADII = JSON.parse(own.radii); // kilometres by precision
    const PAUSE = 300; // milliseconds without typing before the server is asked
    const {PointMap, panelFor, theOutlines, answerOf} = window.placesMap;
    const points = new Map(); // the input of the coordinates → its point

    class Point {
        constructor(input) {
            this.input = input;
            this.prefix = input.name.slice(0, -"coordinates".length);
            this.said = document.getElementById(`${input.id}_helptext`);
            this.said.setAttribute("role", "status");
            this.place = null;
            this.button = document.createElement("button");
            this.button.type = "button";
            this.button.className = "button place-map-button";
            this.button.textContent = "Map";
            this.button.setAttribute("aria-expanded", "false");
            this.button.addEventListener("click", () => this.toggle());
            input.after(this.button);
        }

        field(name) {
            return document.getElementsByName(this.prefix + name)[0];
        }

        chooser() {
            return this.field("place") ?? this.field("parent");
        }

        get latLng() {
            const latitude = this.field("latitude").value, longitude = this.field("longitude").value;
            const known = latitude !== "" && longitude !== "" && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
            return known ? [Number(latitude), Number(longitude)] : null;
        }

        get radiusKm() {
            return Number(this.field("radius_km").value) || RADII[this.field("precision")?.value] || 0;
        }

        /* Something was typed or chosen; `name` is the field without its prefix. */
        changed(name) {
            if (name === "coordinates" && this.input.value.trim() === "") {
                this.setNumbers("", "");
            } else if (name === "latitude" || name === "longitude") {
                const both = [this.field("latitude").value, this.field("longitude").value];
                this.input.value = both.includes("") ? "" : both.join(", ");
            }
            this.map?.draw();
            this.askSoon(name === "place" || name === "parent");
        }

        askSoon(moved) {
            this.moved ||= moved;
            clearTimeout(this.timer);
            this.timer = setTimeout(() => this.ask(), PAUSE);
        }

        async ask() {
            clearTimeout(this.timer);
            this.asking?.abort();
            this.asking = new AbortController();
            const query = new URLSearchParams({coordinates: this.input.value, place: this.chooser()?.value ?? ""});
            for (const name of ["precision", "radius_km", "public_precision"]) {
                query.set(name, this.field(name)?.value ?? "");
            }
            const found = await answerOf(`${own.pointUrl}?${query}`, this.asking.signal);
            if (found) {
                this.show(found);
            }
        }

        show(found) {
            this.place = found.place;
            if (found.latitude !== undefined) {
                this.setNumbers(String(Number(found.latitude)), String(Number(found.longitude)));
            }
            this.input.toggleAttribute("aria-invalid", found.error !== "");
            const lines = [["error", found.error], ["", found.understood], ["warning", found.warning]];
            const said = lines.filter(([, words]) => words);
            tell(this.said, said.length ? said : [["", this.field("place") ? found.empty : ""]]);
            this.map?.draw();
            if (this.map && (this.moved || this.map.isOutOfSight())) {
                this.map.fit();
            }
            this.moved = false;
        }

        setNumbers(...values) {
            ["latitude", "longitude"].forEach((name, n) => {
                const field = this.field(name);
                if (field !== document.activeElement && field.value !== values[n]) {
                    field.value = values[n];
                }
            });
        }

        /* A point set on the map, with as many decimals as a pixel is worth. */
        set(latLng, decimals) {
            const numbers = [latLng.lat, latLng.lng].map((degrees) => String(Number(degrees.toFixed(decimals))));
            this.input.value = numbers.join(", ");
            this.setNumbers(...numbers);
            this.map.draw();
            this.askSoon(false);
        }

        async toggle() {
            if (this.panel) {
                this.map?.remove();
                this.panel.remove();
                this.panel = this.map = null;
                this.button.setAttribute("aria-expanded", "false");
                this.button.focus();
                return;
            }
            this.button.setAttribute("aria-expanded", "true");
            const panel = this.panel = panelFor(this);
            this.input.closest(".form-row").append(panel);
            const [outlines] = await Promise.all([theOutlines(), this.ask()]);
            if (this.panel === panel) {
                this.map = new PointMap(this, panel, outlines);
            }
        }
    }

    /* Lines of text inside a live region, which speaks only when they change. */
    function tell(region, lines) {
        if (region.textContent === lines.map(([, words]) => words).join("")) {
            return;
        }
        region.replaceChildren(...lines.map(([kind, words]) => {
            const line = document.createElement("div");
            line.className = `place-said ${kind}`;
            line.textContent = words;
            return line;
        }));
    }

    function setUp(root) {
        for (const input of root.querySelectorAll("input[name$='coordinates']:not([name*='__prefix__'])")) {
            if (!points.has(input)) {
                points.set(input, new Point(input));
            }
        }
    }

    /* The point that a field belongs to, and the field's name without what is before it. */
    function pointOf(field) {
        const name = field.name?.split("-").at(-1) ?? "";
        const input = field.name && document.getElementsByName(field.name.slice(0, -name.length) + "coordinates")[0];
        return [points.get(input), name];
    }

    const WATCHED = ["coordinates", "latitude", "longitude", "radius_km", "precision", "public_precision"];

    function typed(event) {
        const [point, name] = pointOf(event.target);
        if (point && WATCHED.includes(name)) {
            point.changed(name);
        }
    }

    function chosen(event) {
        const [point, name] = pointOf(event.target);
        if (point && (name === "place" || name === "parent")) {
            point.changed(name);
        }
    }

    document.addEventListener("DOMContentLoaded", () => {
        setUp(document);
        document.addEventListener("input", typed);
        django.jQuery(document).on("change", "select.admin-autocomplete", chosen);
        document.addEventListener("formset:added", (event) => setUp(event.target));
        document.addEventListener("keydown", (event) => {
            if (event.altKey && !event.ctrlKey && !event.shiftKey && event.code === "KeyM") {
                const row = document.activeElement.closest(".inline-related, #place_form");
                const input = row?.querySelector("input[name$='coordinates']");
                if (points.has(input)) {
                    event.preventDefault();
                    points.get(input).toggle();
                }
            }
        });
    });
})();
