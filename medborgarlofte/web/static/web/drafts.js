// Keys for the one who reviews many commitments. They work while a commitment, or something in it, has the
// focus, so that nobody presses them by mistake; every act has its button too.
const KEYS = { "ä": "e" };

function rows() {
  return [...document.querySelectorAll(".reviewed")];
}

function step(from, by) {
  const all = rows();
  const next = all[all.indexOf(from) + by];
  if (next) {
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }
}

document.addEventListener("keydown", (event) => {
  const row = event.target.closest?.(".reviewed");
  if (!row || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  const key = KEYS[event.key.toLowerCase()] ?? event.key.toLowerCase();
  if (key === "j" || key === "k") {
    step(row, key === "j" ? 1 : -1);
  } else {
    const button = (key === "z" ? document : row).querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!button) return;
    button.click();
  }
  event.preventDefault();
});

// Back from an act: the commitment it was about has the focus again. Tab reaches each of them.
for (const row of rows()) row.tabIndex = 0;
const about = rows().find((row) => `#${row.id}` === location.hash);
if (about) about.focus();
