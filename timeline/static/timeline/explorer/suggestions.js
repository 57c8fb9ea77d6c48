/* Offers values by their names while one is typed, from the lists of the API. */

const PAUSE = 200, FEWEST = 2, MOST = 12;

let timer, asking;

/** Listen to every field inside that says where its values are found. */
export function suggestValues(form) {
    form.addEventListener("input", ({target}) => {
        if (!target.dataset?.search || target.value.trim().length < FEWEST) {
            return;
        }
        clearTimeout(timer);
        timer = setTimeout(() => offer(target), PAUSE);
    });
}

async function offer(field) {
    asking?.abort();
    asking = new AbortController();
    const query = new URLSearchParams({q: field.value.trim(), page_size: MOST});
    try {
        const answer = await fetch(`${field.dataset.search}?${query}`, {signal: asking.signal, headers: {Accept: "application/json"}});
        if (answer.ok) {
            list(field, (await answer.json()).results);
        }
    } catch (error) {
        if (error.name !== "AbortError" && !(error instanceof TypeError)) {
            throw error; // without a connection a value can still be typed
        }
    }
}

function list(field, found) {
    const id = `${field.id}-known`;
    const known = document.getElementById(id) ?? Object.assign(document.createElement("datalist"), {id});
    known.replaceChildren(...found.map(({slug, name, title}) => {
        const option = document.createElement("option");
        option.value = slug;
        option.label = name || title || slug;
        return option;
    }));
    field.after(known);
    field.setAttribute("list", id);
}
