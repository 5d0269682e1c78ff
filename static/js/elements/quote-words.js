/* <form id="reply">…<textarea name="body">…<quote-words role="status" data-late="…"></quote-words></form>
   <article>…<a href="/threads/12/posts/?quote=57" data-quote>Quote</a>
   Quotes into the form without leaving the page: what is selected of the post, else its own words. */
class QuoteWords extends HTMLElement {
  #selected = "";

  connectedCallback() {
    document.addEventListener("pointerdown", this.#keep, true);
    document.addEventListener("click", this.#clicked);
  }

  disconnectedCallback() {
    document.removeEventListener("pointerdown", this.#keep, true);
    document.removeEventListener("click", this.#clicked);
  }

  /* Pressing the link gives the selection up: it is read before. */
  #keep = ({ target }) => {
    const link = target.closest?.("[data-quote]");
    if (link) this.#selected = selectedIn(link.closest("article"));
  };

  #clicked = async (event) => {
    const link = event.target.closest?.("[data-quote]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const selected = this.#selected || selectedIn(link.closest("article"));
    this.#selected = "";
    this.textContent = "";
    try {
      this.#put(await quotation(link.href, selected));
    } catch {
      this.textContent = this.dataset.late;
    }
  };

  #put(quoted) {
    const form = this.closest("form");
    const { body } = form.elements;
    form.querySelector("[name=show][value=write]").checked = true;
    body.value = body.value.trim() ? `${body.value.trimEnd()}\n\n${quoted}` : quoted;
    body.dispatchEvent(new Event("input", { bubbles: true }));
    body.focus();
    body.setSelectionRange(body.value.length, body.value.length);
    body.scrollTop = body.scrollHeight;
  }
}

async function quotation(address, selected) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.status);
  const { head, words } = await answer.json();
  const chosen = selected.split(/\r?\n/).map((line) => `> ${line}`.trimEnd());
  return `${head}${selected ? `${chosen.join("\n")}\n` : words}\n`;
}

function selectedIn(article) {
  const selection = getSelection();
  const body = article.querySelector(".post__body");
  const isInside = body?.contains(selection.anchorNode) && body.contains(selection.focusNode);
  return isInside ? selection.toString().trim() : "";
}

customElements.define("quote-words", QuoteWords);
