/* <reply-form data-unsent="…" data-me="/accounts/me.json" data-door="/accounts/login/" data-sign-in="…"><form class="composer" id="reply" method="post" action="/threads/12/posts/">
     <input type="hidden" name="key">… <textarea name="body">… <button name="send">…</form></reply-form>
   Sends a reply without leaving the page. Without script, or when the server answers with a page, the form is sent plainly.
   The key stays until the reply is in: pressing again after a dead network posts once. Where nobody answers, the reply
   waits in the outbox of this device; where none can be had, in the form. Who was signed out meanwhile is
   shown the door, which opens in another tab, and then sends the same words. Ctrl+Enter sends, too. */
import { keep } from "./reply-outbox.js";

class ReplyForm extends HTMLElement {
  #said;

  connectedCallback() {
    this.addEventListener("submit", this.#submit);
    this.addEventListener("keydown", this.#pressed);
    document.addEventListener("thread-locked", this.#lock);
    document.addEventListener("thread-reload", this.#keep);
    this.#restore();
  }

  disconnectedCallback() {
    this.removeEventListener("submit", this.#submit);
    this.removeEventListener("keydown", this.#pressed);
    document.removeEventListener("thread-locked", this.#lock);
    document.removeEventListener("thread-reload", this.#keep);
  }

  get #form() {
    return this.querySelector("form");
  }

  get #button() {
    return this.querySelector("[name=send]");
  }

  #submit = async (event) => {
    if (event.submitter && event.submitter !== this.#button) return;
    event.preventDefault();
    if (this.#button.getAttribute("aria-disabled") === "true") return;
    this.#button.setAttribute("aria-disabled", "true");
    this.#say("");
    try {
      await this.#send();
    } catch {
      if (!(await this.#putAside())) this.#say(this.dataset.unsent);
    }
    this.#button.removeAttribute("aria-disabled");
  };

  #pressed = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.target !== this.#form.elements.body) return;
    event.preventDefault();
    this.#form.requestSubmit(this.#button);
  };

  async #send() {
    const form = this.#form;
    let answer = await this.#post();
    const isRefused = answer.status === 403;
    const isOut = isRefused && !(await this.#renew());
    if (isRefused && !isOut) answer = await this.#post();
    const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json");
    if (!isOurs && answer.status < 500) return form.submit();
    if (!isOurs) throw new Error(answer.status);
    const words = await answer.json();
    if (answer.ok) return this.#posted(words);
    // The key was used for another text, perhaps before the network came back: this one gets a key of its own.
    if (answer.status === 409) form.elements.key.value = newKey();
    this.#say([words.detail, ...Object.values(words.errors ?? {}).flat()].filter(Boolean).join(" "));
    if (isOut) this.#showDoor();
    if (!form.elements.body.value.trim()) form.elements.body.focus();
  }

  #post() {
    const { action } = this.#form;
    return fetch(action, { method: "POST", body: new FormData(this.#form), headers: { Accept: "application/json" } });
  }

  /* Signing in gives every open form a new token. False for whoever is signed out. */
  async #renew() {
    const answer = await fetch(this.dataset.me, { headers: { Accept: "application/json" } });
    if (!answer.ok) return answer.status !== 401;
    const { member, csrf_token: token } = await answer.json();
    if (member === this.#member) this.#form.elements.csrfmiddlewaretoken.value = token;
    return true;
  }

  #showDoor() {
    const { door, signIn } = this.dataset;
    this.#said.append(" ", Object.assign(document.createElement("a"), { href: door, target: "_blank", textContent: signIn }));
  }

  #posted(words) {
    this.#begin();
    this.dispatchEvent(new CustomEvent("reply-sent", { bubbles: true, detail: words }));
  }

  /* Whether the reply waits in the outbox now, and the form is free for another. */
  async #putAside() {
    const fields = [...new FormData(this.#form)].filter(([name]) => name !== "csrfmiddlewaretoken");
    const { body, key } = this.#form.elements;
    if (!body.value.trim() || !this.#member) return false;
    try {
      await keep({ key: key.value, member: this.#member, address: this.#form.action, fields });
    } catch {
      return false;
    }
    this.#begin();
    this.dispatchEvent(new CustomEvent("reply-kept", { bubbles: true }));
    return true;
  }

  #begin() {
    const { body, key } = this.#form.elements;
    body.value = "";
    key.value = newKey();
    body.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /* A locked thread takes no reply; what was being written stays and can be copied. */
  #lock = ({ detail }) => {
    if (this.#button.disabled === detail.locked) return;
    this.#button.disabled = detail.locked;
    this.#say(detail.notice);
  };

  /* Over a reload the text waits in this window, for this member. */
  get #place() {
    return `reply ${this.#form.action} ${this.#member}`;
  }

  get #member() {
    return JSON.parse(document.getElementById("viewer")?.textContent ?? "{}").member;
  }

  #keep = () => sessionStorage.setItem(this.#place, this.#form.elements.body.value);

  #restore() {
    const { body } = this.#form.elements;
    body.value ||= sessionStorage.getItem(this.#place) ?? "";
    sessionStorage.removeItem(this.#place);
  }

  #say(words) {
    this.#said ??= Object.assign(document.createElement("p"), { className: "notice notice--warning", role: "alert" });
    if (!this.#said.isConnected) this.#button.parentElement.before(this.#said);
    this.#said.textContent = words;
    this.#said.hidden = !words;
  }
}

/* A random UUID; `crypto.randomUUID` is missing where the site is served without TLS. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

customElements.define("reply-form", ReplyForm);
