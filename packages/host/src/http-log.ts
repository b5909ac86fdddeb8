// A log behind a web server that serves its files by their paths (C2SP tlog-tiles), read by whoever mirrors it.
import { MAX_FILE_BYTES, type TileReader } from "@servanda/log";

/** `base` is the URL of the log's folder. Throws where the server does not answer with a file or 404. */
export function openHttpLog(base: string, deadlineMs: number): TileReader {
  const prefix = base.replace(/\/+$/, "");
  return {
    async read(path) {
      const signal = AbortSignal.timeout(deadlineMs);
      const response = await fetch(`${prefix}/${path}`, { redirect: "error", signal });
      if (response.status === 404) {
        await response.body?.cancel();
        return undefined;
      }
      if (!response.ok) throw new Error(`${response.status} ${path}`);
      return await readBounded(response, path);
    },
  };
}

async function readBounded(response: Response, path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > MAX_FILE_BYTES) throw new Error(`${path} has no end`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
