// Hands the form of an entry over to ui/waiting.js when there is no connection or no answer, and empties it.
const form = document.forms["diary-form"];
const box = document.getElementById("waiting");
const fresh = () => "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) => (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16));
const say = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
function keep(event) {
  if (event.target !== form) return;
  const status = event.detail.xhr?.status ?? 0;
  if (event.type === "htmx:responseError" && status < 500) return;
  event.stopPropagation();
  if (!form.reportValidity()) return;
  const given = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  const values = given.filter(([, value]) => typeof value === "string");
  const kind = form.querySelector("[name=kind]:checked + label").textContent;
  const files = given.some(([, value]) => value.name) ? box.dataset.files : "";
  const said = [form.elements.day.value, kind, form.elements.topic.value, files].filter(Boolean).join(" · ");
  say("waiting:keep", { nonce: form.elements.nonce.value, said, values });
  form.reset();
  form.elements.nonce.value = fresh();
  box.focus();
}
for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) form.addEventListener(name, keep);
form.addEventListener("htmx:afterRequest", (event) => {
  if (event.target === form && event.detail.xhr.status === 204) say("waiting:forget", form.elements.nonce.value);
});
// What does not fit comes back into the form to be mended; never while somebody may be typing.
box.addEventListener("waiting:answer", (event) => {
  if (event.detail.ok || !event.detail.opening) return;
  event.preventDefault();
  htmx.swap(document.getElementById("diary-fields"), event.detail.text, { swapStyle: "innerHTML" });
});
