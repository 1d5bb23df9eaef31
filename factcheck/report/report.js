(() => {
  "use strict";
  const tools = document.querySelector(".tools");
  const findings = () => [...document.querySelectorAll(".finding")];
  const words = tools && tools.querySelector("input[type=search]");
  const typing = (event) => event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=radio], [type=checkbox]), textarea, select");
  const open = (one) => { for (let up = one; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true; };

  const text = new WeakMap();
  const textOf = (one) => {
    // The words of a form are in every finding: they tell none from another.
    if (!text.has(one)) text.set(one, [...one.children].map((part) => (part.matches(".judging") ? [...part.querySelectorAll(".verdict")].map((said) => said.textContent).join(" ") : part.textContent)).join(" ").toLowerCase());
    return text.get(one);
  };
  const filter = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const kinds = new Set([...tools.querySelectorAll(":scope > label > input:checked")].map((box) => box.value));
    const all = findings();
    let shown = 0;
    for (const one of all) {
      const hide = !kinds.has(one.dataset.kind) || !wanted.every((word) => textOf(one).includes(word));
      if (one.hidden !== hide) one.hidden = hide;
      shown += hide ? 0 : 1;
    }
    if (wanted.length) document.querySelectorAll("details.folded").forEach((fold) => { fold.open = true; });
    tools.querySelector("output").textContent = shown.toLocaleString("en") + " of " + all.length.toLocaleString("en") + " shown";
  };
  const go = (step) => {
    const shown = findings().filter((one) => !one.hidden);
    const at = shown.indexOf(document.activeElement.closest(".finding"));
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + step))];
    if (next) { open(next); next.focus(); next.scrollIntoView({ block: "start" }); }
  };
  const fold = () => {
    const here = document.activeElement.closest("details, .finding, .timeline, section");
    const one = here && (here.tagName === "DETAILS" ? here : here.querySelector("details"));
    if (one) one.open = !one.open;
  };
  const keys = { "j": () => go(1), "k": () => go(-1), "o": fold };
  if (words) {
    tools.hidden = false;
    tools.addEventListener("input", filter);
    keys["/"] = () => { words.focus(); words.scrollIntoView({ block: "nearest" }); };
    keys["?"] = () => { const list = tools.querySelector(".keys"); list.open = !list.open; if (list.open) list.querySelector("summary").focus(); };
    words.addEventListener("keydown", (event) => { if (event.key === "Escape") { words.value = ""; filter(); words.blur(); } });
    filter();
  }
  document.addEventListener("keydown", (event) => {
    if (typing(event) || !(event.key in keys) || document.querySelector(".keys input:not(:checked)")) return;
    event.preventDefault();
    keys[event.key]();
  });

  const explain = (link, row) => {
    const after = link.closest("p");
    const said = after.nextElementSibling;
    if (said && said.className === "explained") {
      said.remove();
      if (said.dataset.row === row.id) return;
    }
    const note = document.createElement("aside");
    note.className = "explained";
    note.dataset.row = row.id;
    note.setAttribute("aria-label", "What this figure was taken to be");
    const list = document.createElement("dl");
    const heads = row.closest("table").tHead.rows[0].cells;
    [...row.cells].forEach((cell, at) => {
      if (!cell.textContent) return;
      list.appendChild(document.createElement("dt")).textContent = heads[at].textContent;
      list.appendChild(document.createElement("dd")).textContent = cell.textContent;
    });
    const close = note.appendChild(document.createElement("button"));
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => { note.remove(); link.focus(); });
    note.append(list);
    after.after(note);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".story a[href^='#c']");
    const row = link && document.getElementById(link.hash.slice(1));
    if (!row || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    explain(link, row);
  });

  const target = () => { const one = location.hash && document.getElementById(location.hash.slice(1)); if (one) { open(one); one.scrollIntoView(); } };
  addEventListener("hashchange", target);
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  target();
})();
