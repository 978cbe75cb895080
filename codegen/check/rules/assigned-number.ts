import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Model, NumberSpace, ProfileEntry, Status } from '../../model/model.ts';
import type { SourceRange } from '../../model/source.ts';
import * as assigned from '../assigned-numbers.ts';
import { byteText, SPACE_NAMES, statusText } from '../number-format.ts';

const RULE = 'assigned-number';
/** The range that NVM Express leaves to vendors among admin opcodes, log pages, features and status codes. */
const [VENDOR_FIRST, VENDOR_LAST] = [0xc0, 0xff];
const VENDOR_SPACES: readonly NumberSpace[] = ['admin-opcode', 'log-page', 'feature'];

const TAKEN: Readonly<
  Partial<Record<NumberSpace, readonly (readonly [owner: string, runs: readonly assigned.NumberRun[]])[]>>
> = {
  'log-page': [
    ['NVM Express', assigned.LOG_PAGES],
    ['OCP', assigned.OCP_LOG_PAGES],
  ],
  feature: [
    ['NVM Express', assigned.FEATURES],
    ['OCP', assigned.OCP_FEATURES],
  ],
  cns: [['NVM Express', assigned.CNS_VALUES]],
};

/**
 * A number of this proposal is not one that NVM Express or OCP has given to something else, and an experimental one lies in
 * the vendor's range, C0h to FFh.
 *
 * Bad: a new command with the experimental opcode 08h, which is Abort. Good: E1h.
 */
export function assignedNumber(model: Model): readonly Diagnostic[] {
  const normative = new Set(
    model.sections.filter((section) => section.class === 'normative').map((section) => section.file),
  );
  return [
    ...model.profile.filter((entry) => normative.has(entry.section)).flatMap(profileFindings),
    ...model.statuses.filter((status) => normative.has(status.section)).flatMap(statusFindings),
  ];
}

function profileFindings(entry: ProfileEntry): readonly Diagnostic[] {
  const { space, at, value } = entry;
  const number = `${SPACE_NAMES[space]} ${byteText(value)}`;
  const owner = ownerOf(entry);
  if (owner !== null) return [collision(at, number, owner, VENDOR_SPACES.includes(space))];
  if (value === entry.standard || !VENDOR_SPACES.includes(space) || isVendors(value)) return [];
  return [outside(at, number)];
}

function statusFindings({ value, assigned: isAssigned, at }: Status): readonly Diagnostic[] {
  const [type, code] = [value >> 8, value & 0xff];
  const runs = type === 0 ? assigned.GENERIC_STATUSES : type === 1 ? assigned.COMMAND_SPECIFIC_STATUSES : [];
  if (isIn(code, runs)) return [collision(at, `status ${statusText(value)}`, 'NVM Express', true)];
  return isAssigned || isVendors(code) ? [] : [outside(at, `experimental status ${statusText(value)}`)];
}

/** Who has assigned the number to something of another name. */
function ownerOf({ space, name, value }: ProfileEntry): string | null {
  if (space === 'admin-opcode') {
    const command = assigned.ADMIN_OPCODES.get(value);
    return command === undefined || command === name ? null : `NVM Express (${command})`;
  }
  return TAKEN[space]?.find(([, runs]) => isIn(value, runs))?.[0] ?? null;
}

function isIn(value: number, runs: readonly assigned.NumberRun[]): boolean {
  return runs.some(([first, last]) => value >= first && value <= last);
}

function isVendors(value: number): boolean {
  return value >= VENDOR_FIRST && value <= VENDOR_LAST;
}

function collision(at: SourceRange, number: string, owner: string, hasRange: boolean): Diagnostic {
  const range = hasRange ? ` from ${byteText(VENDOR_FIRST)} to ${byteText(VENDOR_LAST)}` : '';
  return diagnostic(RULE, at, `Unexpected ${number}, which ${owner} has assigned, expected a free number${range}`);
}

function outside(at: SourceRange, number: string): Diagnostic {
  return diagnostic(
    RULE,
    at,
    `Unexpected ${number}, expected an experimental value from ${byteText(VENDOR_FIRST)} to ${byteText(VENDOR_LAST)}, the range that is left to vendors`,
  );
}
