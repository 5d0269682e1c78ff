/* <key-acts hidden><button data-open>…<dialog>…<input type="checkbox" checked>…</dialog></key-acts>
   j and k go from post to post, r replies, q quotes, ? tells which keys there are. They rest while somebody writes, and
   whoever does not want them switches them off; this browser keeps that. */
const KEPT = "single-keys";
const WRITING = "input, textarea, select, dialog, [contenteditable]";

class KeyActs extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.#switch.checked = localStorage.getItem(KEPT) !== "off";
    this.#switch.addEventListener("change", this.#keep);
    this.querySelector("[data-open]").addEventListener("click", this.#open);
    document.addEventListener("keydown", this.#pressed);
  }

  disconnectedCallback() {
    this.#switch.removeEventListener("change", this.#keep);
    this.querySelector("[data-open]").removeEventListener("click", this.#open);
    document.removeEventListener("keydown", this.#pressed);
  }

  get #switch() {
    return this.querySelector("input");
  }

  #keep = () => localStorage.setItem(KEPT, this.#switch.checked ? "on" : "off");

  #open = () => this.querySelector("dialog").showModal();

  #pressed = (event) => {
    const isOther = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented;
    if (isOther || !this.#switch.checked || event.target.closest?.(WRITING)) return;
    const act = { j: () => step(1), k: () => step(-1), r: reply, q: quote, "?": this.#open }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  };
}

const posts = () => [...document.querySelectorAll(".thread article")];

/* The post that holds the focus, else the first that can be read. */
function here() {
  const focused = document.activeElement.closest(".thread article");
  return focused ?? posts().find((post) => post.getBoundingClientRect().bottom > 80);
}

function step(by) {
  const all = posts();
  const isOnPost = document.activeElement.closest(".thread article");
  const next = isOnPost || by < 0 ? all[all.indexOf(here()) + by] : here();
  if (!next) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "start" });
}

function reply() {
  document.querySelector("#reply textarea")?.focus();
}

function quote() {
  here()?.querySelector("[data-quote]")?.click();
}

customElements.define("key-acts", KeyActs);
