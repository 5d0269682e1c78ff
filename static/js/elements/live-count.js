/* <live-count src="/live/" stream="member-7" newest="31" count="/notifications/count.json" data-none="Notifications" data-one="…" data-many="… {n} …">
   <a class="masthead__tool" href="/notifications/">…<span class="visually-hidden">Notifications: 4 new</span><span class="masthead__count" aria-hidden="true">4</span></a></live-count>
   The bell of an open page. Nothing is announced: the thread being read goes first. */
import { listen } from "./live-socket.js";

class LiveCount extends HTMLElement {
  #end;
  #timer;
  #asked = Date.now();
  #newest;

  connectedCallback() {
    this.#newest = Number(this.getAttribute("newest"));
    this.#end = listen(this.getAttribute("src"), this.getAttribute("stream"), this);
  }

  disconnectedCallback() {
    this.#end();
    clearTimeout(this.#timer);
  }

  /* On joining and with every heartbeat: the number of the newest alert. The first tells what came after the page was drawn. */
  joined(newest) {
    if (this.#newest !== newest) this.heard({ name: "missed" });
    this.#newest = newest;
  }

  refused() {}

  connected(yes) {
    if (!yes) this.#newest = null;
  }

  poll() {
    if (Date.now() - this.#asked > 60_000) this.heard({ name: "missed" });
  }

  heard({ name }) {
    clearTimeout(this.#timer);
    // When all pages missed something at the same moment they must not all ask at the same moment.
    this.#timer = setTimeout(this.#ask, name === "missed" ? Math.random() * 3000 : 200);
  }

  #ask = async () => {
    this.#asked = Date.now();
    const answer = await fetch(this.getAttribute("count"), { headers: { Accept: "application/json" } }).catch(() => null);
    if (answer?.ok) this.#show((await answer.json()).unread);
  };

  #show(unread) {
    const count = this.querySelector(".masthead__count");
    const form = new Intl.PluralRules(document.documentElement.lang).select(unread);
    const words = unread ? (this.dataset[form] ?? this.dataset.many) : this.dataset.none;
    count.textContent = unread;
    count.hidden = !unread;
    this.querySelector(".visually-hidden").textContent = words.replace("{n}", unread);
  }
}

customElements.define("live-count", LiveCount);
