// <auto-save address="/drafts/save/" data-saving data-saved data-late data-conflict><form>…<p data-state>…
// Keeps a form on the server while it is typed. A save that another window overtook stops it, and nothing is lost here.
class AutoSave extends HTMLElement {
  #waiting = 0;
  #sending = false;
  #stopped = false;
  #submitter = null;

  connectedCallback() {
    this.addEventListener("input", this.#typed);
    this.addEventListener("submit", this.#sent);
  }

  disconnectedCallback() {
    clearTimeout(this.#waiting);
    this.removeEventListener("input", this.#typed);
    this.removeEventListener("submit", this.#sent);
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
    this.#stop();
    if (this.#sending) {
      event.preventDefault();
      this.#submitter = event.submitter;
    }
  };

  #save = async () => {
    if (this.#sending) return this.#typed();
    this.#sending = true;
    this.#say("saving");
    try {
      await this.#answered(await fetch(this.getAttribute("address"), { method: "POST", body: this.#typedFields() }));
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
    if (!response.ok) return this.#say("late");
    const saved = await response.json();
    this.#form.elements.sequence.value = saved.sequence;
    this.#say("saved");
  }

  #say(word) {
    this.querySelector("[data-state]").textContent = this.dataset[word];
  }
}

customElements.define("auto-save", AutoSave);
