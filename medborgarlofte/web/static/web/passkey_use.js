// Using a passkey as the second step, or to prove anew who one is.
import { offer, told, use } from "./passkeys.js";

offer(() => use(told().request_options));
