/**
 * Reads a text of at most `capBytes` from a stream; `null` for a longer one, whose rest is left where it stands. Rejects
 * with the stream's own error.
 */
export async function readText(stream: ReadableStream<Uint8Array>, capBytes: number): Promise<string | null> {
  // Not `for await`: WebKit, where a proxy answers under MSW, has none for streams.
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > capBytes) break;
    text += decoder.decode(value, { stream: true });
  }
  reader.releaseLock();
  return null;
}
