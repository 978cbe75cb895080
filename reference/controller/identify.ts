import { asciiValue } from '../../codegen/language/text.ts';
import type { FieldInput } from '../../codegen/model/codec.ts';
import type { ControllerConfiguration } from './configuration.ts';
import type { Registers } from './registers.ts';

/** What the data plane itself knows of a data structure that a command returns; Returned data rows come on top of it. */
export type BaseImage = (configuration: ControllerConfiguration, registers: Registers) => FieldInput;

/** The Identify Controller data structure. */
function identifyController(configuration: ControllerConfiguration, registers: Registers): FieldInput {
  const { VID, SSVID, IEEE, MDTS, ACL } = configuration;
  return {
    VID,
    SSVID,
    MN: asciiValue(configuration.MN, 40),
    FR: asciiValue(configuration.FR, 8),
    IEEE,
    MDTS,
    VER: registers.readWord(registers.offsetOf('VS')),
    ACL,
    AERL: 3,
  };
}

/** Base images by the mnemonic of their structure. */
export const baseImages: ReadonlyMap<string, BaseImage> = new Map([['IDC', identifyController]]);
