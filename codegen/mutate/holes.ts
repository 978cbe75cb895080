import type { Binder, Expression } from '../model/expression.ts';

/** A part of an expression, and how the whole looks with something else in its stead. */
export interface Hole {
  readonly node: Expression;
  /** The expression that the part is an operand of; `null` for the whole. */
  readonly parent: Expression | null;
  put(changed: Expression): Expression;
}

/** Every part of an expression, the whole first, then from left to right. */
export function* holes(expression: Expression): Generator<Hole> {
  yield { node: expression, parent: null, put: (changed) => changed };
  for (const { part, put } of parts(expression)) {
    for (const inner of holes(part)) {
      yield { node: inner.node, parent: inner.parent ?? expression, put: (changed) => put(inner.put(changed)) };
    }
  }
}

/** Whether some part of an expression fits. */
export function hasPart(expression: Expression, fits: (node: Expression) => boolean): boolean {
  for (const { node } of holes(expression)) if (fits(node)) return true;
  return false;
}

/** An operand, and how the whole looks with something else in its stead. */
export interface Part {
  readonly part: Expression;
  put(changed: Expression): Expression;
}

/** The operands of an expression. */
export function parts(expression: Expression): Part[] {
  switch (expression.kind) {
    case 'number':
    case 'name':
      return [];
    case 'member':
      return [{ part: expression.object, put: (object) => ({ ...expression, object }) }];
    case 'entry':
      return [
        { part: expression.collection, put: (collection) => ({ ...expression, collection }) },
        { part: expression.key, put: (key) => ({ ...expression, key }) },
      ];
    case 'binary':
      return [
        { part: expression.left, put: (left) => ({ ...expression, left }) },
        { part: expression.right, put: (right) => ({ ...expression, right }) },
      ];
    case 'not':
    case 'field-test':
      return [{ part: expression.operand, put: (operand) => ({ ...expression, operand }) }];
    case 'in':
      return [{ part: expression.left, put: (left) => ({ ...expression, left }) }, ...setParts(expression)];
    case 'exists':
      return [{ part: expression.entry, put: (entry) => ({ ...expression, entry }) }];
    case 'quantifier':
      return [
        ...expression.binders.map((binder, i) => ({
          part: binder.source,
          put: (source: Expression): Expression => ({
            ...expression,
            binders: expression.binders.map((each, j) => (i === j ? { ...each, source } : each)),
          }),
        })),
        { part: expression.body, put: (body) => ({ ...expression, body }) },
      ];
    case 'count': {
      const { source } = expression;
      const counted = source
        ? [{ part: source, put: (changed: Expression) => ({ ...expression, source: changed }) }]
        : [];
      return [...counted, ...filterParts(expression, expression.binder)];
    }
    case 'sum':
      return [
        { part: expression.value, put: (value) => ({ ...expression, value }) },
        ...filterParts(expression, expression.binder),
      ];
    case 'list':
      return [
        { part: expression.element, put: (element) => ({ ...expression, element }) },
        ...filterParts(expression, expression.binder),
      ];
    case 'call':
    case 'record':
      return expression.arguments.map((part, i) => ({
        part,
        put: (changed) => ({
          ...expression,
          arguments: expression.arguments.map((each, j) => (i === j ? changed : each)),
        }),
      }));
  }
}

function setParts(expression: Expression & { kind: 'in' }): Part[] {
  const { set } = expression;
  if (set.kind === 'range')
    return [
      { part: set.low, put: (low) => ({ ...expression, set: { ...set, low } }) },
      { part: set.high, put: (high) => ({ ...expression, set: { ...set, high } }) },
    ];
  return set.elements.map((part, i) => ({
    part,
    put: (changed) => ({
      ...expression,
      set: { ...set, elements: set.elements.map((each, j) => (i === j ? changed : each)) },
    }),
  }));
}

/** The parts of `binder in source where condition`. */
function filterParts(expression: Expression & { kind: 'count' | 'sum' | 'list' }, binder: Binder | null): Part[] {
  const { where } = expression;
  return [
    ...(binder
      ? [
          {
            part: binder.source,
            put: (source: Expression): Expression => ({ ...expression, binder: { ...binder, source } }),
          },
        ]
      : []),
    ...(where ? [{ part: where, put: (changed: Expression): Expression => ({ ...expression, where: changed }) }] : []),
  ];
}
