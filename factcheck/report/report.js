(() => {
  "use strict";
  const tools = document.querySelector(".tools");
  const all = [...document.querySelectorAll(".finding")];
  if (!tools || !all.length) return;
  const words = tools.querySelector("input[type=search]");
  const boxes = [...tools.querySelectorAll("input[type=checkbox]")];
  const said = tools.querySelector("output");
  const text = new Map(all.map((one) => [one, one.textContent.toLowerCase()]));
  tools.hidden = false;
  const filter = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const kinds = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    let shown = 0;
    for (const one of all) {
      one.hidden = !kinds.has(one.dataset.kind) || !wanted.every((word) => text.get(one).includes(word));
      shown += one.hidden ? 0 : 1;
    }
    if (wanted.length) document.querySelectorAll("details.folded").forEach((fold) => { fold.open = true; });
    said.textContent = shown + " of " + all.length + " shown";
  };
  tools.addEventListener("input", filter);
  const open = (one) => { for (let up = one; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true; };
  const go = (step) => {
    const shown = all.filter((one) => !one.hidden);
    const next = shown[Math.max(0, Math.min(shown.length - 1, shown.indexOf(document.activeElement) + step))];
    if (next) { open(next); next.focus(); next.scrollIntoView({ block: "start" }); }
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input[type=search]")) { if (event.key === "Escape") { words.value = ""; filter(); words.blur(); } return; }
    if (event.key === "/") { event.preventDefault(); words.focus(); }
    if (event.key === "j") go(1);
    if (event.key === "k") go(-1);
  });
  const target = () => { const one = location.hash && document.getElementById(location.hash.slice(1)); if (one) { open(one); one.scrollIntoView(); } };
  addEventListener("hashchange", target);
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((fold) => { fold.open = true; }));
  filter();
  target();
})();
