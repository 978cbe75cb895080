import { compile } from '../../bin/prepare.mjs';

/** End-to-end tests run the compiled command: it is compiled before the first of them. */
export default function setup(): void {
  compile();
}
