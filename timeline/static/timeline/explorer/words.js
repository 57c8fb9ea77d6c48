/* The texts of the page, which the server wrote in the language of the reader. */

const element = document.getElementById("explorer-words");
export const words = element ? JSON.parse(element.textContent) : {};

/** A text with its names in braces filled in. */
export function filled(name, values) {
    return (words[name] ?? "").replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

/** A number as the reader's language writes it. */
export function number(n) {
    return Number(n).toLocaleString(`${document.documentElement.lang || "en"}-u-nu-latn`);
}
