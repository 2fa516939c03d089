// At the door without a connection: a tick waits in ui/waiting.js, as numbers only, and its line says
// so. The names are nowhere but in this page. Typing looks through the lines that are there at once.
const list = document.getElementById("door-list");
const box = document.getElementById("waiting");
const say = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
function keep(event) {
  const form = event.target.closest("form[data-tick]");
  const status = event.detail.xhr?.status ?? 0;
  if (!status && event.target.closest(".filters")) event.stopPropagation();
  if (!form || (event.type === "htmx:responseError" && status < 500)) return;
  event.stopPropagation();
  const values = [...new FormData(form)].filter(([name]) => ["day", "nonce"].includes(name));
  say("waiting:keep", { nonce: form.elements.nonce.value, url: form.getAttribute("action"), values });
  form.hidden = true;
  const line = form.closest("li");
  line.querySelector(".door-waits").hidden = false;
  line.querySelector("a").focus();
}
for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) list?.parentElement.addEventListener(name, keep);
box.addEventListener("waiting:answer", ({ detail }) => {
  const guest = detail.entry.url.match(/(\d+)\/$/)[1];
  if (document.getElementById(`guest-${guest}`)) htmx.swap(`#guest-${guest}`, detail.text, { swapStyle: "outerHTML" });
  if (!detail.ok) say("waiting:forget", detail.entry.nonce);
});
document.getElementById("id_q")?.addEventListener("input", ({ target }) => {
  const words = target.value.toLowerCase();
  for (const line of list.querySelectorAll(".door-guest")) line.hidden = !line.textContent.toLowerCase().includes(words);
});
