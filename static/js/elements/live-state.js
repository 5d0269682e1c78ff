/* What a live thread says about itself: the pill "3 new replies", and one status line, announced politely and in batches.
   The words come from the element's data- attributes; `data-new-two`, `-few`, `-other` serve languages with more plurals. */
const BATCH = 700;

export class LiveState {
  #host;
  #timer = null;
  #next;
  #last = "";

  constructor(host) {
    this.#host = host;
    this.#live.hidden = false;
  }

  get pill() {
    return this.#host.querySelector(".live__pill");
  }

  show({ isLate, waiting, fresh }) {
    const { reconnecting, upToDate } = this.#host.dataset;
    this.pill.hidden = !waiting;
    this.pill.textContent = waiting ? this.#news(waiting) : "";
    // Of the replies that came together, some may stand already while the others wait.
    const news = Math.max(waiting, fresh);
    if (isLate) this.#say(reconnecting, true);
    else this.#say(news ? this.#news(news) : upToDate, false);
  }

  /* The last word: nothing more will come. */
  end(words) {
    this.pill.hidden = true;
    this.#last = words;
    this.#say(words, true);
  }

  offerReload() {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button button--small" });
    button.textContent = this.#host.dataset.reload;
    button.addEventListener("click", () => {
      this.#host.dispatchEvent(new CustomEvent("thread-reload", { bubbles: true }));
      location.reload();
    });
    this.#live.append(button);
  }

  offerWay(href) {
    const way = Object.assign(document.createElement("a"), { href, className: "button button--small" });
    way.textContent = this.#host.dataset.there;
    this.#live.append(way);
  }

  forget() {
    clearTimeout(this.#timer);
  }

  get #live() {
    return this.#host.querySelector(".live");
  }

  #news(count) {
    const form = new Intl.PluralRules(document.documentElement.lang).select(count);
    const words = this.#host.dataset[`new${form[0].toUpperCase()}${form.slice(1)}`] ?? this.#host.dataset.newMany;
    return words.replace("{n}", count);
  }

  #say(words, isLate) {
    this.#next = { words: this.#last || words, isLate: isLate || this.#last !== "" };
    this.#timer ??= setTimeout(this.#write, BATCH);
  }

  #write = () => {
    this.#timer = null;
    const { words, isLate } = this.#next;
    const state = this.#live.querySelector(".live__state span");
    // A status that is written again is read out again.
    if (state.textContent !== words) state.textContent = words;
    this.#live.classList.toggle("live--late", isLate);
    const icon = this.#live.querySelector(".live__state use");
    icon?.setAttribute("href", icon.getAttribute("href").replace(/#.*/, isLate ? "#i-alert" : "#i-check"));
  };
}
