// Adding a passkey to one's account.
import { create, offer, told } from "./passkeys.js";

offer(() => create(told().creation_options));
