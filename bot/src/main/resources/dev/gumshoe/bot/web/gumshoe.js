"use strict";

/* An investigation's page brings itself up to date by server-sent events; the list asks again every few seconds. */

function fragment(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
}

function openKeys(part) {
  return new Set([...part.querySelectorAll("details[open][data-key]")].map((d) => d.dataset.key));
}

const shown = new Map();

function replaceParts(html) {
  for (const fresh of fragment(html).querySelectorAll("[data-part]")) {
    const old = document.getElementById(fresh.id);
    if (!old || shown.get(fresh.id) === fresh.outerHTML) continue;
    shown.set(fresh.id, fresh.outerHTML);
    const open = openKeys(old);
    const focused = old.contains(document.activeElement);
    fresh.querySelectorAll("details[data-key]").forEach((d) => { d.open = open.has(d.dataset.key); });
    old.replaceWith(fresh);
    if (focused) {
      fresh.tabIndex = -1;
      fresh.focus({ preventScroll: true });
    }
  }
}

function addMoments(html) {
  const list = document.getElementById("moments");
  const last = list.lastElementChild;
  const atEnd = last && last.getBoundingClientRect().top < window.innerHeight && last.getBoundingClientRect().bottom > 0;
  const known = new Set([...list.children].map((m) => m.dataset.position));
  for (const moment of [...fragment(html).children]) {
    if (known.has(moment.dataset.position)) continue;
    moment.classList.add("fresh");
    list.append(moment);
  }
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (atEnd) list.lastElementChild.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
}

function follow(page) {
  const live = document.getElementById("live");
  const say = (text, on) => { live.textContent = text; live.classList.toggle("on", on); };
  const source = new EventSource("/investigations/" + page.dataset.case + "/events?after=" + page.dataset.position);
  source.onopen = () => say("live", true);
  source.onerror = () => say(source.readyState === EventSource.CLOSED ? "not live" : "reconnecting", false);
  source.addEventListener("moments", (event) => addMoments(event.data));
  source.addEventListener("parts", (event) => replaceParts(event.data));
  source.addEventListener("closed", () => { source.close(); say("closed", false); });
}

function speak(form) {
  const said = document.getElementById("said");
  const author = form.elements.author;
  try { author.value = author.value || localStorage.getItem("gumshoe-author") || ""; } catch { /* private browsing */ }
  const text = form.elements.text;
  const grow = () => { text.style.height = "auto"; text.style.height = Math.min(text.scrollHeight, 160) + "px"; };
  text.addEventListener("input", grow);
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); form.requestSubmit(); }
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "application/json" },
      });
      const body = await answer.json();
      said.textContent = body.error || body.why || "";
      if (body.nextId) {
        form.elements.id.value = body.nextId;
        if (answer.ok) { text.value = ""; grow(); }
        try { localStorage.setItem("gumshoe-author", author.value); } catch { /* private browsing */ }
      }
    } catch {
      said.textContent = "Not sent: the program did not answer. Your text is still here; send it again.";
    } finally {
      button.disabled = false;
    }
  });
}

async function copy(button) {
  const code = button.parentElement.querySelector("code");
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  } catch {
    const range = document.createRange();
    range.selectNodeContents(code);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }
}

function refreshList(list) {
  let before = "";
  setInterval(async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch("/?rows");
      const html = answer.ok ? await answer.text() : before;
      if (html !== before && !list.contains(document.activeElement)) list.replaceChildren(fragment(html));
      before = html;
    } catch { /* the next round tries again */ }
  }, 3000);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
});

const page = document.querySelector("[data-case]");
if (page) follow(page);
const form = document.getElementById("say");
if (form) speak(form);
const list = document.querySelector("[data-list]");
if (list) refreshList(list);
