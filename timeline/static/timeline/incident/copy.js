/* A button that copies a text of the page and says so; without this script there is no button. */

for (const button of document.querySelectorAll("button[data-copies]")) {
    const said = button.parentElement.querySelector("[role=status]");
    const text = document.getElementById(button.dataset.copies);
    button.hidden = false;
    button.addEventListener("click", async () => {
        said.textContent = "";
        try {
            await navigator.clipboard.writeText(text.textContent.trim());
            said.textContent = button.dataset.copied;
        } catch {
            getSelection().selectAllChildren(text); // ready for the keys that copy
            said.textContent = button.dataset.failed;
        }
    });
}
