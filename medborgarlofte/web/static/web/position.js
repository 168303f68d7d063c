// Where somebody stands, when they press the button: written into the form, and said in the page.
// Without it the place is told in words alone.

const box = document.querySelector("[data-position]");
if (box && navigator.geolocation) {
  const form = box.closest("form");
  const [ask, forget, state] = ["ask", "forget", "state"].map((name) => box.querySelector(`[data-${name}]`));
  const say = (which, metres = "") => {
    state.textContent = box.querySelector(`[data-said=${which}]`).innerHTML.replace("{metres}", metres);
  };
  const set = (coords) => {
    form.elements.latitude.value = coords ? coords.latitude : "";
    form.elements.longitude.value = coords ? coords.longitude : "";
    forget.hidden = !coords;
  };
  ask.addEventListener("click", () => {
    say("waiting");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { set(coords); say("there", Math.max(1, Math.ceil(coords.accuracy))); },
      () => say("failed"),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 10_000 },
    );
  });
  forget.addEventListener("click", () => { set(null); say("gone"); ask.focus(); });
  if (form.elements.latitude.value) { forget.hidden = false; say("kept"); }
  box.hidden = false;
}
