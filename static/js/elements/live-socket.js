/* One socket per page, shared by the elements that listen: `listen(address, stream, page)` returns a function that ends it,
   `say(address, wish)` is lost where no socket is open.
   The page answers `joined(seq)`, `heard(event)`, `refused()`, `connected(yes)` and `poll()`, which is called every few
   seconds while no socket can be had. */
const SILENCE = 50_000; // the server says something every 20 s
const ANSWER = 5_000;
const POLL = 6_000;
const LOST_RIGHT = 4403;

class LiveSocket {
  #address;
  #socket = null;
  #pages = new Map();
  #failures = 0;
  #timers = {};

  constructor(address) {
    this.#address = new URL(address, location.href);
    this.#address.protocol = this.#address.protocol.replace("http", "ws");
    this.#address.searchParams.set("lang", document.documentElement.lang);
    for (const name of ["focus", "online", "pageshow"]) addEventListener(name, this.#resume);
    document.addEventListener("visibilitychange", this.#resume);
    for (const name of ["pagehide", "offline"]) addEventListener(name, this.#hangUp);
  }

  listen(stream, page) {
    this.#pages.set(page, stream);
    if (this.#isOpen) this.#say({ join: stream });
    else this.#later("connect", 0, this.#connect);
    return () => this.#leave(stream, page);
  }

  say(wish) {
    if (this.#isOpen) this.#say(wish);
  }

  get #isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  #leave(stream, page) {
    this.#pages.delete(page);
    if (this.#isOpen && ![...this.#pages.values()].includes(stream)) this.#say({ leave: stream });
  }

  #connect = () => {
    if (this.#socket || !this.#pages.size) return;
    const socket = new WebSocket(this.#address);
    this.#socket = socket;
    this.#expect(2 * ANSWER);
    socket.addEventListener("open", this.#opened);
    socket.addEventListener("message", this.#heard);
    socket.addEventListener("close", (event) => this.#socket === socket && this.#closed(event.code));
  };

  #opened = () => {
    clearTimeout(this.#timers.poll);
    this.#expect(SILENCE);
    for (const stream of new Set(this.#pages.values())) this.#say({ join: stream });
  };

  #closed(code) {
    this.#socket = null;
    clearTimeout(this.#timers.silence);
    this.#failures += 1;
    for (const page of this.#pages.keys()) page.connected(false);
    // A socket is often blocked where pages are not: after the second failure the pages ask by themselves.
    if (this.#failures > 1 || code === LOST_RIGHT) this.#poll();
    const pause = Math.min(30_000, 500 * 2 ** this.#failures) * (document.hidden ? 4 : 1);
    this.#later("connect", pause * (0.5 + Math.random() / 2), this.#connect);
  }

  #heard = ({ data }) => {
    this.#expect(SILENCE);
    const event = JSON.parse(data);
    for (const [page, stream] of this.#pages) {
      if (event.name === "heads" && stream in event.heads) page.joined(event.heads[stream]);
      else if (event.stream !== stream) continue;
      else if (event.name === "joined") this.#joined(page, event);
      else if (event.name === "refused") page.refused();
      else page.heard(event);
    }
  };

  #joined(page, { seq }) {
    this.#failures = 0;
    page.connected(true);
    page.joined(seq);
  }

  #poll = () => {
    if (this.#isOpen) return;
    for (const page of this.#pages.keys()) page.poll();
    this.#later("poll", POLL * (document.hidden ? 10 : 0.85 + Math.random() * 0.6), this.#poll);
  };

  #resume = () => {
    if (document.hidden || !navigator.onLine) return;
    if (this.#isOpen) {
      this.#say({ beat: 1 });
      this.#expect(ANSWER);
    } else if (!this.#socket) {
      this.#later("connect", Math.random() * 500, this.#connect);
    }
    if (this.#failures > 1) this.#later("poll", 0, this.#poll);
  };

  #hangUp = () => this.#drop(1000);

  /* A socket that stays silent is dead, whatever the browser thinks of it. */
  #expect(within) {
    this.#later("silence", within, () => this.#drop(4000));
  }

  #drop(code) {
    const socket = this.#socket;
    if (!socket) return;
    this.#closed(code);
    socket.close(code);
  }

  #say(wish) {
    this.#socket.send(JSON.stringify(wish));
  }

  #later(name, pause, act) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(act, pause);
  }
}

const sockets = new Map();

export function listen(address, stream, page) {
  if (!sockets.has(address)) sockets.set(address, new LiveSocket(address));
  return sockets.get(address).listen(stream, page);
}

export function say(address, wish) {
  sockets.get(address)?.say(wish);
}
