/**
 * Reads a text of at most `capBytes` from a stream; `null` for a longer one, whose rest is left unread. Rejects with
 * the stream's own error.
 */
export async function readText(stream: ReadableStream<Uint8Array>, capBytes: number): Promise<string | null> {
  // Not `for await`: WebKit, in which a proxy can run under MSW, does not support it for streams.
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
