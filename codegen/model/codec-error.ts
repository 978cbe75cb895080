/** `range`: a value does not fit its field, or the field is unknown. `length`: too few bytes. */
export type CodecErrorCode = 'range' | 'length';

/** What readers and writers of layouts throw. The message names the field, the value and the limit. */
export class CodecError extends RangeError {
  readonly code: CodecErrorCode;

  constructor(code: CodecErrorCode, message: string) {
    super(message);
    this.name = 'CodecError';
    this.code = code;
  }
}
