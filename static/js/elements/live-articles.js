/* The posts of a live thread: read, replaced, added, and dressed with what only their reader sees.
   <li class="post" data-number="2" data-author="3" data-moved="57"><article id="post-57">…<footer class="post__foot">…</footer>
   <template id="acts"><button data-thanks="/posts/0/thanks/">…<a data-own>…<a data-keep>…</template> */
const ACTS = "a, button, summary, input, textarea";
const articleOf = (post) => post.querySelector("article");
/* A post that was moved away leaves a stub, which stands for it. */
const idsOf = (post) => [articleOf(post).id, `post-${post.dataset.moved}`];
const shown = (post) => {
  const [own, moved] = idsOf(post).map((id) => document.getElementById(id));
  return (own ?? moved)?.closest(".post");
};

export const isSame = (one, other) => idsOf(one).includes(articleOf(other).id);

export class LiveArticles {
  #list;
  #viewer;

  constructor(list) {
    this.#list = list;
    this.#viewer = JSON.parse(document.getElementById("viewer")?.textContent ?? "{}");
    for (const post of list.querySelectorAll(".post")) this.#dress(post);
  }

  /* What the page says of its reader. */
  get viewer() {
    return this.#viewer;
  }

  /* Where the last line ends, in pixels from the top of the window. */
  get end() {
    return this.#list.getBoundingClientRect().bottom;
  }

  read(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    const post = template.content.querySelector(".post");
    this.#dress(post);
    return post;
  }

  /* Put the new state of a post in the place of the old one; whether it was there. */
  replace(post) {
    const old = shown(post);
    if (!old) return false;
    const still = this.#firstInSight(old);
    const top = still?.getBoundingClientRect().top;
    const focused = [...old.querySelectorAll(ACTS)].indexOf(document.activeElement);
    old.replaceWith(post);
    if (focused >= 0) (post.querySelectorAll(ACTS)[focused] ?? this.#focusable(post)).focus({ preventScroll: true });
    if (still) scrollBy({ top: still.getBoundingClientRect().top - top, behavior: "instant" });
    return true;
  }

  append(post) {
    if (!this.replace(post)) this.#list.append(post);
  }

  goTo(post) {
    if (!post) return;
    post.scrollIntoView();
    this.#focusable(post).focus({ preventScroll: true });
  }

  clear() {
    this.#list.replaceChildren();
  }

  /* How often a post was thanked for; `thanked` tells whether by this reader, where that changed. */
  thank({ post, thanks, thanked }) {
    const { own } = this.#viewer;
    this.#viewer.thanks = { ...this.#viewer.thanks, [post]: thanks };
    if (thanked !== undefined) own.thanked = [...own.thanked.filter((other) => other !== post), ...(thanked ? [post] : [])];
    const there = document.getElementById(`post-${post}`)?.closest(".post");
    if (there) this.#dress(there);
  }

  rename(title) {
    const heading = document.querySelector(".thread__title");
    if (!heading) return;
    document.title = document.title.replace(heading.textContent.trim(), title);
    heading.textContent = title;
  }

  /* What is read stays where it is while something above it grows or shrinks. */
  #firstInSight(except) {
    const posts = [...this.#list.children, document.activeElement];
    return posts.find((post) => post !== except && !except.contains(post) && post?.getBoundingClientRect().bottom > 0);
  }

  #focusable(post) {
    post.tabIndex = -1;
    return post;
  }

  /* An article is the same for everybody; what only scripts can do with it is added here. */
  #dress(post) {
    this.#addActs(post);
    const isOwn = Number(post.dataset.author) === this.#viewer.member;
    for (const own of post.querySelectorAll("[data-own]")) own.hidden = !isOwn;
    for (const keep of post.querySelectorAll("[data-keep]")) this.#offer(keep, articleOf(post).id.slice(5));
    const button = post.querySelector("[data-thanks]");
    if (button) this.#count(button, articleOf(post).id.slice(5), { mayThank: this.#viewer.member && !isOwn });
  }

  #addActs(post) {
    const foot = post.querySelector(".post__foot");
    const acts = document.getElementById("acts")?.content.cloneNode(true);
    if (!foot || !acts || foot.querySelector("[data-thanks]")) return;
    for (const act of acts.querySelectorAll(".post__act")) {
      for (const name of ["href", "data-thanks", "aria-label"]) {
        const words = act.getAttribute(name)?.replace("/0/", `/${articleOf(post).id.slice(5)}/`);
        if (words) act.setAttribute(name, words.replace("{n}", post.dataset.number));
      }
    }
    const [thanks, edit, keep] = acts.querySelectorAll(".post__act");
    foot.prepend(thanks);
    foot.lastElementChild.before(edit, keep);
  }

  #offer(keep, pk) {
    keep.hidden = !this.#viewer.member;
    keep.toggleAttribute("data-kept", Boolean(this.#viewer.own?.kept.includes(Number(pk))));
  }

  #count(button, pk, { mayThank }) {
    const count = this.#viewer.thanks?.[pk] ?? 0;
    button.querySelector(".numbers").textContent = count || "";
    button.hidden = !count && !mayThank;
    button.disabled = !mayThank;
    button.setAttribute("aria-pressed", Boolean(this.#viewer.own?.thanked.includes(Number(pk))));
  }
}
