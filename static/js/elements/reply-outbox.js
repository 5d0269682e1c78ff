/* <reply-outbox class="outbox" data-member="8" data-me="/accounts/me.json" data-door="/accounts/login/"
     data-drafts="/posts/drafts/save/" data-waiting="… {n}" data-sent="…" …></reply-outbox>
   Replies that found no network wait on this device, each for its member alone, and are sent once it answers. The key of
   its form goes with each: sent twice, it is posted once. What is refused becomes a draft; where none is taken either, it
   stays here with the reason. */
const NAME = "palabre-outbox";
const STORE = "replies";
const PAUSES = [5, 15, 60, 300]; // seconds

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function within(mode, act) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const work = database.transaction(STORE, mode);
      const request = act(work.objectStore(STORE));
      work.oncomplete = () => resolve(request.result);
      work.onabort = () => reject(work.error);
    });
  } finally {
    database.close();
  }
}

/* Keep `{ key, member, address, fields }`; rejected where the device keeps nothing, or has no room. */
export async function keep(reply) {
  await put(reply);
  document.dispatchEvent(new Event("outbox-changed"));
}

const put = (reply) => within("readwrite", (store) => store.put(reply));
const kept = () => within("readonly", (store) => store.getAll());
const forget = (key) => within("readwrite", (store) => store.delete(key));

/* One window of this browser sends at a time; where there are no locks, the keys see to it that all is posted once. */
const alone = (work) =>
  navigator.locks ? navigator.locks.request(NAME, { ifAvailable: true }, (lock) => lock && work()) : work();

class ReplyOutbox extends HTMLElement {
  #timer = 0;
  #failures = 0;
  #isBusy = false;
  #reader; // who the site says is there: undefined until it was asked, null for nobody
  #news = [];

  connectedCallback() {
    document.addEventListener("outbox-changed", this.#wait);
    addEventListener("online", this.#attend);
    addEventListener("focus", this.#attend);
    this.#attend();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    document.removeEventListener("outbox-changed", this.#wait);
    removeEventListener("online", this.#attend);
    removeEventListener("focus", this.#attend);
  }

  #wait = async () => {
    this.#news = [];
    this.#later();
    await this.#show();
  };

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#attend, PAUSES[Math.min(this.#failures, PAUSES.length - 1)] * 1000);
    this.#failures += 1;
  }

  #attend = async () => {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      if ((await kept()).some((reply) => !reply.refused)) await alone(() => this.#sendAll());
      await this.#show();
    } catch {
      // Where a device keeps nothing, nothing can wait.
    }
    this.#isBusy = false;
  };

  async #sendAll() {
    const { member, csrf_token: token } = (await this.#me()) ?? {};
    if (member === undefined) return this.#later();
    this.#reader = member;
    const own = (await kept()).filter((reply) => reply.member === member && !reply.refused);
    for (const reply of own) if (!(await this.#deliver(reply, token))) return this.#later();
    clearTimeout(this.#timer);
    this.#failures = 0;
  }

  /* The member and a fresh token; a member of null for whoever is signed out, nothing while nobody answers. */
  async #me() {
    try {
      const answer = await fetch(this.dataset.me, { headers: { Accept: "application/json" } });
      return answer.ok || answer.status === 401 ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  /* Whether the reply need not be sent again. */
  async #deliver(reply, token) {
    try {
      const answer = await this.#post(reply.address, [...reply.fields, ["csrfmiddlewaretoken", token]]);
      if (answer.status >= 500 || answer.status === 429) return false;
      // Who signed out in between is refused for that alone: the reply waits for its writer.
      if (answer.status === 403 && (await this.#me())?.member !== reply.member) return false;
      const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json");
      const words = isOurs ? await answer.json() : {};
      if (!answer.ok) await this.#refuse(reply, words.detail ?? this.dataset.refused, token);
      else if (isOurs) await this.#succeed(reply, words.address);
      return isOurs || !answer.ok;
    } catch {
      return false;
    }
  }

  async #succeed(reply, address) {
    await forget(reply.key);
    this.#news.push(this.#line(this.dataset.sent, address, this.dataset.read));
  }

  async #refuse(reply, reason, token) {
    const saved = await this.#post(this.dataset.drafts, [...reply.fields, ["csrfmiddlewaretoken", token]]);
    if (!saved.ok) return put({ ...reply, refused: reason });
    await forget(reply.key);
    this.#news.push(this.#line(`${reason} ${this.dataset.drafted}`, (await saved.json()).address, this.dataset.draft));
  }

  #post(address, fields) {
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    return fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
  }

  async #show() {
    const all = await kept();
    const member = this.#reader === undefined ? Number(this.dataset.member) : this.#reader;
    const own = all.filter((reply) => reply.member === member);
    const waiting = own.filter((reply) => !reply.refused).length;
    const lines = [...this.#news];
    if (waiting) lines.push(this.#line(this.dataset.waiting.replace("{n}", waiting)));
    const { signedOut, door, signIn, others } = this.dataset;
    if (member === null && all.length) lines.push(this.#line(signedOut, door, signIn));
    else if (all.length > own.length) lines.push(this.#line(others));
    for (const reply of own) if (reply.refused) lines.push(this.#refused(reply));
    this.replaceChildren(...lines);
  }

  #line(words, address, label) {
    const line = Object.assign(document.createElement("p"), { textContent: `${words} ` });
    if (address) line.append(Object.assign(document.createElement("a"), { href: address, textContent: label }));
    return line;
  }

  #refused(reply) {
    const item = document.createElement("div");
    const words = Object.assign(document.createElement("textarea"), { className: "field__input", rows: 3, readOnly: true });
    words.value = new Map(reply.fields).get("body");
    words.dir = "auto";
    words.ariaLabel = reply.refused;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button" });
    button.textContent = this.dataset.throwAway;
    button.addEventListener("click", async () => {
      await forget(reply.key);
      await this.#show();
    });
    item.append(this.#line(reply.refused), words, button);
    return item;
  }
}

customElements.define("reply-outbox", ReplyOutbox);
