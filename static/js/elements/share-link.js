// Copies the address of a page or hands it to the device's own sheet, where the browser can; links do without.
class ShareLink extends HTMLElement {
  connectedCallback() {
    this.#offer("[data-copy]", navigator.clipboard?.writeText);
    this.#offer("[data-hand]", navigator.share);
    this.addEventListener("click", this.#act);
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.#act);
  }

  get #address() {
    return this.querySelector("a").href;
  }

  #offer(button, can) {
    this.querySelector(button).parentElement.hidden = !can;
  }

  #act = async ({ target }) => {
    if (target.closest("[data-copy]")) {
      await navigator.clipboard.writeText(this.#address);
      this.querySelector("[role=status]").textContent = this.dataset.copied;
    } else if (target.closest("[data-hand]")) {
      // Whoever closes the sheet without sharing has done nothing wrong.
      await navigator.share({ title: document.title, url: this.#address }).catch(() => {});
    }
  };
}

customElements.define("share-link", ShareLink);
