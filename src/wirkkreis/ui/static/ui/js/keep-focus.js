// Where htmx swaps what has the focus, the same thing keeps it, else what took its place.
const STOPS = "a[href], button, summary, input:not([type=hidden]), select, textarea";
const action = (stop) => stop.form?.getAttribute("action");
const told = (stop) => [stop.tagName, stop.name, stop.getAttribute("href"), action(stop), stop.textContent.trim()].join(" ");
let held, mark, around;
document.addEventListener("htmx:beforeSwap", () => {
  held = document.activeElement;
  mark = told(held);
  around = [];
  for (let place = held; place; place = place.parentElement) if (place.id) around.push(place.id);
});
document.addEventListener("htmx:afterSettle", () => {
  if (!held || held.isConnected || document.activeElement !== document.body) return;
  const place = around.map((id) => document.getElementById(id)).find(Boolean);
  const stops = [...(place?.querySelectorAll(STOPS) ?? [])].filter((stop) => stop.checkVisibility() && !stop.disabled);
  const next = stops.find((stop) => told(stop) === mark) ?? stops.find((stop) => action(held) && action(stop) === action(held)) ?? stops[0];
  next?.focus({ preventScroll: true });
});
