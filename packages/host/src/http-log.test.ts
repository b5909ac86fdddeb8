// Files of a log from a web server, within bounds.
import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { openHttpLog } from "./http-log.ts";

let server: Server | undefined;

afterEach(() => {
  server?.close();
});

/** A server that answers by path. */
async function serve(answers: Readonly<Record<string, { status?: number; body?: string; location?: string }>>) {
  server = createServer((request, response) => {
    const { status = 200, body = "", location } = answers[request.url ?? ""] ?? { status: 404 };
    response.writeHead(status, location === undefined ? {} : { location }).end(body);
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const address = listening.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/river/`;
}

describe("a log over HTTP", () => {
  it("gives files by their paths, and nothing where there is none", async () => {
    const base = await serve({ "/river/tile/0/000.p/1": { body: "hash" } });
    const log = openHttpLog(base, 5000);
    expect(new TextDecoder().decode(await log.read("tile/0/000.p/1"))).toBe("hash");
    expect(await log.read("tile/0/000")).toBeUndefined();
  });

  it("follows no redirection, and takes no page of an error for a file", async () => {
    const base = await serve({
      "/river/checkpoint": { status: 302, location: "/elsewhere" },
      "/river/tile/0/000": { status: 500, body: "sorry" },
    });
    const log = openHttpLog(base, 5000);
    await expect(log.read("checkpoint")).rejects.toThrow("fetch failed");
    await expect(log.read("tile/0/000")).rejects.toThrow("500");
  });
});
