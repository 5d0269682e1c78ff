// <auto-save address="/drafts/save/" data-saving data-saved data-late data-refused data-conflict><form>…<p data-state>…
// Keeps a form on the server while it is typed. A save that another window overtook stops it, and nothing is lost here.
// Who was signed out is told so, and saves on after signing in in another tab: data-me gives data-member a new token.
// A form that another element sends without leaving the page begins anew once it says `reply-sent` or `reply-kept`.
class AutoSave extends HTMLElement {
  #waiting = 0;
  #sending = false;
  #stopped = false;
  #isRenewed = false;
  #submitter = null;

  connectedCallback() {
    this.addEventListener("input", this.#typed);
    this.addEventListener("submit", this.#sent);
    for (const name of ["reply-sent", "reply-kept"]) this.addEventListener(name, this.#renew);
  }

  disconnectedCallback() {
    clearTimeout(this.#waiting);
    this.removeEventListener("input", this.#typed);
    this.removeEventListener("submit", this.#sent);
    for (const name of ["reply-sent", "reply-kept"]) this.removeEventListener(name, this.#renew);
  }

  get #form() {
    return this.querySelector("form");
  }

  #typed = () => {
    if (this.#stopped) return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(this.#save, 2500);
  };

  #stop() {
    clearTimeout(this.#waiting);
    this.#stopped = true;
  }

  // A save under way would overtake the form: the form waits for its answer.
  #sent = (event) => {
    clearTimeout(this.#waiting);
    if (event.defaultPrevented) return;
    this.#stop();
    if (this.#sending) {
      event.preventDefault();
      this.#submitter = event.submitter;
    }
  };

  #renew = () => {
    clearTimeout(this.#waiting);
    this.#stopped = false;
    this.#form.elements.sequence.value = 0;
    this.#say("");
  };

  #save = async () => {
    if (this.#sending) return this.#typed();
    if (!this.#form.elements.body?.value.trim() && this.#form.elements.body) return;
    this.#sending = true;
    this.#say("saving");
    const fields = this.#typedFields();
    try {
      const answer = await fetch(this.getAttribute("address"), { method: "POST", body: fields });
      // What was sent meanwhile needs no draft.
      if (fields.get("key") === this.#form.elements.key.value) await this.#answered(answer);
    } catch {
      this.#say("late");
    } finally {
      this.#sending = false;
      if (this.#submitter) this.#form.requestSubmit(this.#submitter);
    }
  };

  #typedFields() {
    const fields = new FormData(this.#form);
    for (const name of ["picture", "recording"]) fields.delete(name);
    return fields;
  }

  async #answered(response) {
    if (response.status === 409) {
      this.#stop();
      return this.#say("conflict");
    }
    if (response.status === 403 && (await this.#renewToken())) return setTimeout(this.#save);
    if (!response.ok) return this.#say(response.status === 403 ? "refused" : "late");
    this.#isRenewed = false;
    const saved = await response.json();
    this.#form.elements.sequence.value = saved.sequence;
    this.#say("saved");
  }

  /* Signing in gives every open form a new token; one that is refused as well is not asked for again. */
  async #renewToken() {
    const { me, member } = this.dataset;
    const answer = this.#isRenewed ? null : await fetch(me);
    const found = answer?.ok ? await answer.json() : {};
    this.#isRenewed ||= String(found.member) === member;
    if (found.csrf_token && this.#isRenewed) this.#form.elements.csrfmiddlewaretoken.value = found.csrf_token;
    return Boolean(found.csrf_token) && this.#isRenewed;
  }

  #say(word) {
    this.querySelector("[data-state]").textContent = this.dataset[word] ?? "";
  }
}

customElements.define("auto-save", AutoSave);
