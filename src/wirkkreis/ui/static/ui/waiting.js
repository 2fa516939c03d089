// What could not be sent waits on this device, in sight, until it is; then it is erased.
// Its nonce tells the server what it has already got. What another account left behind is erased.
const box = document.getElementById("waiting");
const mine = `-${box.dataset.account}`;
const key = `wirkkreis-${box.dataset.kind}${mine}`;
for (const name of Object.keys(localStorage)) if (name.startsWith("wirkkreis-") && !name.endsWith(mine)) localStorage.removeItem(name);
const read = () => JSON.parse(localStorage.getItem(key) || "[]");
const without = (nonce) => read().filter((entry) => entry.nonce !== nonce);
function store(entries) {
  if (entries.length) localStorage.setItem(key, JSON.stringify(entries));
  else localStorage.removeItem(key);
  show();
}
function show() {
  const entries = read();
  box.hidden = !entries.length;
  box.querySelector("p").textContent = entries.length === 1 ? box.dataset.one : box.dataset.more.replace("{n}", entries.length);
  box.querySelector("ul").replaceChildren(...entries.filter((entry) => entry.said).map((entry) => Object.assign(document.createElement("li"), { textContent: entry.said })));
  const mend = box.querySelector("a");
  if (mend) mend.hidden = !entries.some((entry) => entry.refused) || Boolean(document.forms[box.dataset.form]);
}
async function send({ type }) {
  const before = read();
  for (const entry of before) {
    const body = new FormData();
    for (const [name, value] of [["csrfmiddlewaretoken", box.querySelector("input").value], ["resent", "yes"], ...entry.values]) body.append(name, value);
    const answer = await fetch(entry.url ?? box.dataset.url, { method: "POST", body, headers: { "HX-Request": "true" } }).catch(() => null);
    if (!answer?.ok && answer?.status !== 422) continue;
    store(answer.ok ? without(entry.nonce) : [...without(entry.nonce), { ...entry, refused: true }]);
    const detail = { entry, ok: answer.ok, text: await answer.text(), opening: type === "load" };
    if (!box.dispatchEvent(new CustomEvent("waiting:answer", { detail, cancelable: true }))) return;
  }
  if (box.dataset.form && read().length < before.length && !document.forms[box.dataset.form]) location.reload();
}
document.addEventListener("waiting:keep", (event) => store([...without(event.detail.nonce), event.detail]));
document.addEventListener("waiting:forget", (event) => store(without(event.detail)));
window.addEventListener("online", send);
window.addEventListener("load", send);
show();
