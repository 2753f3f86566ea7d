/** The body of a request, up to a size, as JSON. */
import { Refusal } from './refusal.ts';

/** The text of a body. One that says its length is refused before it is read. @throws Refusal 413, 415. */
export async function readBody(request: Request, { text, most }: { text: () => Promise<string>; most: number }) {
  const { headers } = request;
  if (!/^application\/json *(;|$)/i.test(headers.get('content-type') ?? '')) {
    throw new Refusal(415, 'wrong-type', 'expected the header "Content-Type: application/json"');
  }
  if ((headers.get('content-encoding') ?? 'identity') !== 'identity') {
    throw new Refusal(415, 'wrong-type', 'expected a body without Content-Encoding');
  }
  const length = headers.get('content-length');
  if (Number(length) > most) throw tooLarge(most);
  if (length !== null && !headers.has('transfer-encoding')) return text();
  return readPieces(request.body, most);
}

/** A body that comes in pieces: whoever sends it does not say how much will come. */
async function readPieces(body: ReadableStream<Uint8Array> | null, most: number): Promise<string> {
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for await (const piece of body ?? []) {
    size += piece.byteLength;
    if (size > most) throw tooLarge(most);
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal(400, 'bad-json', `expected a body of JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function tooLarge(most: number): Refusal {
  // What is still on its way is not read: the connection cannot be used again.
  return new Refusal(413, 'too-large', `expected a body of at most ${most} bytes`, { Connection: 'close' });
}
