(() => {
  const root = document.documentElement, now = new Date(), made = root.dataset.made;
  const all = (selector, act) => document.querySelectorAll(selector).forEach(act);
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open], .subscribe, .over)")];
    folded.forEach((each) => { each.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((each) => { each.open = false; }));
  all("button[data-copy]", (button) => {
    button.hidden = !navigator.clipboard;
    button.onclick = () => navigator.clipboard.writeText(button.dataset.copy).then(() => { button.textContent = button.dataset.copied; });
  });
  const pad = (number, length) => String(number).padStart(length, "0");
  const today = [pad(now.getFullYear(), 4), pad(now.getMonth() + 1, 2), pad(now.getDate(), 2)].join("-");
  if (!made || today <= made) return;
  root.classList.add("later");
  all("[data-last]", (thing) => {
    const mark = thing.querySelector(".on-now");
    thing.hidden = thing.dataset.last < today;
    if (mark) mark.hidden = thing.dataset.first > today;
  });
  all("[data-day]", (day) => {
    day.classList.toggle("is-today", day.dataset.day === today);
    day.querySelector(".today").hidden = day.dataset.day !== today;
  });
  all(".holds", (group) => { group.hidden = !group.querySelector("[data-last]:not([hidden])"); });
  all("[data-until]", (week) => {
    week.querySelector(".in-time").hidden = week.dataset.until < today;
    week.querySelector(".out-of-time").hidden = week.dataset.until >= today;
  });
  document.getElementById("old").hidden = (Date.parse(today) - Date.parse(made)) / 864e5 <= 2;
})();
