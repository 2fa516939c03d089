// Shows the page's own message when an answer did not arrive; htmx itself stays silent.
function show(visible) {
  const message = document.getElementById("trouble");
  if (message) message.hidden = !visible;
}
document.addEventListener("htmx:sendError", () => show(true));
document.addEventListener("htmx:responseError", () => show(true));
document.addEventListener("htmx:beforeRequest", () => show(false));
