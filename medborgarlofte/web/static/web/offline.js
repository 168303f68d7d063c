// Logging without a net. An entry gets its key when the form is opened, is kept before anything is sent, and is
// sent until the server has answered: the key makes it count once, however often that is.
import { choices, entries, forgetChoices, keep, keepChoices, remove } from "./offline_store.js";

const page = document.querySelector("[data-offline]");
const words = page.dataset;
const form = page.querySelector("form");
const list = page.querySelector(".waiting");
const told = page.querySelector("[role=status]");
const FIELDS = ["day", "count", "hours", "hours_taken", "place", "dress", "co_actors", "note"];
let key = newKey();
let sending = false;

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}

function offer(found) {
  const chosen = form.elements.commitment.value;
  const options = (found?.commitments ?? []).map((one) => {
    const option = new Option(`${one.place}, ${one.text}`, one.id);
    option.dataset.numbersOnly = one.numbers_only ? "1" : "";
    return option;
  });
  form.elements.commitment.replaceChildren(...options);
  if (chosen) form.elements.commitment.value = chosen;
  page.querySelector(".nothing").hidden = options.length > 0;
  form.hidden = options.length === 0;
  fit();
}

// A sensitive commitment takes numbers alone: the other fields go away, with what was written in them.
function fit() {
  const numbersOnly = Boolean(form.elements.commitment.selectedOptions[0]?.dataset.numbersOnly);
  for (const part of form.querySelectorAll("[data-words]")) {
    part.hidden = numbersOnly;
    for (const field of part.querySelectorAll("input, textarea, select")) {
      field.disabled = numbersOnly;
      if (numbersOnly) field.value = "";
    }
  }
}

function fresh() {
  key = newKey();
  const commitment = form.elements.commitment.value;
  form.reset();
  form.elements.commitment.value = commitment;
  form.elements.day.value = today();
  fit();
}

function filled() {
  const entry = { key, commitment: Number(form.elements.commitment.value) };
  entry.name = form.elements.commitment.selectedOptions[0].text;
  for (const name of FIELDS) if (form.elements[name]?.value) entry[name] = form.elements[name].value;
  if (form.elements.confirmed?.checked) entry.confirmed = true;
  return entry;
}

function button(label, act, name) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button second";
  made.textContent = label;
  made.setAttribute("aria-label", `${label}: ${name}`);
  made.addEventListener("click", act);
  return made;
}

async function show() {
  const waiting = await entries();
  page.querySelector(".none").hidden = waiting.length > 0;
  list.replaceChildren(...waiting.map((entry) => {
    const item = document.createElement("li");
    item.className = entry.state === "refused" ? "refused" : entry.state ? "done" : "";
    const what = document.createElement("p");
    what.textContent = `${entry.day}, ${entry.count}: ${entry.name}`;
    const how = document.createElement("p");
    how.textContent = entry.sentence ?? words.waits;
    item.append(what, how);
    if (entry.state !== "saved" && entry.state !== "there") item.append(button(words.mend, () => mend(entry), what.textContent));
    item.append(button(words.remove, () => take(entry), what.textContent));
    return item;
  }));
}

// Mending keeps the key: had the answer alone been lost, it still counts once.
async function mend(entry) {
  key = entry.key;
  form.hidden = false;
  if (![...form.elements.commitment.options].some((one) => one.value === String(entry.commitment))) {
    form.elements.commitment.add(new Option(entry.name, entry.commitment));
  }
  form.elements.commitment.value = String(entry.commitment);
  for (const name of FIELDS) form.elements[name].value = entry[name] ?? "";
  fit();
  form.querySelector("details").open = FIELDS.slice(2).some((name) => entry[name]);
  form.elements.day.focus();
}

async function take(entry) {
  await remove(entry.key);
  await show();
  list.closest("section").querySelector("h2").focus();
}

async function fetchChoices() {
  try {
    const answer = await fetch(words.choices, { headers: { Accept: "application/json" } });
    if (answer.redirected || answer.status === 403) {
      await forgetChoices();
      return { refused: answer.redirected ? words.signedOut : words.notAllowed };
    }
    if (!answer.ok) return null;
    const found = await answer.json();
    await keepChoices(found);
    return found;
  } catch {
    return null;
  }
}

async function send() {
  if (sending) return;
  sending = true;
  try {
    const found = await fetchChoices();
    offer(found?.commitments ? found : await choices());
    if (found?.refused) told.textContent = found.refused;
    if (found?.commitments) await sendAll(found);
  } finally {
    sending = false;
    await show();
  }
}

// What another user of the same phone left is theirs to send.
async function sendAll(found) {
  const all = (await entries()).filter((one) => !one.state && (one.user ?? found.user) === found.user);
  for (let first = 0; first < all.length; first += 20) {
    const answer = await fetch(words.send, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": found.token },
      body: JSON.stringify({ entries: all.slice(first, first + 20) }),
    }).catch(() => null);
    if (!answer) return;
    const said = await answer.json().catch(() => ({}));
    if (!said.answers) {
      told.textContent = said.sentence ?? words.later;
      return;
    }
    for (const one of said.answers) {
      const sent = all.find((entry) => entry.key === one.key);
      if (sent) await keep({ ...sent, state: one.state, sentence: one.sentence });
    }
    told.textContent = words.sent;
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const entry = filled();
  if (!entry.day || entry.count === undefined) {
    told.textContent = words.lacking;
    form.elements[entry.day ? "count" : "day"].focus();
    return;
  }
  await keep({ ...entry, user: (await choices())?.user });
  told.textContent = words.kept;
  fresh();
  await show();
  await send();
});

form.elements.commitment.addEventListener("change", fit);
window.addEventListener("online", send);
page.querySelector(".again").addEventListener("click", send);
form.elements.day.value = today();
offer(await choices());
await show();
await send();
