/* Points of places and locations: what is typed or pasted is read by the server and shown as it was
   understood; latitude and longitude follow; a map drawn from outlines, without the internet, shows
   the point and takes another one by mouse or keyboard. */
"use strict";

(function () {
    const own = document.currentScript.dataset;
    const RADII = JSON.parse(own.radii); // kilometres by precision
    const PAUSE = 300; // milliseconds without typing before the server is asked
    const STEP = 10; // pixels that an arrow key moves the marker; with Shift one
    const HOW = "Click, or press Enter on the map, to set the point. Drag it, or move it with the arrow keys (with Shift: finely). Escape closes the map.";
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

    class PointMap {
        constructor(point, panel, outlines) {
            this.point = point;
            this.map = L.map(panel.querySelector(".place-map-canvas"), {
                minZoom: 1, maxZoom: 14, zoomSnap: 0.5, attributionControl: false, worldCopyJump: true,
            });
            L.geoJSON(outlines, {interactive: false, style: {className: "place-outline", weight: 1}}).addTo(this.map);
            L.control.scale({imperial: false}).addTo(this.map);
            this.map.on("click", (event) => this.set(event.latlng));
            this.map.getContainer().addEventListener("keydown", (event) => this.onKey(event));
            this.map.getContainer().setAttribute("aria-describedby", panel.querySelector("p").id);
            this.known = L.layerGroup().addTo(this.map);
            this.map.on("moveend", () => {
                clearTimeout(this.timer);
                this.timer = setTimeout(() => this.drawKnown(), PAUSE);
            });
            this.fit(false);
            this.draw();
            (this.marker?.getElement() ?? this.map.getContainer()).focus();
        }

        remove() {
            clearTimeout(this.timer);
            this.removed = true;
            this.map.remove();
        }

        /* The names of places in sight; the world as a whole would be covered by them. */
        async drawKnown() {
            const box = this.map.getBounds();
            const sides = {south: box.getSouth(), west: box.getWest(), north: box.getNorth(), east: box.getEast()};
            for (const side in sides) {
                sides[side] = sides[side].toFixed(4);
            }
            const wide = this.map.getZoom() < 4;
            const found = wide ? {places: []} : await answerOf(`${own.placesUrl}?${new URLSearchParams(sides)}`);
            if (!found || this.removed) {
                return;
            }
            this.known.clearLayers();
            const taken = [];
            for (const {name, point, spot} of found.places) {
                const label = document.createElement("span");
                label.textContent = name;
                const icon = L.divIcon({className: spot ? "place-name spot" : "place-name", html: label, iconSize: null});
                const marker = L.marker(point, {icon, interactive: false, keyboard: false}).addTo(this.known);
                const box = label.getBoundingClientRect();
                if (taken.some((other) => meet(box, other))) {
                    marker.remove(); // the wider place has the room
                } else {
                    taken.push(box);
                }
            }
        }

        set(latLng) {
            const degreesInPixel = 360 / (256 * 2 ** this.map.getZoom());
            const decimals = Math.min(6, Math.max(0, Math.ceil(-Math.log10(degreesInPixel))));
            this.point.set(latLng.wrap(), decimals);
        }

        onKey(event) {
            if (event.ctrlKey || event.altKey || event.metaKey) {
                return;
            }
            const steps = {ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0]}[event.key];
            if (event.key === "Escape") {
                this.point.toggle();
            } else if (event.key === "Enter" && event.target === this.map.getContainer()) {
                this.set(this.map.getCenter());
                this.marker?.getElement().focus();
            } else if (steps && event.target === this.marker?.getElement()) {
                const from = this.map.latLngToContainerPoint(this.marker.getLatLng());
                const by = L.point(steps).multiplyBy(event.shiftKey ? 1 : STEP);
                this.set(this.map.containerPointToLatLng(from.add(by)));
                this.map.panInside(this.marker.getLatLng(), {padding: [30, 30], animate: false});
            } else {
                return;
            }
            event.preventDefault();
            event.stopPropagation();
        }

        /* Show the point, else the place, else the world. */
        fit(animate = true) {
            const {place} = this.point;
            const at = this.point.latLng ?? (place?.latitude == null ? null : [place.latitude, place.longitude]);
            if (at === null) {
                this.map.setView([25, 20], 1.5, {animate: false});
                return;
            }
            const km = Math.max(this.point.radiusKm, this.point.latLng ? 0 : place.radius_km ?? 0, 15);
            this.map.fitBounds(L.latLng(at).toBounds(km * 5000), {animate});
        }

        isOutOfSight() {
            return this.point.latLng !== null && !this.map.getBounds().contains(this.point.latLng);
        }

        draw() {
            const at = this.point.latLng, {place} = this.point;
            this.drawn?.remove();
            this.drawn = L.layerGroup().addTo(this.map);
            if (place?.latitude != null) {
                const centre = [place.latitude, place.longitude];
                L.circleMarker(centre, {radius: 4, className: "place-centre", interactive: false}).addTo(this.drawn)
                    .bindTooltip(place.name, {permanent: true, direction: "right"});
                if (place.radius_km) {
                    L.circle(centre, {radius: place.radius_km * 1000, className: "place-reach", interactive: false}).addTo(this.drawn);
                }
            }
            if (at && this.point.radiusKm) {
                L.circle(at, {radius: this.point.radiusKm * 1000, className: "place-circle", interactive: false}).addTo(this.drawn);
            }
            this.drawMarker(at);
        }

        drawMarker(at) {
            if (at === null) {
                this.marker?.remove();
                this.marker = null;
                return;
            }
            if (!this.marker) {
                const icon = L.divIcon({className: "place-marker", iconSize: [20, 20]});
                this.marker = L.marker(at, {draggable: true, autoPan: true, icon}).addTo(this.map);
                this.marker.on("dragend", () => this.set(this.marker.getLatLng()));
            }
            this.marker.setLatLng(at);
            this.marker.getElement().setAttribute("aria-label", `Point at ${at.join(", ")}. Arrow keys move it.`);
        }
    }

    function panelFor(point) {
        const panel = document.createElement("div");
        const canvas = document.createElement("div");
        const how = document.createElement("p");
        panel.className = "place-map";
        canvas.className = "place-map-canvas";
        canvas.setAttribute("role", "application");
        canvas.setAttribute("aria-label", "Map of the point");
        how.className = "help";
        how.id = `${point.input.id}_map`;
        how.textContent = `${HOW} Outlines: Natural Earth.`;
        panel.append(canvas, how);
        return panel;
    }

    const meet = (one, other) => one.left < other.right && other.left < one.right
        && one.top < other.bottom && other.top < one.bottom;

    /* What the server answers; nothing when it refuses, when another question came meanwhile, or
       when there is no connection: the form can be saved without it. */
    async function answerOf(address, signal) {
        try {
            const answer = await fetch(address, {signal, headers: {Accept: "application/json"}});
            return answer.ok && !answer.redirected ? await answer.json() : null;
        } catch (error) {
            if (error.name !== "AbortError" && !(error instanceof TypeError)) {
                throw error;
            }
            return null;
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

    function script(address) {
        return new Promise((resolve, reject) => {
            const element = document.createElement("script");
            element.src = address;
            element.addEventListener("load", resolve);
            element.addEventListener("error", reject);
            document.head.append(element);
        });
    }

    let outlines;

    /* Leaflet and the outlines, fetched when the first map is opened. */
    function theOutlines() {
        outlines ??= Promise.all([
            fetch(own.outlines).then((answer) => answer.json()), script(own.leaflet), script(own.topojson),
        ]).then(([topology]) => {
            const drawn = topojson.feature(topology, topology.objects.countries);
            drawn.features.forEach(({geometry}) => {
                (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).flat().forEach(goOn);
            });
            return drawn;
        });
        return outlines;
    }

    /* A ring over the date line goes on beyond 180 degrees instead of crossing the whole map. */
    function goOn(ring) {
        let turns = 0;
        for (let n = 1; n < ring.length; n += 1) {
            const step = ring[n][0] + 360 * turns - ring[n - 1][0];
            turns += step < -180 ? 1 : step > 180 ? -1 : 0;
            ring[n] = [ring[n][0] + 360 * turns, ring[n][1]];
        }
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
