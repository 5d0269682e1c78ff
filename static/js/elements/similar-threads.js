/* <similar-threads src="/threads/similar/" for="id_title" aria-live="polite">…</similar-threads>
   While a title is written: which threads may already talk about it. It waits until the writer pauses, and never takes
   the focus; what it cannot fetch is left out. */
const PAUSE = 900;

class SimilarThreads extends HTMLElement {
  #waiting = 0;
  #asked = "";

  connectedCallback() {
    this.#title.addEventListener("input", this.#typed);
  }

  disconnectedCallback() {
    clearTimeout(this.#waiting);
    this.#title?.removeEventListener("input", this.#typed);
  }

  get #title() {
    return document.getElementById(this.getAttribute("for"));
  }

  #typed = () => {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(this.#ask, PAUSE);
  };

  #ask = async () => {
    const title = this.#title.value.trim();
    if (title === this.#asked) return;
    this.#asked = title;
    try {
      const answer = await fetch(`${this.getAttribute("src")}?${new URLSearchParams({ title })}`);
      const found = answer.ok ? (await answer.text()).trim() : "";
      // Said once: the same answer is not read out again.
      if (title === this.#asked && found !== this.innerHTML.trim()) this.innerHTML = found;
    } catch {
      this.#asked = "";
    }
  };
}

customElements.define("similar-threads", SimilarThreads);
