import type { Environment } from './environment.ts';
import type { Resolved } from './resolved.ts';
import type { Undefined, Value } from './values.ts';

/** An expression as a function of its surroundings. */
export type Closure = (environment: Environment) => Value | Undefined;

/** The compiler, as its parts get it for operands. */
export type Compile = (node: Resolved) => Closure;
