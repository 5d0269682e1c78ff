/* <text-preview src="/preview/" data-empty="…" data-late="…"><form class="composer">…<input type="radio" value="preview">
     <textarea name="body">…<select name="language">…<div class="composer__preview">…</form></text-preview>
   Choosing Preview shows the text as the server will render it. Without script a button asks for the same as a page. */
class TextPreview extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", this.#changed);
  }

  disconnectedCallback() {
    this.removeEventListener("change", this.#changed);
  }

  #changed = ({ target }) => {
    if (target.name === "show" && target.value === "preview") this.#show();
  };

  async #show() {
    const form = this.querySelector("form");
    const sheet = this.querySelector(".composer__preview");
    if (!form.elements.body.value.trim()) return this.#say(sheet, this.dataset.empty);
    try {
      const fields = new FormData(form);
      fields.delete("picture");
      const answer = await fetch(this.getAttribute("src"), { method: "POST", body: fields });
      if (answer.ok) sheet.innerHTML = await answer.text();
      else this.#say(sheet, (await answer.json()).detail);
    } catch {
      this.#say(sheet, this.dataset.late);
    }
  }

  #say(sheet, words) {
    sheet.replaceChildren(Object.assign(document.createElement("p"), { className: "small", textContent: words }));
  }
}

customElements.define("text-preview", TextPreview);
