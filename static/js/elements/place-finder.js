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
    const isNamed = (place) => this.#fold(place.textContent).includes(wanted);
    this.querySelectorAll("details").forEach((region) => this.#open(region, wanted, isNamed));
    const isFound = [...this.querySelectorAll(".field__choice")].some(isNamed);
    this.#status.textContent = isFound ? "" : this.#status.dataset.none;
  };

  #open(region, wanted, isNamed) {
    const places = [...region.querySelectorAll(".field__choice")];
    const isChosen = (place) => place.querySelector("input").checked;
    places.forEach((place) => (place.hidden = !isNamed(place) && !isChosen(place)));
    region.hidden = places.every((place) => place.hidden);
    region.open = !region.hidden && (wanted !== "" || places.some(isChosen));
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
