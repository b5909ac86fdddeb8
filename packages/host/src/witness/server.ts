// A witness over HTTP (C2SP tlog-witness, add-checkpoint). Slow and large requests are cut off; whatever the witness
// says is said as it is.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { accepted, type Outcome, refused, SECOND_MS } from "@servanda/core";
import { MAX_REQUEST_BYTES, refusalReply, refuse, toUtf8, type Witness, type WitnessReply } from "@servanda/log";
import { witnessMessages } from "./messages.ts";

const PATH = "/add-checkpoint";
const MAX_CONNECTIONS = 256;
const MAX_DROPPED_BYTES = 1024 * 1024;
const MAX_HEADER_BYTES = 8 * 1024;

export interface WitnessServerSettings {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** A request that is not whole by then is cut off; 10 s unless said otherwise. */
  readonly requestWithinMs?: number;
  /** Told of what the disk or the program threw; the other side is not. */
  readonly onError?: (error: unknown) => void;
}

export interface WitnessServer {
  readonly host: string;
  readonly port: number;
  /** Answers what it has begun, and takes nothing new. */
  close(): Promise<void>;
}

/** Refused: `witness-not-heard`, where the address or the port cannot be had. */
export async function serveWitness(
  witness: Pick<Witness, "respond">,
  settings: WitnessServerSettings,
): Promise<Outcome<WitnessServer>> {
  const requestWithinMs = settings.requestWithinMs ?? 10 * SECOND_MS;
  const server = createServer(
    {
      requestTimeout: requestWithinMs,
      headersTimeout: requestWithinMs,
      connectionsCheckingInterval: Math.min(requestWithinMs, SECOND_MS),
      keepAliveTimeout: 60 * SECOND_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    (request, response) => void answerOne(witness, request, response, settings.onError),
  );
  server.maxConnections = MAX_CONNECTIONS;
  try {
    await listening(server, settings);
  } catch {
    const { code, message, remedy } = witnessMessages.notHeard(`${settings.host}:${settings.port}`);
    return refused(code, message, remedy);
  }
  const { port } = addressOf(server);
  return accepted({ host: settings.host, port, close: () => closed(server) });
}

async function answerOne(
  witness: Pick<Witness, "respond">,
  request: IncomingMessage,
  response: ServerResponse,
  onError: WitnessServerSettings["onError"],
): Promise<void> {
  try {
    send(response, await replyTo(witness, request));
  } catch (error) {
    send(response, refusalReply(refuse("not_durable", { what: "the witness could not keep it" }).refusal));
    // Of a request that was broken off there is nothing to tell.
    if (request.complete) onError?.(error);
  }
}

async function replyTo(witness: Pick<Witness, "respond">, request: IncomingMessage): Promise<WitnessReply> {
  const path = (request.url ?? "").split("?", 1)[0];
  if (path !== PATH) return plain(404, "404 not_found: POST /add-checkpoint\n");
  if (request.method !== "POST") return plain(405, "405 method_not_allowed: POST /add-checkpoint\n");
  const body = await readBody(request);
  return body === undefined
    ? refusalReply(refuse("request_too_large", { mostBytes: MAX_REQUEST_BYTES }).refusal)
    : witness.respond(body);
}

/**
 * Undefined where it is too large. Some more is read and dropped then, for whoever is still writing does not hear what
 * is said. Throws where the other side went away or was cut off.
 */
async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_DROPPED_BYTES) return undefined;
    if (length <= MAX_REQUEST_BYTES) chunks.push(chunk);
  }
  return length > MAX_REQUEST_BYTES ? undefined : new Uint8Array(Buffer.concat(chunks));
}

function send(response: ServerResponse, { status, contentType, body }: WitnessReply): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    "content-type": contentType,
    "content-length": body.length,
    "cache-control": "no-store",
    ...(status === 405 ? { allow: "POST" } : {}),
    // What was not read of a body would stand in the way of the next request.
    ...(status === 413 ? { connection: "close" } : {}),
  });
  response.end(body);
}

const plain = (status: number, text: string): WitnessReply => ({
  status,
  contentType: "text/plain; charset=utf-8",
  body: toUtf8(text),
});

function listening(server: Server, { host, port }: WitnessServerSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a server on a port has an address");
  return address;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
