/* Addresses of the page: what of one is a filter, and what a form or a step makes of it. */

/** What of the state is about what is in sight, and not about what is found. */
export const PLACES = ["map", "lanes", "window"];
const IN_SIGHT = [...PLACES, "entry", "cursor", "ordering"];

/** The state of the page now. */
export function here() {
    return new URLSearchParams(location.search);
}

/** A copy with other values; null and "" take a parameter away. */
export function turned(query, values) {
    const copy = new URLSearchParams(query);
    for (const [name, value] of Object.entries(values)) {
        if (value === null || value === undefined || value === "") {
            copy.delete(name);
        } else {
            copy.set(name, value);
        }
    }
    return copy;
}

/** What asks for incidents: the filters, and the moment if it is pinned. */
export function asFilters(query) {
    return turned(query, Object.fromEntries(IN_SIGHT.map((name) => [name, null])));
}

/** Whether two questions agree in one parameter. */
export function asksTheSame(name, one, other) {
    return one.get(name) === other.get(name);
}

/** What a form asks, in the state that the page is in: empty fields ask for nothing. */
export function formQuery(form, query) {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
        if (value.trim() && !IN_SIGHT.includes(name)) {
            asked.set(name, [asked.get(name), value.trim()].filter(Boolean).join());
        }
    }
    for (const name of [...PLACES, "ordering", "entry"]) {
        if (query.get(name)) {
            asked.set(name, query.get(name));
        }
    }
    return asked;
}
