// Entries that could not be sent wait on this device, in sight, until they are; then they are erased.
// Their nonce tells the server which it has already got. What another account left behind is erased.
const box = document.getElementById("waiting");
const key = `wirkkreis-diary-${box.dataset.account}`;
for (const name of Object.keys(localStorage)) if (name.startsWith("wirkkreis-diary-") && name !== key) localStorage.removeItem(name);
const read = () => JSON.parse(localStorage.getItem(key) || "[]");
function store(entries) {
  if (entries.length) localStorage.setItem(key, JSON.stringify(entries));
  else localStorage.removeItem(key);
  show();
}
function show() {
  const entries = read();
  box.hidden = !entries.length;
  box.querySelector("p").textContent = entries.length === 1 ? box.dataset.one : box.dataset.more.replace("{n}", entries.length);
  box.querySelector("ul").replaceChildren(...entries.map((entry) => Object.assign(document.createElement("li"), { textContent: entry.said })));
  box.querySelector("a").hidden = !entries.some((entry) => entry.refused) || Boolean(document.forms["diary-form"]);
}
const without = (nonce) => read().filter((entry) => entry.nonce !== nonce);
async function send(fields) {
  const before = read();
  for (const entry of before) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", box.querySelector("input").value);
    body.append("resent", "yes");
    for (const [name, value] of entry.values) body.append(name, value);
    const answer = await fetch(box.dataset.url, { method: "POST", body, headers: { "HX-Request": "true" } }).catch(() => null);
    if (answer?.status === 204) store(without(entry.nonce));
    if (answer?.status !== 422) continue;
    store([...without(entry.nonce), { ...entry, refused: true }]);
    if (fields) return htmx.swap(fields, await answer.text(), { swapStyle: "innerHTML" });
  }
  if (read().length < before.length && !document.forms["diary-form"]) location.reload();
}
document.addEventListener("diary:keep", (event) => store([...without(event.detail.nonce), event.detail]));
document.addEventListener("diary:sent", (event) => store(without(event.detail)));
window.addEventListener("online", () => send());
show();
send(document.getElementById("diary-fields"));
