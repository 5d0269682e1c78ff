/* The one button by which a reader thanks for a post of a live thread, and takes it back.
   <button class="post__act" type="button" data-thanks="/posts/57/thanks/" aria-pressed="false">…<span class="numbers">3</span></button> */
export class LiveThanks {
  #list;
  #articles;

  constructor(list, articles) {
    this.#list = list;
    this.#articles = articles;
    list.addEventListener("click", this.#press);
  }

  end() {
    this.#list.removeEventListener("click", this.#press);
  }

  #press = async ({ target }) => {
    const button = target.closest("[data-thanks]");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    const act = button.getAttribute("aria-pressed") === "true" ? "take-back" : "thank";
    const csrfmiddlewaretoken = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
    const body = new URLSearchParams({ act, csrfmiddlewaretoken });
    const sent = { method: "POST", body, headers: { Accept: "application/json" } };
    const answer = await fetch(button.dataset.thanks, sent).catch(() => null);
    const isOurs = answer?.headers.get("Content-Type")?.startsWith("application/json");
    const words = isOurs ? await answer.json() : {};
    if (answer?.ok && isOurs) this.#articles.thank(words);
    button.title = words.detail ?? "";
    button.removeAttribute("aria-disabled");
  };
}
