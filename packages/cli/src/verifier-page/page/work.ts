// The worker: takes a file, answers with a verdict. It has the page's policy, so it cannot reach a network either.
import { isZip, verifyBundle, verifyEvidence } from "@servanda/log";
import type { Answer, Question } from "./messages.ts";
import { webEd25519 } from "./web-ed25519.ts";

// A worker's global object, of which the library of types for pages knows too little.
declare const self: {
  postMessage(answer: Answer): void;
  onmessage: ((event: { readonly data: Question }) => void) | null;
};

export function startWorker(): void {
  self.onmessage = ({ data }) => {
    void answer(data);
  };
}

async function answer({ bytes, vkey, policy }: Question): Promise<void> {
  const ed25519 = await webEd25519();
  if (ed25519 === undefined) return self.postMessage({ kind: "unable" });
  const file = new Uint8Array(bytes);
  if (!isZip(file)) {
    const verdict = await verifyEvidence(file, ed25519);
    if (!verdict.ok) return self.postMessage({ kind: "refused", message: verdict.refusal.message });
    return self.postMessage({ kind: "evidence", verdict: verdict.value });
  }
  const onProgress = (done: number, of: number): void => self.postMessage({ kind: "progress", done, of });
  self.postMessage({ kind: "log", verdict: await verifyBundle(file, { vkey, policy }, ed25519, onProgress) });
}
