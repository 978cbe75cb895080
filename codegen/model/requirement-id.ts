/** What a requirement id looks like anywhere in the text; the checks know the prefixes. */
export const REQUIREMENT_ID = /^[A-Z]{2,}-[A-Z0-9]+-[0-9]+$/;

/** `XC-CRE-?`: a row that still has to get its number. */
const PLACEHOLDER = /^(?<area>[A-Z]{2,}-[A-Z0-9]+)-\?$/;

/** The area of a placeholder, `XC-CRE` of `XC-CRE-?`; `null` for anything else. */
export function placeholderArea(id: string): string | null {
  return PLACEHOLDER.exec(id)?.groups?.['area'] ?? null;
}

/** `XC-CRE` of `XC-CRE-1`. */
export function areaOf(id: string): string {
  return id.slice(0, id.lastIndexOf('-'));
}

/** 1 of `XC-CRE-1`. */
export function numberOf(id: string): number {
  return Number(id.slice(id.lastIndexOf('-') + 1));
}

/** Orders ids by area, then by number: XC-CRE-2 stands before XC-CRE-10. */
export function compareRequirementIds(a: string, b: string): number {
  const [left, right] = [areaOf(a), areaOf(b)];
  return left === right ? numberOf(a) - numberOf(b) : left < right ? -1 : 1;
}
