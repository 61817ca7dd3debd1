// Unpacking of the index's files.

/** Unpacks a file: gzip by content, whatever a server made of its name. What is not packed stays as it is. */
export async function unpack(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new DecompressionStream("gzip");
  const writer = stream.writable.getWriter();
  // What fails here fails for who reads the other end, too.
  Promise.all([writer.write(bytes), writer.close()]).catch(() => {});
  return new Uint8Array(await new Response(stream.readable).arrayBuffer());
}
