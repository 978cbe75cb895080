import type { Expression, Member } from '../model/expression.ts';
import type { Attribute, ObjectType } from '../model/model.ts';
import { COMPLETION_ENTRY } from '../model/queue-entry.ts';
import type { Context } from './context.ts';
import { memberPlace } from './name-place.ts';
import { presenceOf } from './presence.ts';
import type { Resolved } from './resolved.ts';
import type { Type } from './types.ts';
import { ANY_OBJECT, describe } from './types.ts';
import type { World } from './world.ts';

/** What an effect writes. */
export type Place =
  /** `XC[new]` with the value `created` */
  | { readonly kind: 'object'; readonly object: ObjectType; readonly key: Resolved }
  | {
      readonly kind: 'attribute';
      /** `null`: the controller that received the command, whatever its type. */
      readonly object: ObjectType | null;
      readonly key: Resolved;
      readonly attribute: Attribute;
      readonly index: Resolved | null;
    }
  /** A field of the completion queue entry; undefined unless `present` is true. */
  | { readonly kind: 'result'; readonly field: string; readonly present: Resolved | null };

/** A place with the type of what may be written there. */
export interface TypedPlace {
  readonly place: Place;
  readonly type: Type;
}

/** The place that an expression names; `null` after a problem. */
export function placeOf(context: Context, expression: Expression): TypedPlace | null {
  const isResult =
    expression.kind === 'member' && expression.object.kind === 'name' && expression.object.name === COMPLETION_ENTRY;
  return isResult ? resultPlace(context, expression) : statePlace(context, expression);
}

function resultPlace({ scope, findings }: Context, { object, name, at }: Member): TypedPlace | null {
  const fields = scope.command?.result ?? [];
  const field = fields.find((each) => each.mnemonic === name);
  if (field !== undefined)
    return {
      place: { kind: 'result', field: name, present: presenceOf(field) },
      type: scope.world.fieldType(field),
    };
  findings.unresolved(
    memberPlace(object, name, at),
    name,
    'a field of the completion queue entry',
    fields.map((each) => each.mnemonic),
  );
  return null;
}

function statePlace(context: Context, expression: Expression): TypedPlace | null {
  const { findings, scope } = context;
  const root = expression.kind === 'member' ? expression.object : expression;
  if (root.kind === 'name' && scope.find(root.name) === undefined) {
    const names = [COMPLETION_ENTRY, ...scope.names()];
    findings.unresolved(root.at, root.name, `an object, this or ${COMPLETION_ENTRY}`, names);
    return null;
  }
  const { node, type } = context.resolve(expression);
  if (node.kind === 'object' && expression.kind === 'entry') {
    const object = context.scope.world.objects.get(node.object);
    return object === undefined
      ? null
      : { place: { kind: 'object', object, key: node.key }, type: { kind: 'created' } };
  }
  const [base, index] = node.kind === 'element' ? [node.of, node.key] : [node, null];
  // A key is no place.
  const owner = base.kind === 'attribute' && base.keyOf === undefined ? objectOf(context.scope.world, base) : null;
  if (owner !== null && base.kind === 'attribute') {
    const objects = owner.object === null ? [...context.scope.world.objects.values()] : [owner.object];
    const attribute = objects.flatMap((each) => each.attributes).find((each) => each.mnemonic === base.name);
    if (attribute !== undefined)
      return {
        place: { kind: 'attribute', ...owner, attribute, index },
        type: index === null ? type : elementType(context.scope.world.attributeType(attribute)),
      };
  }
  if (type.kind !== 'unknown')
    context.findings.mismatch(
      expression.at,
      describe(type),
      'a place such as XC[new], this.STATE, PC.LASTGEN[new] or CQE.DW0',
    );
  return null;
}

function elementType(type: Type): Type {
  if (type.kind !== 'map') return type;
  return type.sparse ? { kind: 'entry', of: type.element } : type.element;
}

function objectOf(
  world: World,
  { of, object: name }: Resolved & { kind: 'attribute' },
): { object: ObjectType | null; key: Resolved } | null {
  if (name === ANY_OBJECT) return { object: null, key: { kind: 'key', of, object: name, stored: false } };
  const object = world.objects.get(name);
  if (object === undefined || (of.kind !== 'object' && of.kind !== 'target')) return null;
  return { object, key: of.kind === 'object' ? of.key : { kind: 'key', of, object: name, stored: false } };
}
