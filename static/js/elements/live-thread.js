/* <live-thread src="/live/" stream="thread-12" seq="57" events="/threads/12/events/" end="true" read="/threads/12/read/"
     data-up-to-date="…" data-reconnecting="…" data-new-one="…" data-new-many="… {n} …" data-reload="…" data-gone="…">
     <ol class="thread">…</ol>
     <a class="live__pill" href="?after=40" hidden></a>
     <div class="live" hidden><p class="live__state" role="status"><svg class="icon">…<span></span></p></div></live-thread>
   Takes each event of the thread once, in the order of the numbers; what is missing it fetches. At the end of the thread
   it appends, elsewhere new replies wait behind the pill; nothing that is being read or written moves. */
import { isSame, LiveArticles } from "./live-articles.js";
import { listen } from "./live-socket.js";
import { LiveState } from "./live-state.js";

const NEAR = 160; // pixels from the end of the thread
const FRESH = 8_000;
const ADDS = new Set(["post-added", "post-arrived"]);

class LiveThread extends HTMLElement {
  #articles;
  #reading;
  #thanks;
  #state;
  #end;
  #seq;
  #connected = true;
  #polledAt = 0;
  #fetching = null;
  #waiting = [];
  #fresh = 0;
  #timers = {};

  connectedCallback() {
    this.#seq = Number(this.getAttribute("seq"));
    this.#articles = new LiveArticles(this.querySelector(".thread"));
    this.#state = new LiveState(this);
    if (this.hasAttribute("read")) this.#serveMember();
    this.#state.pill.addEventListener("click", this.#showWaiting);
    addEventListener("scroll", this.#atRest, { passive: true });
    document.addEventListener("focusout", this.#atRest);
    document.addEventListener("reply-sent", this.#sent);
    this.#end = listen(this.getAttribute("src"), this.getAttribute("stream"), this);
    this.#show();
  }

  disconnectedCallback() {
    this.#end();
    this.#reading?.end();
    this.#thanks?.end();
    this.#state.forget();
    this.#state.pill.removeEventListener("click", this.#showWaiting);
    removeEventListener("scroll", this.#atRest);
    document.removeEventListener("focusout", this.#atRest);
    document.removeEventListener("reply-sent", this.#sent);
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
  }

  /* Only members keep a place, and thank: visitors need not load what that takes. */
  async #serveMember() {
    const list = this.querySelector(".thread");
    const [{ LiveReading }, { LiveThanks }] = await Promise.all([import("./live-reading.js"), import("./live-thanks.js")]);
    if (!this.isConnected) return;
    this.#reading = new LiveReading(list, this.getAttribute("read"), this.#articles.viewer);
    this.#thanks = new LiveThanks(list, this.#articles);
  }

  connected(yes) {
    this.#connected = yes;
    this.#show();
  }

  joined(seq) {
    if (seq > this.#seq) this.#fetchSoon();
  }

  heard(event) {
    if (event.seq === this.#seq + 1 && event.name !== "thread-merged") this.#take(event);
    else if (event.seq > this.#seq) this.#fetchSoon();
  }

  refused() {
    this.poll();
  }

  poll() {
    this.#fetching ??= this.#fetch()
      .catch(() => (this.#polledAt = 0))
      .finally(() => {
        this.#fetching = null;
        this.#show();
      });
  }

  /* All pages notice a gap in the same moment: they spread their questions. */
  #fetchSoon() {
    this.#later("fetch", Math.random() * 500, () => this.poll());
  }

  async #fetch() {
    const address = `${this.getAttribute("events")}?since=${this.#seq}`;
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (answer.status === 410) return this.#tooOld(await answer.json());
    if (answer.status === 404) return this.#gone();
    if (!answer.ok) throw new Error(answer.status);

    const { head, events } = await answer.json();
    for (const event of events) if (event.seq > this.#seq) this.#take(event);
    this.#polledAt = Date.now();
    if (head > this.#seq && events.length) this.#fetchSoon();
  }

  #take(event) {
    this.#seq = event.seq;
    if (event.merged) return this.#goesOnElsewhere(event);
    if ("thanks" in event) this.#articles.thank(event);
    if (event.html) this.#takePost(event);
    if (event.title) this.#articles.rename(event.title);
    if ("locked" in event) this.dispatchEvent(new CustomEvent("thread-locked", { bubbles: true, detail: event }));
    this.#show();
  }

  #takePost({ name, html }) {
    const post = this.#articles.read(html);
    const waits = this.#waiting.findIndex((other) => isSame(post, other));
    if (this.#articles.replace(post)) return;
    if (waits >= 0) this.#waiting[waits] = post;
    else if (ADDS.has(name)) this.#add(post);
  }

  #add(post) {
    this.#fresh += 1;
    this.#later("fresh", FRESH, this.#forget);
    this.#waiting.push(post);
    if (this.#mayAppend) this.#append();
  }

  #forget = () => {
    this.#fresh = 0;
    this.#show();
  };

  /* The answer to one's own form: the reply is wanted at once, wherever one has scrolled to. */
  #sent = ({ detail }) => {
    if (!this.#holdsEnd) return location.assign(detail.address);
    if (detail.seq === this.#seq + 1) this.#take({ ...detail, name: "post-added" });
    else if (detail.seq > this.#seq) this.poll();
    this.#append();
    this.#forget();
  };

  get #holdsEnd() {
    return this.getAttribute("end") === "true";
  }

  /* Whoever writes is not at rest: a reply above the composer would push it away. */
  get #mayAppend() {
    const writes = document.activeElement?.matches("textarea, input, select, [contenteditable]");
    return this.#holdsEnd && !writes && this.#articles.end < innerHeight + NEAR;
  }

  #atRest = () => {
    // While the focus moves from one control to the next, nothing holds it.
    if (this.#waiting.length) this.#later("rest", 150, () => this.#mayAppend && this.#append());
  };

  #showWaiting = (event) => {
    if (!this.#holdsEnd) return;
    event.preventDefault();
    const [first] = this.#waiting;
    this.#append();
    this.#articles.goTo(first);
  };

  #append() {
    for (const post of this.#waiting.splice(0)) this.#articles.append(post);
    this.#show();
  }

  #show() {
    const isLate = !this.#connected && Date.now() - this.#polledAt > 20_000;
    this.#state.show({ isLate, waiting: this.#waiting.length, fresh: this.#fresh });
  }

  /* Too much was missed: the page must be loaded anew, when its reader chooses to. */
  #tooOld({ detail }) {
    this.#end();
    this.#state.end(detail);
    this.#state.offerReload();
  }

  /* Who asked reads that place; others were told that the thread is gone. */
  #goesOnElsewhere({ notice, merged }) {
    this.#end();
    this.#state.end(notice);
    this.#state.offerWay(merged);
    this.dispatchEvent(new CustomEvent("thread-locked", { bubbles: true, detail: { locked: true, notice } }));
  }

  /* The thread is not for this reader any more: its words go, what was being written stays. */
  #gone() {
    this.#end();
    this.#waiting = [];
    this.#articles.clear();
    this.#state.end(this.dataset.gone);
  }

  #later(name, pause, act) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(act, pause);
  }
}

customElements.define("live-thread", LiveThread);
