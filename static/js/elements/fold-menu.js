/* <fold-menu><details class="menu">…</details></fold-menu>
   A menu that opens without script; with it, Escape and a click elsewhere close it again. */
class FoldMenu extends HTMLElement {
  connectedCallback() {
    document.addEventListener("click", this.#elsewhere);
    this.addEventListener("keydown", this.#escape);
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.#elsewhere);
    this.removeEventListener("keydown", this.#escape);
  }

  get #details() {
    return this.querySelector("details");
  }

  #elsewhere = (event) => {
    if (!this.contains(event.target)) this.#details.open = false;
  };

  #escape = (event) => {
    if (event.key !== "Escape" || !this.#details.open) return;
    this.#details.open = false;
    this.querySelector("summary").focus();
  };
}

customElements.define("fold-menu", FoldMenu);
