// While something goes on behind the page what tells of it is brought up to date; what is written in a form stays.
const EVERY = 1500; // milliseconds

async function renew() {
  const lists = document.getElementById("lage");
  if (!lists.querySelector("[data-reading]")) return;
  try {
    const answer = await fetch(location.pathname);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const newer = page.getElementById("lage");
    if (!newer) return location.reload(); // it is done, and the address has another page
    if (newer.innerHTML !== lists.innerHTML && !lists.contains(document.activeElement)) {
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
