// While documents are read the lists above the form are brought up to date; what is written in the form stays.
const EVERY = 3000; // milliseconds

async function renew() {
  const lists = document.getElementById("lage");
  if (!lists.querySelector("[data-reading]")) return;
  try {
    const answer = await fetch(location.pathname);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const newer = page.getElementById("lage");
    if (newer && newer.innerHTML !== lists.innerHTML && !lists.contains(document.activeElement)) {
      lists.replaceChildren(...newer.childNodes);
      const heading = lists.querySelector("h2");
      document.getElementById("lagesord").textContent = heading ? heading.textContent : "";
    }
  } catch {
    // the network is away for a moment; the next time may do better
  }
  setTimeout(renew, EVERY);
}

setTimeout(renew, EVERY);
