/* <reply-form data-unsent="…"><form class="composer" id="reply" method="post" action="/threads/12/posts/">
     <input type="hidden" name="key">… <textarea name="body">… <button name="send">…</form></reply-form>
   Sends a reply without leaving the page. Without script, or when the server answers with a page, the form is sent plainly.
   The key stays until the reply is in: pressing again after a dead network posts once. */
class ReplyForm extends HTMLElement {
  #said;

  connectedCallback() {
    this.addEventListener("submit", this.#submit);
    document.addEventListener("thread-locked", this.#lock);
    document.addEventListener("thread-reload", this.#keep);
    this.#restore();
  }

  disconnectedCallback() {
    this.removeEventListener("submit", this.#submit);
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
      this.#say(this.dataset.unsent);
    }
    this.#button.removeAttribute("aria-disabled");
  };

  async #send() {
    const form = this.#form;
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    });
    const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json");
    if (!isOurs && answer.status < 500) return form.submit();
    if (!isOurs) throw new Error(answer.status);
    const words = await answer.json();
    if (answer.ok) return this.#posted(words);
    // The key was used for another text, perhaps before the network came back: this one gets a key of its own.
    if (answer.status === 409) form.elements.key.value = newKey();
    this.#say([words.detail, ...Object.values(words.errors ?? {}).flat()].filter(Boolean).join(" "));
  }

  #posted(words) {
    const { body, key } = this.#form.elements;
    body.value = "";
    key.value = newKey();
    body.dispatchEvent(new Event("input", { bubbles: true }));
    this.dispatchEvent(new CustomEvent("reply-sent", { bubbles: true, detail: words }));
  }

  /* A locked thread takes no reply; what was being written stays and can be copied. */
  #lock = ({ detail }) => {
    if (this.#button.disabled === detail.locked) return;
    this.#button.disabled = detail.locked;
    this.#say(detail.notice);
  };

  /* Over a reload the text waits in this window, for this member. */
  get #place() {
    const { member } = JSON.parse(document.getElementById("viewer")?.textContent ?? "{}");
    return `reply ${this.#form.action} ${member}`;
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
