// A form with data-passkey ("create" or "get") asks the device for a passkey before it is sent.
// Its options stand in data-options, or are fetched from data-options-url. Without scripts, or
// where the device knows no passkeys, the form stays hidden and the other ways remain.
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function readable({ publicKey }) {
  const known = (list = []) => list.map((one) => ({ ...one, id: bytes(one.id) }));
  const ready = { ...publicKey, challenge: bytes(publicKey.challenge) };
  if (ready.user) ready.user = { ...ready.user, id: bytes(ready.user.id) };
  if (ready.excludeCredentials) ready.excludeCredentials = known(ready.excludeCredentials);
  if (ready.allowCredentials) ready.allowCredentials = known(ready.allowCredentials);
  return { publicKey: ready };
}

function sendable(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (credential.response[name]) response[name] = text(credential.response[name]);
  const { id, type, authenticatorAttachment } = credential;
  const clientExtensionResults = credential.getClientExtensionResults();
  return { id, rawId: id, type, authenticatorAttachment, clientExtensionResults, response };
}

async function ask(form) {
  const { passkey, options, optionsUrl } = form.dataset;
  const headers = { "X-Requested-With": "XMLHttpRequest" };
  const fetched = optionsUrl && (await (await fetch(optionsUrl, { headers })).json()).request_options;
  const credential = await navigator.credentials[passkey](readable(fetched || JSON.parse(options)));
  form.elements.credential.value = JSON.stringify(sendable(credential));
  form.submit();
}

for (const form of window.PublicKeyCredential ? document.querySelectorAll("form[data-passkey]") : []) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const trouble = form.querySelector("[data-passkey-trouble]");
    trouble.hidden = true;
    ask(form).catch(() => (trouble.hidden = false));
  });
}
