/* <picture-field src="/pictures/" data-sending data-kept data-late><ul class="kept-pictures">…
     <input type="file" name="picture">… <p data-told>… <div data-plain>(asked for without script)</div></picture-field>
   Makes a chosen picture small, sends it at once and shows it in the form, which then holds what it shows. */
const LONGEST_SIDE = 1600;
const SMALL = 400_000;

class PictureField extends HTMLElement {
  connectedCallback() {
    this.querySelector("[data-plain]").hidden = true;
    this.addEventListener("change", this.#changed);
    for (const name of ["reply-sent", "reply-kept"]) document.addEventListener(name, this.#clear);
  }

  disconnectedCallback() {
    this.removeEventListener("change", this.#changed);
    for (const name of ["reply-sent", "reply-kept"]) document.removeEventListener(name, this.#clear);
  }

  #changed = async ({ target }) => {
    const [file] = target.files ?? [];
    if (!file) return;
    // Were the form sent meanwhile, the picture would go with it twice.
    target.value = "";
    this.#say(this.dataset.sending);
    try {
      await this.#send(await shrunk(file));
    } catch {
      this.#say(this.dataset.late);
    }
  };

  async #send(file) {
    const form = this.closest("form");
    const fields = new FormData();
    for (const name of ["csrfmiddlewaretoken", "key"]) fields.set(name, form.elements[name].value);
    fields.set("picture", file, "picture.jpg");
    const answer = await fetch(this.getAttribute("src"), {
      method: "POST",
      body: fields,
      headers: { Accept: "application/json" },
    });
    const isHtml = answer.headers.get("Content-Type").startsWith("text/html");
    if (!answer.ok) return this.#say(isHtml ? this.dataset.late : (await answer.json()).detail);
    this.#show(await answer.text());
  }

  #show(html) {
    const list = this.querySelector(".kept-pictures");
    const template = document.createElement("template");
    template.innerHTML = html;
    const input = template.content.querySelector("input");
    list.querySelector(`#${input.id}`)?.closest("li").remove();
    list.append(template.content);
    input.focus();
    this.#say(this.dataset.kept);
  }

  #clear = () => {
    this.querySelector(".kept-pictures").replaceChildren();
    this.#say("");
  };

  #say(words) {
    this.querySelector("[data-told]").textContent = words;
  }
}

/* What the browser cannot read is sent as it is: the site says what is wrong with it. */
async function shrunk(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    if (scale === 1 && file.size < SMALL) return file;
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * scale)));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "white";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return (await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85))) ?? file;
  } catch {
    return file;
  }
}

customElements.define("picture-field", PictureField);
