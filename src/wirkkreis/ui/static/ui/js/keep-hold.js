// Where htmx swaps what somebody holds, the same thing in its place is held: by focus and by finger.
const STOPS = "a[href], button, summary, input:not([type=hidden]), select, textarea";
const action = (stop) => stop.form?.getAttribute("action");
const told = (stop) => [stop.tagName, stop.name, stop.getAttribute("href"), action(stop), stop.textContent.trim()].join(" ");
let held, mark, around, pressed;
document.addEventListener("htmx:beforeSwap", () => {
  held = document.activeElement;
  mark = told(held);
  around = [];
  for (let place = held; place; place = place.parentElement) if (place.id) around.push(place.id);
});
const restore = ({ type }) => {
  if (!held || held.isConnected || document.activeElement !== document.body) return;
  const place = around.map((id) => document.getElementById(id)).find(Boolean);
  const stops = [...(place?.querySelectorAll(STOPS) ?? [])].filter((stop) => stop.checkVisibility() && !stop.disabled);
  const instead = () => stops.find((stop) => action(held) && action(stop) === action(held)) ?? stops[0];
  const next = stops.find((stop) => told(stop) === mark) ?? (type === "htmx:afterSettle" ? instead() : null);
  next?.focus({ preventScroll: true });
};
// At once, so that no key is lost; what took its place is known only when all is settled.
for (const moment of ["htmx:oobAfterSwap", "htmx:afterSwap", "htmx:afterSettle"]) document.addEventListener(moment, restore);
// A button that is swapped while it is down would get no click.
document.addEventListener("pointerdown", (event) => (pressed = event.isPrimary && event.button === 0 && event.target.closest(STOPS)));
document.addEventListener("pointerup", (event) => {
  if (!pressed || pressed.isConnected) return;
  const now = document.elementFromPoint(event.clientX, event.clientY)?.closest(STOPS);
  if (now && told(now) === told(pressed)) now.click();
});
// News that was asked for before something was pressed does not know of that yet.
let presses = 0;
document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  if (detail.requestConfig.verb !== "get") presses += 1;
  detail.xhr.presses = presses;
});
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.requestConfig.elt.matches("[hx-trigger^=every]") && detail.xhr.presses !== presses) detail.shouldSwap = false;
});
