/* Which posts of a live thread were before the reader's eyes: one counts once its end came into sight, and only in an
   unbroken row from the last that was read. What was jumped over stays unread.
   <live-thread read="/threads/12/read/"><ol class="thread"><li class="post" data-number="21">… */
const PAUSE = 1_500;

export class LiveReading {
  #address;
  #list;
  #told;
  #reached;
  #seen = new Set();
  #timer = null;
  #sight = new IntersectionObserver((entries) => this.#saw(entries));
  #growth = new MutationObserver(() => this.#watch());

  constructor(list, address, { own }) {
    this.#list = list;
    this.#address = address;
    this.#told = this.#reached = own.read;
    this.#watch();
    this.#growth.observe(list, { childList: true });
    document.addEventListener("visibilitychange", this.#tell);
  }

  end() {
    this.#tell();
    this.#sight.disconnect();
    this.#growth.disconnect();
    document.removeEventListener("visibilitychange", this.#tell);
  }

  /* The last line of each post; one that is drawn anew has a new one. */
  #watch() {
    for (const end of this.#list.querySelectorAll(".post .row__text > :last-child")) this.#sight.observe(end);
  }

  #saw(entries) {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) this.#seen.add(Number(target.closest(".post")?.dataset.number));
    }
    while (this.#seen.has(this.#reached + 1)) this.#reached += 1;
    if (this.#reached > this.#told) this.#timer ??= setTimeout(this.#tell, PAUSE);
  }

  #tell = async () => {
    clearTimeout(this.#timer);
    this.#timer = null;
    const [first, last] = [this.#told + 1, this.#reached];
    if (last < first) return;
    this.#told = last;
    const csrfmiddlewaretoken = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
    const body = new URLSearchParams({ first, last, csrfmiddlewaretoken });
    const sent = { method: "POST", body, headers: { Accept: "application/json" }, keepalive: true };
    const answer = await fetch(this.#address, sent).catch(() => null);
    // Without the network they stay unread until the next are told.
    if (!answer?.ok) this.#told = Math.min(this.#told, first - 1);
  };
}
