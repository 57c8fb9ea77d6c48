/* The report beside the form: sentences by keyboard, passages announced to other scripts and cited
   in the form, its coding state, and the keys that save and go on. Offsets count characters. */
"use strict";

(function () {
    const LONGEST_QUOTATION = 120;
    let passage = null;
    let anchor = -1;
    let cursor = -1;
    let back = null;

    const byId = (id) => document.getElementById(id);

    function say(words) {
        byId("report-said").textContent = words;
    }

    const characters = (text) => /[\ud800-\udbff]/.test(text) ? [...text].length : text.length;

    /* How many characters of the text stand before a point of the page. */
    function offsetOf(text, node, offset) {
        const before = document.createRange();
        before.setStart(text, 0);
        before.setEnd(node, offset);
        return characters(before.toString());
    }

    /* Blank lines part paragraphs; in a text without any, each line is one. */
    function paragraphOf(text, before) {
        const whole = text.textContent;
        const mark = /\n[^\S\n]*\n/.test(whole.trim()) ? /\n[^\S\n]*\n/ : /\n/;
        return Math.max(1, before.split(mark).filter((block) => block.trim()).length);
    }

    /* The selected passage, white space around it left out; null when none of it is in the text. */
    function selected(text) {
        const selection = document.getSelection();
        if (selection.isCollapsed || !selection.rangeCount) {
            return null;
        }
        const range = selection.getRangeAt(0).cloneRange();
        if (!text.contains(range.commonAncestorContainer)) {
            return null;
        }
        const raw = range.toString();
        const words = raw.trim();
        if (!words) {
            return null;
        }
        const start = offsetOf(text, range.startContainer, range.startOffset)
            + characters(raw.slice(0, raw.indexOf(words)));
        const upTo = [...text.textContent].slice(0, start).join("");
        return {
            source: Number(byId("report").dataset.source),
            start,
            end: start + characters(words),
            text: words,
            paragraph: paragraphOf(text, upTo + words[0]),
            range,
        };
    }

    function show(name, ranges) {
        if (window.CSS?.highlights && window.Highlight) {
            CSS.highlights.set(name, new Highlight(...ranges));
        }
    }

    function noteSelection(text) {
        const found = selected(text);
        if (!found || (passage && found.start === passage.start && found.end === passage.end)) {
            return;
        }
        passage = found;
        show("report-passage", [found.range]);
        const {source, start, end} = found;
        say(`Selected: paragraph ${found.paragraph}, ${characters(found.text)} characters.`);
        document.dispatchEvent(new CustomEvent("report:passage", {detail: {source, start, end, text: found.text}}));
    }

    function select(text, sentences) {
        const [first, last] = [Math.min(anchor, cursor), Math.max(anchor, cursor)];
        const range = document.createRange();
        range.setStartBefore(sentences[first]);
        range.setEndAfter(sentences[last]);
        sentences[cursor].focus({preventScroll: true});
        sentences[cursor].scrollIntoView({block: "nearest"});
        const selection = document.getSelection();
        selection.removeAllRanges();
        selection.addRange(range);
    }

    function step(text, by, extends_) {
        const sentences = [...text.querySelectorAll(".report-sentence")];
        const isBlank = (sentence) => !sentence.textContent.trim();
        let next = cursor + by;
        while (sentences[next] && isBlank(sentences[next])) {
            next += by;
        }
        if (!sentences[next]) {
            return;
        }
        cursor = next;
        anchor = extends_ && anchor >= 0 ? anchor : cursor;
        select(text, sentences);
    }

    function moves(event, text) {
        const by = {ArrowDown: 1, ArrowUp: -1}[event.key];
        if (!by || event.altKey || event.ctrlKey || event.metaKey) {
            return;
        }
        event.preventDefault();
        step(text, by, event.shiftKey);
    }

    function cite(text) {
        noteSelection(text);  // the browser tells of a new selection only after the key
        if (!passage) {
            say("Select a passage of the report first.");
            return;
        }
        const quotation = passage.text.replace(/\s+/g, " ");
        const isLong = characters(quotation) > LONGEST_QUOTATION;
        const number = window.reportRows.cite({...passage, quotation: isLong ? "" : quotation});
        say(isLong
            ? `Cited in row ${number}. Too long to quote: paraphrase it.`
            : `Cited in row ${number}, with the phrase as quotation.`);
    }

    /* To the report and back to the field one came from. */
    function goAcross(text) {
        if (text.contains(document.activeElement)) {
            back?.focus();
            return;
        }
        back = document.activeElement;
        (text.querySelectorAll(".report-sentence")[cursor] ?? text).focus();
    }

    async function setState(chooser) {
        const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
        const before = chooser.dataset.state;
        try {
            const answer = await fetch(chooser.dataset.address, {
                method: "POST",
                headers: {"X-CSRFToken": token},
                body: new URLSearchParams({state: chooser.value}),
            });
            const found = await answer.json();
            if (!answer.ok) {
                throw new Error(found.error);
            }
            chooser.dataset.state = found.state;
            say(`Coding state: ${found.label}.`);
        } catch (error) {
            chooser.value = before;
            const isOurs = error.constructor === Error && error.message !== "undefined";
            say(`The state was not changed. ${isOurs ? error.message : "Try again, or sign in again in another tab."}`);
        }
    }

    const BUTTONS = {KeyN: "_next_from_report", KeyO: "_same_occasion"};

    function pressed(event, text) {
        if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
            return;
        }
        const button = document.querySelector(`button[name=${BUTTONS[event.code]}]`);
        if (event.code === "KeyC" && text) {
            cite(text);
        } else if (event.code === "KeyR" && text) {
            goAcross(text);
        } else if (button) {
            button.click();
        } else {
            return;
        }
        event.preventDefault();
    }

    document.addEventListener("DOMContentLoaded", () => {
        if (!byId("report")) {
            return;
        }
        const text = byId("report-text");
        const chooser = byId("report-state");
        chooser.dataset.state = chooser.value;
        chooser.addEventListener("change", () => setState(chooser));
        byId("report-cite").hidden = !text;
        byId("report-cite").addEventListener("click", () => cite(text));
        document.addEventListener("keydown", (event) => pressed(event, text));
        if (text) {
            text.addEventListener("keydown", (event) => moves(event, text));
            text.addEventListener("click", (event) => {
                const sentences = [...text.querySelectorAll(".report-sentence")];
                cursor = anchor = sentences.indexOf(event.target.closest(".report-sentence"));
            });
            document.addEventListener("selectionchange", () => noteSelection(text));
        }
    });
})();
