// Lets the phone keep the page for logging, and forgets what it may choose from at sign-out. What waits stays:
// it is the person's own, and only they take it away. So does the page, which is the same for everybody.
import { keepChoices, signOut } from "./offline_store.js";

async function getReady(address) {
  const answer = await fetch(address);
  if (answer.ok && !answer.redirected) await keepChoices(await answer.json());
}

navigator.serviceWorker?.register("/logga-worker.js", { scope: "/" }).catch(() => {});
const start = document.querySelector("[data-get-ready]");
if (start) getReady(start.dataset.getReady).catch(() => {}); // without a net what is kept stays

for (const form of document.querySelectorAll(".own form")) {
  form.addEventListener("submit", async (event) => {
    if (form.dataset.forgotten) return;
    event.preventDefault();
    form.dataset.forgotten = "1";
    await signOut();
    form.submit();
  });
}
