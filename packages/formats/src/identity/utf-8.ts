// A text as UTF-8 (RFC 3629). A pure package has no encoder, and names are short.

let scratch = new Uint8Array(1024);

/** Good until the next call. Half a surrogate pair becomes three bytes, which no decoder gives. */
export function utf8Of(text: string): Uint8Array {
  if (scratch.length < 3 * text.length) scratch = new Uint8Array(6 * text.length);
  const bytes = scratch;
  let end = 0;
  for (let index = 0; index < text.length; index += 1) {
    const point = text.codePointAt(index) ?? 0;
    if (point < 0x80) bytes[end++] = point;
    else {
      if (point < 0x800) bytes[end++] = 0xc0 | (point >> 6);
      else {
        if (point < 0x10000) bytes[end++] = 0xe0 | (point >> 12);
        else {
          bytes[end++] = 0xf0 | (point >> 18);
          bytes[end++] = 0x80 | ((point >> 12) & 0x3f);
          index += 1;
        }
        bytes[end++] = 0x80 | ((point >> 6) & 0x3f);
      }
      bytes[end++] = 0x80 | (point & 0x3f);
    }
  }
  return bytes.subarray(0, end);
}
