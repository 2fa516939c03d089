// A button with data-print opens the print dialogue; without scripts it stays hidden by the stylesheet.
document.documentElement.classList.add("has-scripts");
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
