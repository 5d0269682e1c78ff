/* <word-count for="id_tried id_why" most="600" data-counted="Words: {n} of {most}">At most 600 words</word-count>
   Counts the words of one or several fields together while they are written; the server has the last word. */
class WordCount extends HTMLElement {
  #fields = [];

  connectedCallback() {
    const ids = this.getAttribute("for").split(" ");
    this.#fields = ids.map((id) => document.getElementById(id)).filter(Boolean);
    for (const field of this.#fields) field.addEventListener("input", this.#count);
    this.#count();
  }

  disconnectedCallback() {
    for (const field of this.#fields) field.removeEventListener("input", this.#count);
  }

  #count = () => {
    const words = this.#fields.flatMap((field) => field.value.match(/\S+/gu) ?? []);
    const most = Number(this.getAttribute("most"));
    this.textContent = this.dataset.counted.replace("{n}", words.length).replace("{most}", most);
    this.toggleAttribute("over", words.length > most);
  };
}

customElements.define("word-count", WordCount);
