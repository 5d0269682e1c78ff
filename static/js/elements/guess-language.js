/* <form>…<textarea>…<select id="language">…<guess-language src="/language/" for="language" data-guessed="{language}: …" role="status">
   While a new text is written, the server guesses its language and the list shows it, with a sentence. Whoever chooses by hand
   is not contradicted, nor is a form that held a text before. */
class GuessLanguage extends HTMLElement {
  #waiting = 0;
  #asked = "";

  connectedCallback() {
    if (!this.#form || !this.#select || this.#text.trim()) return;
    this.#form.addEventListener("input", this.#typed);
    this.#select.addEventListener("change", this.#chosen);
  }

  disconnectedCallback() {
    clearTimeout(this.#waiting);
    this.#form?.removeEventListener("input", this.#typed);
    this.#select?.removeEventListener("change", this.#chosen);
  }

  get #form() {
    return this.closest("form");
  }

  get #select() {
    return document.getElementById(this.getAttribute("for"));
  }

  get #text() {
    const fields = this.#form.querySelectorAll("textarea, input[name=title]");
    return Array.from(fields, (field) => field.value).join("\n").slice(0, 4000);
  }

  #typed = ({ target }) => {
    if (!target.matches("textarea, input[name=title]")) return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(this.#ask, 1200);
  };

  #chosen = () => {
    this.textContent = "";
    this.disconnectedCallback();
  };

  #ask = async () => {
    const text = this.#text;
    if (text.length < 20 || text === this.#asked) return;
    this.#asked = text;
    const body = new URLSearchParams({ text, csrfmiddlewaretoken: this.#form.elements.csrfmiddlewaretoken.value });
    try {
      const answer = await fetch(this.getAttribute("src"), { method: "POST", body, headers: { Accept: "application/json" } });
      if (answer.ok) this.#show((await answer.json()).language);
    } catch {
      // Without network the language stays as it is.
    }
  };

  #show(language) {
    const option = Array.from(this.#select.options).find(({ value }) => value && value === language);
    if (!option || option.selected) return;
    option.selected = true;
    this.textContent = this.dataset.guessed.replace("{language}", option.textContent.trim());
  }
}

customElements.define("guess-language", GuessLanguage);
