// Signing in with a passkey alone: the question is fetched when somebody asks for it, so that the page needs none.
import { offer, use } from "./passkeys.js";

offer(async (form) => {
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  return use((await answer.json()).request_options);
});
