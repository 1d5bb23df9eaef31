(() => {
  "use strict";
  const find = (id) => (id ? document.getElementById(id) : null);
  const bar = () => document.querySelector(".desk");
  // What went well is seen on the button that undoes it; it is told to those who listen.
  const say = (words, well) => { const said = bar().querySelector(".said"); said.classList.toggle("hidden-word", Boolean(well)); said.textContent = words; };
  const parsed = (html) => new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  const open = (one) => { for (let up = one; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true; };
  const show = (one) => { if (one) { open(one); one.focus({ preventScroll: true }); one.scrollIntoView({ block: "start" }); } };
  const here = () => document.activeElement.closest(".finding");
  const nextOpen = () => { const link = bar().querySelector(".next"); return link ? find(link.hash.slice(1)) : null; };

  const swap = (told, well) => {
    const card = find(told.finding);
    if (card && told.card) card.replaceWith(parsed(told.card));
    bar().replaceWith(parsed(told.bar));
    say(told.said, well);
  };
  const send = async (form) => {
    let answer;
    try {
      answer = await fetch(form.action, { method: "POST", headers: { "X-Desk": "card" }, body: new URLSearchParams(new FormData(form)) });
    } catch {
      say("Not recorded: the desk does not answer. Is it still running? What you entered is still here.");
      return;
    }
    if (!(answer.headers.get("Content-Type") || "").startsWith("application/json")) {
      say("Not recorded: " + (await answer.text()));
      return;
    }
    const told = await answer.json();
    swap(told, answer.ok);
    const judged = form.matches(".judge-form");
    show((answer.ok && judged && nextOpen()) || find(told.finding));
    if (!answer.ok) { const first = find(told.finding)?.querySelector(".judge-form :checked"); if (first) first.focus(); }
  };
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".judge-form, .undo")) return;
    event.preventDefault();
    send(event.target);
  });
  document.addEventListener("input", (event) => { const form = event.target.closest(".judge-form"); if (form) form.dataset.touched = "yes"; });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".desk .next")) return;
    event.preventDefault();
    show(nextOpen());
  });

  const enter = (one, selector) => { const field = one && one.querySelector(selector); if (field) { open(field); field.focus(); } return Boolean(field); };
  const keys = {
    "n": () => show(nextOpen()),
    "u": () => { const form = bar().querySelector(".undo"); if (form) form.requestSubmit(); },
    "r": () => enter(here(), "select"),
    "c": () => enter(here(), "textarea"),
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.closest(".judge-form")) {
      event.preventDefault();
      event.target.closest(".judge-form").requestSubmit();
      return;
    }
    if (event.key === "Escape" && event.target.closest(".judge-form")) { event.target.closest(".finding").focus(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=radio], [type=checkbox]), textarea, select")) return;
    if (document.querySelector(".keys input:not(:checked)")) return;
    if (/^\d$/.test(event.key)) {
      const one = here();
      const box = one && one.querySelector(`input[data-key="${event.key}"]`);
      if (!box) return;
      event.preventDefault();
      open(box);
      box.checked = true;
      box.form.dataset.touched = "yes";
      box.focus();
    } else if (event.key in keys) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  const refresh = async () => {
    const answer = await fetch("/revisions").catch(() => null);
    if (!answer || !answer.ok) return;
    const told = await answer.json();
    for (const form of document.querySelectorAll(".judge-form")) {
      const id = form.elements.finding.value;
      if (told.revisions[id] === form.elements.revision.value || form.dataset.touched) continue;
      const card = await fetch("/card?finding=" + encodeURIComponent(id)).catch(() => null);
      if (card && card.ok) swap(await card.json(), true);
    }
  };
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
  addEventListener("focus", refresh);
})();
