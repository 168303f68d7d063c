// What the pages with passkeys share: asking the browser, and saying in the page when it did not work.
// A browser that does not know passkeys is not offered any: the button is hidden until we know that it does.

export async function create(options) {
  const asked = structuredClone(options.publicKey);
  asked.authenticatorSelection = { ...asked.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required" };
  return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) });
}

export async function use(options) {
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options.publicKey) });
}

export function told() {
  return JSON.parse(document.getElementById("passkey_options").textContent);
}

export function offer(ceremony) {
  const form = document.querySelector("form.passkey");
  if (!form || !window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  const failed = form.querySelector(".error");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify((await ceremony(form)).toJSON());
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}
