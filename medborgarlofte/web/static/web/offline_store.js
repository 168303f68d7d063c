// What the phone keeps: the entries that wait, by their keys, and what may be chosen.
const NAME = "medborgarlofte-logga";

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("entries", { keyPath: "key" });
      asked.result.createObjectStore("choices", { keyPath: "name" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function run(store, mode, act) {
  const base = await open();
  try {
    return await new Promise((resolve, reject) => {
      const turn = base.transaction(store, mode);
      const asked = act(turn.objectStore(store));
      turn.oncomplete = () => resolve(asked.result);
      turn.onerror = turn.onabort = () => reject(turn.error);
    });
  } finally {
    base.close();
  }
}

export const entries = () => run("entries", "readonly", (store) => store.getAll());
export const keep = (entry) => run("entries", "readwrite", (store) => store.put(entry));
export const remove = (key) => run("entries", "readwrite", (store) => store.delete(key));
export const choices = () => run("choices", "readonly", (store) => store.get("choices"));
export const forgetChoices = () => run("choices", "readwrite", (store) => store.clear());

// An answer that was on its way when somebody signed out is not kept after it.
let signingOut = false;
export async function keepChoices(told) {
  if (!signingOut) await run("choices", "readwrite", (store) => store.put({ name: "choices", ...told }));
}
export async function signOut() {
  signingOut = true;
  await forgetChoices();
}
