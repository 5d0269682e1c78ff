/* <local-time data-show="moment|day|short"><time datetime="2026-11-21T14:20:00+00:00">21 Nov 2026, 14:20</time></local-time>
   The server writes the time in UTC or in the member's zone; here it becomes the device's own. */
const DAY = { day: "numeric", month: "long", year: "numeric" };
const SHORT = { day: "numeric", month: "short" };
const FORMS = {
  day: () => DAY,
  short: (date) => (date.getFullYear() === new Date().getFullYear() ? SHORT : { ...SHORT, year: "numeric" }),
  moment: () => ({ ...SHORT, year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
};

class LocalTime extends HTMLElement {
  connectedCallback() {
    const time = this.querySelector("time");
    const date = new Date(time?.dateTime ?? "");
    if (Number.isNaN(date.getTime())) return;

    const form = FORMS[this.dataset.show] ?? FORMS.moment;
    time.textContent = this.#write(date, form(date));
    time.title = this.#write(date, { ...DAY, hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" });
  }

  #write(date, form) {
    // The day before the month, and one kind of digits on the whole page: the server writes 0 to 9 in Arabic, too.
    const language = document.documentElement.lang.replace(/^en$/, "en-GB");
    return new Intl.DateTimeFormat(language, { ...form, numberingSystem: "latn" }).format(date);
  }
}

customElements.define("local-time", LocalTime);
