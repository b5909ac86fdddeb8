// The way to a witness over HTTP, with a deadline: a witness that does not answer is a witness that is silent.
import { accepted, type Outcome } from "@servanda/core";
import { refuse, type WitnessPort, type WitnessReply } from "@servanda/log";

/** Signature lines of a few kinds of key; nothing a witness says is longer. */
const MAX_REPLY_BYTES = 64 * 1024;

/** `prefix` is the witness's submission prefix, `https://witness.example/`; `name` is for words only. */
export function witnessOverHttp(name: string, prefix: string, deadlineMs: number): WitnessPort {
  const url = `${prefix.replace(/\/+$/, "")}/add-checkpoint`;
  return {
    async addCheckpoint(request) {
      const signal = AbortSignal.timeout(deadlineMs);
      try {
        const response = await fetch(url, {
          method: "POST",
          headers: { "content-type": "text/plain; charset=utf-8" },
          body: Uint8Array.from(request),
          redirect: "error",
          signal,
        });
        return await readReply(name, response);
      } catch (error) {
        return refuse("witness_unreachable", { name, what: whatOf(error, deadlineMs) });
      }
    },
  };
}

async function readReply(name: string, response: Response): Promise<Outcome<WitnessReply>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > MAX_REPLY_BYTES) return refuse("witness_unreachable", { name, what: "its answer has no end" });
    chunks.push(chunk);
  }
  const body = new Uint8Array(Buffer.concat(chunks));
  const contentType = response.headers.get("content-type") ?? "";
  return accepted({ status: response.status, contentType, body });
}

function whatOf(error: unknown, deadlineMs: number): string {
  if (error instanceof Error && error.name === "TimeoutError") return `no answer within ${deadlineMs} ms`;
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error && "code" in cause) return String(cause.code);
  return error instanceof Error ? error.message : String(error);
}
