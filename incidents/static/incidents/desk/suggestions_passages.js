/* The passages of a suggestion in the pane of the report: shown while one looks at the suggestion.
   Offsets count characters of the text; a browser counts those outside the basic plane as two. */
"use strict";

(function () {
    const NAME = "suggested-passage";

    const textOf = () => document.getElementById("report-text");

    /* What a browser calls an offset, for a text with characters that it counts as two. */
    function unitsAt(text, offset) {
        if (!/[\ud800-\udbff]/.test(text)) {
            return offset;
        }
        let units = 0;
        for (let characters = 0; characters < offset && units < text.length; characters += 1) {
            units += text.codePointAt(units) > 0xffff ? 2 : 1;
        }
        return units;
    }

    /* The text node that holds an offset, and where in it. */
    function placeOf(pane, offset) {
        const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
        let rest = offset;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (rest <= node.length) {
                return [node, rest];
            }
            rest -= node.length;
        }
        return null;
    }

    function rangeOf(pane, [start, end]) {
        const text = pane.textContent;
        const from = placeOf(pane, unitsAt(text, start));
        const to = placeOf(pane, unitsAt(text, end));
        if (!from || !to) {
            return null;
        }
        const range = document.createRange();
        range.setStart(...from);
        range.setEnd(...to);
        return range;
    }

    function show(passages) {
        const pane = textOf();
        if (!pane || !window.CSS?.highlights || !window.Highlight) {
            return;
        }
        const ranges = passages.map((passage) => rangeOf(pane, passage)).filter(Boolean);
        CSS.highlights.set(NAME, new Highlight(...ranges));
        if (ranges.length) {
            bringIntoView(pane, ranges);
        }
    }

    /* The first passage, if none is seen; only the pane moves, never the page. */
    function bringIntoView(pane, ranges) {
        let scroller = pane;
        while (scroller && scroller.scrollHeight <= scroller.clientHeight && scroller.id !== "report") {
            scroller = scroller.parentElement;
        }
        if (!scroller) {
            return;
        }
        const whole = scroller.getBoundingClientRect();
        const top = Math.max(whole.top, 0);
        const bottom = Math.min(whole.bottom, window.innerHeight);
        const isSeen = (box) => box.top >= top && box.bottom <= bottom;
        if (!ranges.some((range) => isSeen(range.getBoundingClientRect()))) {
            scroller.scrollTop += ranges[0].getBoundingClientRect().top - top - (bottom - top) / 3;
        }
    }

    function hide() {
        window.CSS?.highlights?.delete(NAME);
    }

    window.suggestedPassages = {show, hide};
})();
