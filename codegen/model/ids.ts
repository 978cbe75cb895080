/** `Create Extended Controller` becomes `createExtendedController`: safe as a TypeScript identifier. */
export function camelCase(name: string): string {
  const pascal = pascalCase(name);
  return pascal.slice(0, 1).toLowerCase() + pascal.slice(1);
}

/**
 * `Create Extended Controller` becomes `CreateExtendedController`: safe as a TypeScript identifier. Abbreviations lose
 * their capitals (`NVM Subsystem` becomes `NvmSubsystem`) so that words stay apart.
 */
export function pascalCase(name: string): string {
  const joined = words(name)
    .map(
      (word) => word.slice(0, 1).toUpperCase() + (isAbbreviation(word) ? word.slice(1).toLowerCase() : word.slice(1)),
    )
    .join('');
  return /^[0-9]/.test(joined) ? `_${joined}` : joined;
}

/** `Create Extended Controller` becomes `create-extended-controller`: a file name or the end of an address. */
export function kebabCase(name: string): string {
  return words(name)
    .map((word) => word.toLowerCase())
    .join('-');
}

/** Runs of letters and digits. An apostrophe joins: `0's` is one word. */
function words(name: string): string[] {
  return name.replaceAll(/['’]/g, '').match(/[A-Za-z0-9]+/g) ?? [];
}

function isAbbreviation(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}
