/** An answer that is no result: what the client did wrong, or why it has to wait. */

/** Codes that a client can test for; the message is for people. */
export type RefusalCode =
  | 'bad-json'
  | 'bad-input'
  | 'unauthorized'
  | 'wrong-host'
  | 'not-found'
  | 'not-offered'
  | 'wrong-method'
  | 'too-large'
  | 'wrong-type'
  | 'busy'
  | 'stopping'
  | 'timeout'
  | 'internal';

/** Becomes `{"error":{"code","message"}}` with an HTTP status. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: RefusalCode;
  /** Headers that belong to the answer. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: RefusalCode, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  static busy(): Refusal {
    return new Refusal(503, 'busy', 'too many requests at once: try again in a second', { 'Retry-After': '1' });
  }

  static stopping(): Refusal {
    return new Refusal(503, 'stopping', 'the server is being stopped: ask another one', { 'Retry-After': '5' });
  }

  static late(seconds: number): Refusal {
    return new Refusal(504, 'timeout', `expected an answer within ${seconds} s, found none: send less at a time`);
  }

  toJson(): { readonly error: { readonly code: RefusalCode; readonly message: string } } {
    return { error: { code: this.code, message: this.message } };
  }
}
