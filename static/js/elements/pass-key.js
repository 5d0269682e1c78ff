/* <pass-key act="create|get" [src="…"] data-late="…"><form hidden>…<script type="application/json">…</script>
     <input type="hidden" name="credential">…<button>…<p role="status"></form></pass-key>
   Sending the form asks the device for a passkey, and sends what it answers. The options stand in the form, or at `src`. */
const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

class PassKey extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential) return;
    this.#form.hidden = false;
    this.#form.addEventListener("submit", this.#ask);
  }

  disconnectedCallback() {
    this.#form.removeEventListener("submit", this.#ask);
  }

  get #form() {
    return this.querySelector("form");
  }

  #ask = async (event) => {
    event.preventDefault();
    try {
      const publicKey = this.#read((await this.#options()).publicKey);
      const answer = await navigator.credentials[this.getAttribute("act")]({ publicKey });
      this.#form.elements.credential.value = JSON.stringify(this.#written(answer));
      this.#form.submit();
    } catch {
      this.querySelector("[role=status]").textContent = this.dataset.late;
    }
  };

  async #options() {
    const src = this.getAttribute("src");
    if (!src) return JSON.parse(this.querySelector("script").textContent);
    return (await (await fetch(src, { headers: { Accept: "application/json" } })).json()).request_options;
  }

  #read(options) {
    const keys = (listed = []) => listed.map((key) => ({ ...key, id: this.#bytes(key.id) }));
    const read = { ...options, challenge: this.#bytes(options.challenge) };
    if (options.user) read.user = { ...options.user, id: this.#bytes(options.user.id) };
    return { ...read, allowCredentials: keys(options.allowCredentials), excludeCredentials: keys(options.excludeCredentials) };
  }

  #written(answer) {
    const { id, rawId, type, response } = answer;
    const said = PARTS.filter((part) => response[part]).map((part) => [part, this.#text(response[part])]);
    const results = answer.getClientExtensionResults();
    return { id, type, rawId: this.#text(rawId), response: Object.fromEntries(said), clientExtensionResults: results };
  }

  #bytes(text) {
    return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  }

  #text(bytes) {
    const signs = btoa(String.fromCharCode(...new Uint8Array(bytes)));
    return signs.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }
}

customElements.define("pass-key", PassKey);
