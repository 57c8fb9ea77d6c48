/* The map of a point: drawn from outlines, without the internet; it shows the point with its radius
   and takes another one by mouse or keyboard. Leaflet and the outlines come with the first map. */
"use strict";

(function () {
    const own = document.currentScript.dataset;
    const PAUSE = 300; // milliseconds without moving before names are asked for
    const STEP = 10; // pixels that an arrow key moves the marker; with Shift one
    const HOW = "Click, or press Enter on the map, to set the point. Drag it, or move it with the arrow keys (with Shift: finely). Escape closes the map.";

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

    /* Leaflet and the outlines, fetched when the first map is opened. */
    const theOutlines = () => import(own.drawing).then((drawing) => drawing.theOutlines(own));

    window.placesMap = {PointMap, panelFor, theOutlines, answerOf};
})();
