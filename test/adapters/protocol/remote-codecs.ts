import { CodecError } from '../../../codegen/model/codec-error.ts';
import type { FieldRecord } from '../../../codegen/model/codec.ts';
import { fromCodecValues, toCodecValues } from '../../../codegen/model/codec-json.ts';
import { bytesToHex } from '../../../codegen/model/hex.ts';
import type { CodecValue } from '../../../codegen/model/vector.ts';
import type { CodecSet } from '../../runner/codec-set.ts';
import { parseHex } from '../../runner/vector-error.ts';
import type { Fields } from './messages.ts';

/** The packing and unpacking of a device's own software. A structure that the adapter does not have is `unsupported`. */
export function remoteCodecs(call: (method: string, params: Fields) => Promise<Fields>): CodecSet {
  return {
    name: 'device',
    codec: (struct) => ({
      encode: async (values) => {
        const fields = toCodecValues(values as FieldRecord) as Fields;
        const answer = await call('codec.encode', { struct, fields });
        return parseHex(String(resultOf(answer, 'bytes')));
      },
      decode: async (bytes) => {
        const answer = await call('codec.decode', { struct, bytes: bytesToHex(bytes) });
        return fromCodecValues(resultOf(answer, 'fields') as Record<string, CodecValue>) as FieldRecord;
      },
    }),
  };
}

function resultOf(answer: Fields, key: 'bytes' | 'fields'): Fields[string] {
  const { error, message } = answer;
  if (error === 'range' || error === 'length') throw new CodecError(error, String(message ?? error));
  const result = answer[key];
  if (result === undefined) throw new CodecError('range', `no ${key} in the answer`);
  return result;
}
