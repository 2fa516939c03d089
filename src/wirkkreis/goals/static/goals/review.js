// The review swaps itself after each step; what the person had opened, scrolled and typed stays.
const review = () => document.getElementById("review");
let kept = { open: [], scroll: [], typed: [] };

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target !== review()) return;
  const sent = event.detail.requestConfig.elt;
  const all = (selector) => [...review().querySelectorAll(selector)];
  const isTyped = (field) => (field.options ? [...field.options].some((o) => o.selected !== o.defaultSelected) : field.value !== field.defaultValue);
  kept = {
    open: all("details[id][open]").map((details) => details.id),
    scroll: all("[data-keep-scroll]").map((pane) => [pane.id, pane.scrollTop]),
    typed: all("textarea[id], select[id], input[id]").filter((field) => !sent.contains(field) && isTyped(field)).map((field) => [field.id, field.value]),
  };
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "review") return;
  const found = (id, use) => document.getElementById(id) && use(document.getElementById(id));
  for (const id of kept.open) found(id, (details) => (details.open = true));
  for (const [id, top] of kept.scroll) found(id, (pane) => (pane.scrollTop = top));
  for (const [id, value] of kept.typed) found(id, (field) => (field.value = value));
  found("fehler", (message) => message.focus());
});

// Pointing at a line shows its goal, pointing at a goal shows its lines.
function pair(event) {
  const goal = event.target.closest?.("[data-pair]")?.dataset.pair;
  for (const part of document.querySelectorAll("[data-pair]")) part.classList.toggle("is-paired", part.dataset.pair === goal);
}
document.addEventListener("mouseover", pair);
document.addEventListener("focusin", pair);
