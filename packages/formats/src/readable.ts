// Text as it was meant. A decoder puts U+FFFD where it found bytes that are no UTF-8, so a row that holds one was not
// read whole, here or by whoever wrote it.

/** No half of a surrogate pair, and no mark of a byte that could not be read. */
export function isReadable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\ufffd");
}
