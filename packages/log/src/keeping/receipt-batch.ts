// Receipts that are asked for together are signed together.
import type { Signer } from "../ports.ts";
import { type MergePromise, type Receipt, signReceipts } from "./receipt.ts";

export interface ReceiptBatch {
  /** Rejected as the signer is. */
  sign(promise: MergePromise): Promise<Receipt>;
}

interface Asked {
  readonly promise: MergePromise;
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (error: unknown) => void;
}

export function createReceiptBatch(signer: Signer): ReceiptBatch {
  let asked: Asked[] = [];

  async function signAll(): Promise<void> {
    // Those whose entries became durable together ask one after the other, before this goes on.
    await Promise.resolve();
    const batch = asked;
    asked = [];
    try {
      const receipts = await signReceipts(
        batch.map(({ promise }) => promise),
        signer,
      );
      for (const [at, receipt] of receipts.entries()) batch[at]?.resolve(receipt);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  return {
    sign: (promise) =>
      new Promise((resolve, reject) => {
        asked.push({ promise, resolve, reject });
        if (asked.length === 1) void signAll();
      }),
  };
}
