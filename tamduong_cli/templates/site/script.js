(() => {
  const root = document.documentElement, now = new Date(), made = root.dataset.made;
  const all = (selector, act) => document.querySelectorAll(selector).forEach(act);
  addEventListener("beforeprint", () => all("details:not(.subscribe, .over)", (each) => { each.open = true; }));
  all("button[data-copy]", (button) => {
    button.hidden = !navigator.clipboard;
    button.onclick = () => navigator.clipboard.writeText(button.dataset.copy).then(() => { button.textContent = button.dataset.copied; });
  });
  const pad = (number, length) => String(number).padStart(length, "0");
  const today = [pad(now.getFullYear(), 4), pad(now.getMonth() + 1, 2), pad(now.getDate(), 2)].join("-");
  if (!made || today <= made) return;
  root.classList.add("later");
  all("[data-last]", (thing) => {
    thing.hidden = thing.dataset.last < today;
    thing.classList.toggle("is-on", thing.dataset.first <= today);
  });
  all("[data-day]", (day) => day.classList.toggle("is-today", day.dataset.day === today));
  all(".holds", (group) => { group.hidden = !group.querySelector("[data-last]:not([hidden])"); });
  document.getElementById("old").hidden = (Date.parse(today) - Date.parse(made)) / 864e5 <= 2;
})();
