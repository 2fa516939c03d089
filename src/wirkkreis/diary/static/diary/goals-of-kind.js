// Another kind of work ticks the goals such work served last, as long as nobody ticked any by hand.
const form = document.forms["diary-form"];
form.addEventListener("change", (event) => {
  const goals = document.getElementById("diary-goals");
  if (!goals) return;
  if (event.target.name === "goals") goals.dataset.byHand = "yes";
  if (event.target.name !== "kind" || goals.dataset.byHand) return;
  const served = JSON.parse(goals.dataset.byKind)[event.target.value] ?? [];
  for (const goal of goals.querySelectorAll("[name=goals]")) goal.checked = served.includes(Number(goal.value));
});
form.addEventListener("reset", () => delete document.getElementById("diary-goals")?.dataset.byHand);
