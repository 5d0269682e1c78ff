/* <live-list src="/live/" stream="threads" data-order="bumped" data-new-one="…" data-new-many="… {n} …">
     <p class="list-news" role="status"><a href="?board=practice" hidden></a></p>
     <ul><li class="thread-row">…<a href="/threads/12/…">…<time datetime="…">…</ul></live-list>
   An open list of threads says how many of them are new or were continued, and stays as it is until its reader wants them.
   The stream tells only that something changed: the list asks for itself, as its reader and with its filters. */
import { listen } from "./live-socket.js";

const GAP = 10_000; // milliseconds between two questions, spread so that not all pages ask at once
const POLL = 60_000;

class LiveList extends HTMLElement {
  #end;
  #known;
  #askedAt = 0;
  #wasCut = false;
  #isStale = false;
  #timer = null;

  connectedCallback() {
    this.#known = rows(this);
    this.#end = listen(this.getAttribute("src"), this.getAttribute("stream"), this);
    document.addEventListener("visibilitychange", this.#seen);
  }

  disconnectedCallback() {
    this.#end();
    clearTimeout(this.#timer);
    document.removeEventListener("visibilitychange", this.#seen);
  }

  heard() {
    this.#isStale = true;
    const wait = Math.max(0, this.#askedAt + GAP - Date.now()) + Math.random() * 1000;
    if (!document.hidden) this.#timer ??= setTimeout(this.#ask, wait);
  }

  joined() {
    if (this.#wasCut) this.heard();
    this.#wasCut = false;
  }

  connected(yes) {
    this.#wasCut ||= !yes;
  }

  refused() {}

  poll() {
    if (Date.now() - this.#askedAt > POLL) this.heard();
  }

  /* Nobody looks at a hidden tab: it asks when it is looked at again. */
  #seen = () => {
    if (this.#isStale) this.heard();
  };

  #ask = async () => {
    this.#timer = null;
    this.#isStale = false;
    this.#askedAt = Date.now();
    const answer = await fetch(location.href, { cache: "no-cache" }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    this.#show([...rows(page)].filter(this.#isNews).length);
  };

  #isNews = ([thread, moment]) => {
    const before = this.#known.get(thread);
    return before === undefined || (this.dataset.order === "bumped" && before !== moment);
  };

  #show(count) {
    const link = this.querySelector(".list-news a");
    const form = new Intl.PluralRules(document.documentElement.lang).select(count);
    const words = this.dataset[`new${form[0].toUpperCase()}${form.slice(1)}`] ?? this.dataset.newMany;
    link.hidden = !count;
    // A status that is written again is read out again.
    const said = count ? words.replace("{n}", count) : "";
    if (link.textContent !== said) link.textContent = said;
  }
}

/* The threads of a list with the moment of their last post, by their numbers. */
function rows(page) {
  const found = [...page.querySelectorAll(".thread-row")];
  const number = (row) => row.querySelector("a").pathname.split("/")[2];
  return new Map(found.map((row) => [number(row), row.querySelector("time").dateTime]));
}

customElements.define("live-list", LiveList);
