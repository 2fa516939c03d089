// Escape closes the small menu and gives the focus back to its button.
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.menu-small[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
