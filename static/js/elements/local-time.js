/* <local-time data-show="moment|day|short"><time datetime="2026-11-21T14:20:00+00:00">21 Nov 2026, 14:20</time></local-time>
   The server writes the time in UTC or in the member's zone; here it is written in the zone that the member chose, which
   <html data-zone="Africa/Maputo"> says, else in the device's own. */
const DAY = { day: "numeric", month: "long", year: "numeric" };
const SHORT = { day: "numeric", month: "short" };
const HOUR = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

class LocalTime extends HTMLElement {
  connectedCallback() {
    const time = this.querySelector("time");
    const date = new Date(time?.dateTime ?? "");
    if (Number.isNaN(date.getTime())) return;

    time.textContent = this.#write(date, this.#form(date));
    time.title = this.#write(date, { ...DAY, ...HOUR, timeZoneName: "short" });
  }

  #form(date) {
    if (this.dataset.show === "day") return DAY;
    if (this.dataset.show !== "short") return { ...SHORT, year: "numeric", ...HOUR };
    return this.#year(date) === this.#year(new Date()) ? SHORT : { ...SHORT, year: "numeric" };
  }

  #year(date) {
    return this.#write(date, { year: "numeric" });
  }

  #write(date, form) {
    // The day before the month, and one kind of digits on the whole page: the server writes 0 to 9 in Arabic, too.
    const language = document.documentElement.lang.replace(/^en$/, "en-GB");
    const words = { ...form, numberingSystem: "latn", timeZone: document.documentElement.dataset.zone };
    try {
      return new Intl.DateTimeFormat(language, words).format(date);
    } catch {
      // An old device may not know the zone.
      return new Intl.DateTimeFormat(language, { ...words, timeZone: undefined }).format(date);
    }
  }
}

customElements.define("local-time", LocalTime);
