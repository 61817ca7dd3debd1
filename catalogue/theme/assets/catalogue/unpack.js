// Unpacking of the index's files.

/** Unpacks a file: gzip by content, whatever a server made of its name. What is not packed stays as it is. */
export async function unpack(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new DecompressionStream("gzip");
  const writer = stream.writable.getWriter();
  // What fails here fails for who reads the other end, too.
  Promise.all([writer.write(bytes), writer.close()]).catch(() => {});
  // Piece by piece and without a Response, for which the page would have to find a turn first.
  const reader = stream.readable.getReader();
  const pieces = [];
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) pieces.push(piece.value);
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  pieces.reduce((at, piece) => { whole.set(piece, at); return at + piece.length; }, 0);
  return whole;
}
