/** The package entry `scalable-nvme/language`: parse, resolve and run the condition language. */
export { parseExpression, parseValue, parsePlace, type ParseResult } from './parse.ts';
export { print } from './print.ts';
export { Scope, Scopes } from './scope.ts';
export { resolveAny, resolveCondition, resolvePlace, resolveValue, type Resolution } from './resolve.ts';
export { interpret } from './interpret.ts';
export { compile } from './compile.ts';
export { ControlPlane } from './control-plane.ts';
export type { Change, FiredRow, Operation, Outcome } from './operation.ts';
export { ObjectInstance, UNDEFINED, type State, type Value } from './values.ts';
