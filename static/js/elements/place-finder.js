// Typing part of a name leaves the places that have it; what is chosen always stays in sight.
class PlaceFinder extends HTMLElement {
  connectedCallback() {
    this.#find = this.querySelector("input[type=search]");
    this.#status = this.querySelector("[role=status]");
    this.#find.parentElement.hidden = false;
    this.#find.addEventListener("input", this.#narrow);
    this.#find.addEventListener("keydown", this.#keep);
  }

  disconnectedCallback() {
    this.#find.removeEventListener("input", this.#narrow);
    this.#find.removeEventListener("keydown", this.#keep);
  }

  #find;
  #status;

  #narrow = () => {
    const wanted = this.#fold(this.#find.value);
    for (const region of this.querySelectorAll("details")) {
      const shown = [...region.querySelectorAll("label")].filter((place) => this.#show(place, wanted));
      region.hidden = !shown.length;
      region.open = wanted ? shown.length > 0 : Boolean(region.querySelector("input:checked"));
    }
    const isNone = !this.querySelector("details:not([hidden])");
    this.#status.textContent = isNone ? this.#status.dataset.none : "";
  };

  #show(place, wanted) {
    place.hidden = !this.#fold(place.textContent).includes(wanted) && !place.querySelector("input").checked;
    return !place.hidden;
  }

  #fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
  }

  // Enter would send the whole form.
  #keep = (event) => {
    if (event.key === "Enter") event.preventDefault();
  };
}

customElements.define("place-finder", PlaceFinder);
