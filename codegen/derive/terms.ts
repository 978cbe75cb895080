import type { Binder, Expression } from '../model/expression.ts';
import type { Term } from '../model/model.ts';

/** The expression with every use of a term replaced by the term's definition. Terms are acyclic, as the checks say. */
export function inlineTerms(expression: Expression, terms: readonly Term[]): Expression {
  return substitute(expression, new Map(), new Map(terms.map((term) => [term.name, term])));
}

type Names = ReadonlyMap<string, Expression>;

function substitute(expression: Expression, names: Names, terms: ReadonlyMap<string, Term>): Expression {
  const again = (part: Expression): Expression => substitute(part, names, terms);
  switch (expression.kind) {
    case 'name': {
      const replacement = names.get(expression.name);
      if (replacement) return replacement;
      const term = terms.get(expression.name);
      return term ? substitute(term.definition, new Map(), terms) : expression;
    }
    case 'number':
      return expression;
    case 'member':
      return { ...expression, object: again(expression.object) };
    case 'entry':
      return { ...expression, collection: again(expression.collection), key: again(expression.key) };
    case 'binary':
      return { ...expression, left: again(expression.left), right: again(expression.right) };
    case 'not':
      return { ...expression, operand: again(expression.operand) };
    case 'in':
      return {
        ...expression,
        left: again(expression.left),
        set:
          expression.set.kind === 'range'
            ? { kind: 'range', low: again(expression.set.low), high: again(expression.set.high) }
            : { kind: 'elements', elements: expression.set.elements.map(again) },
      };
    case 'exists':
      return { ...expression, entry: again(expression.entry) };
    case 'field-test':
      return { ...expression, operand: again(expression.operand) };
    case 'quantifier': {
      const { binders, inner } = bind(expression.binders, names, terms);
      return { ...expression, binders, body: substitute(expression.body, inner, terms) };
    }
    case 'count':
    case 'sum':
    case 'list': {
      const { binders, inner } = bind(expression.binder ? [expression.binder] : [], names, terms);
      const binder = binders[0] ?? null;
      const where = expression.where && substitute(expression.where, inner, terms);
      if (expression.kind === 'count')
        return { ...expression, binder, where, source: expression.source && again(expression.source) };
      if (!binder) return expression;
      if (expression.kind === 'sum')
        return { ...expression, binder, where, value: substitute(expression.value, inner, terms) };
      return { ...expression, binder, where, element: substitute(expression.element, inner, terms) };
    }
    case 'call': {
      const term = terms.get(expression.name);
      const values = expression.arguments.map(again);
      if (!term) return { ...expression, arguments: values };
      const parameters = new Map(term.parameters.flatMap((name, i) => (values[i] ? [[name, values[i]] as const] : [])));
      return substitute(term.definition, parameters, terms);
    }
    case 'record':
      return { ...expression, arguments: expression.arguments.map(again) };
  }
}

/** Substitutes in the sources of binders; a binder hides a parameter of the same name in what follows. */
function bind(
  binders: readonly Binder[],
  names: Names,
  terms: ReadonlyMap<string, Term>,
): { binders: Binder[]; inner: Names } {
  let inner = names;
  const bound: Binder[] = [];
  for (const binder of binders) {
    bound.push({ ...binder, source: substitute(binder.source, inner, terms) });
    if (inner.has(binder.name)) inner = new Map([...inner].filter(([name]) => name !== binder.name));
  }
  return { binders: bound, inner };
}
