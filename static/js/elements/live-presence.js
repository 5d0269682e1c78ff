/* <live-presence class="live__here" src="/live/" stream="thread-12" data-reading-one="…" data-reading-many="… {n} …"
     data-writing-many="… {n} …" data-writing-name="… {name} …" data-writing-names="… {first} … {second} …" hidden>
     <svg class="icon">…<span></span> <span class="live__writers"></span></live-presence>
   How many read and who writes, in the corner of the eye: nothing is announced, nothing moves. Alone, one is told nothing.
   Says by itself that its member writes, where others are told so at all. */
import { listen, say } from "./live-socket.js";

const PAUSE = 3_000;
const NOBODY = { reading: 0, writing: [], writers: 0 };

class LivePresence extends HTMLElement {
  #end;
  #isShown = false;
  #saidAt = 0;

  connectedCallback() {
    this.#end = listen(this.getAttribute("src"), this.getAttribute("stream"), this);
    document.addEventListener("input", this.#typed);
  }

  disconnectedCallback() {
    this.#end();
    document.removeEventListener("input", this.#typed);
  }

  joined() {}

  poll() {}

  refused() {
    this.#show(NOBODY);
  }

  connected(yes) {
    if (!yes) this.#show(NOBODY);
  }

  heard(event) {
    if (event.name === "presence") this.#show(event);
  }

  #typed = ({ target }) => {
    const writes = target.matches("#reply [name=body]") && target.value.trim();
    if (!writes || !this.#isShown || Date.now() - this.#saidAt < PAUSE) return;
    this.#saidAt = Date.now();
    say(this.getAttribute("src"), { typing: this.getAttribute("stream") });
  };

  #show({ reading, writing, writers }) {
    const [readers, names] = this.querySelectorAll("span");
    this.#isShown = reading > 0;
    this.hidden = reading < 2 && !writers;
    readers.textContent = reading > 1 ? this.#counted("reading", reading) : "";
    names.replaceChildren(...this.#sentence(writing, writers));
  }

  #sentence([first, second], writers) {
    if (second) return filled(this.dataset.writingNames, { first, second });
    if (first) return filled(this.dataset.writingName, { name: first });
    return writers ? [this.#counted("writing", writers)] : [];
  }

  #counted(what, count) {
    const form = new Intl.PluralRules(document.documentElement.lang).select(count);
    const words = this.dataset[`${what}${form[0].toUpperCase()}${form.slice(1)}`] ?? this.dataset[`${what}Many`];
    return words.replace("{n}", count);
  }
}

/* A sentence with names in it, each of which keeps its own direction. */
function filled(words, names) {
  return words.split(/\{(\w+)\}/).map((part, place) => (place % 2 ? isolated(names[part]) : part));
}

function isolated(name) {
  return Object.assign(document.createElement("bdi"), { textContent: name });
}

customElements.define("live-presence", LivePresence);
