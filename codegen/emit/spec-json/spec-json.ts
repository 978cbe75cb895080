import { print } from '../../language/print.ts';
import { sentences } from '../../language/sentence.ts';
import type { Model } from '../../model/model.ts';
import { specificationId } from '../../model/specification.ts';
import { stimulusText } from '../../model/stimulus.ts';
import type { Json } from '../json.ts';
import { stableJson } from '../json.ts';
import { allowedJson } from './allowed.ts';
import { commandJson, commonJson, effectJson } from './commands.ts';
import { registerJson, structureJson, valuesJson } from './layouts.ts';
import { objectJson, resetJson, transitionJson } from './objects.ts';
import { sourceOf, tableSource } from './source.ts';

/**
 * `spec.json`: the model as JSON for other tools. Lists keep the order of the document, keys are sorted, conditions are
 * canonical text, and the place of a fact is `file#table`, so that moving a line changes nothing.
 */
export function emitSpecJson(model: Model): string {
  const { title, version, type, project, authors, status, prefix } = model.document;
  return stableJson({
    $schema: 'spec.schema.json',
    format: 'snvme-spec/1',
    sourceHash: specificationId(model).sourceHash,
    document: { title, version, type, project, authors, status, prefix },
    sections: model.sections.map(({ file, title, class: kind, order, hash }) => ({
      file,
      title,
      class: kind,
      order,
      hash,
    })),
    profile: model.profile.map(({ space, name, standard, value, section, table }) => ({
      space,
      name,
      standard,
      value,
      source: tableSource({ section, table }),
    })),
    statuses: model.statuses.map(({ name, value, assigned, description, section, table }) => ({
      name,
      value,
      assigned,
      description,
      source: tableSource({ section, table }),
    })),
    limits: model.limits.map(({ name, mnemonic, minimum, maximum, description, at }) => ({
      name,
      mnemonic,
      minimum,
      maximum,
      description,
      source: sourceOf(model, at),
    })),
    values: model.values.map(valuesJson),
    structures: model.structures.map(structureJson),
    registers: model.registers.map(registerJson),
    objects: model.objects.map(objectJson),
    common: model.common.map((row) => commonJson(model, row)),
    commands: model.commands.map((command) => commandJson(model, command)),
    allowed: model.allowed.map((list) => allowedJson(model, list)),
    transitions: model.transitions.map((row) => transitionJson(model, row)),
    stateKinds: model.stateKinds.map(({ object, name, holds, description, at }) => ({
      object,
      name,
      holds: holds.map((each) => each.name),
      description,
      source: sourceOf(model, at),
    })),
    resets: model.resets.map((row) => resetJson(model, row)),
    ...otherFacts(model),
  });
}

/** Terms, events, invariants, requirements in prose and scenarios. */
function otherFacts(model: Model): Record<string, Json> {
  return {
    terms: model.terms.map(({ name, parameters, definition, at }) => ({
      name,
      parameters,
      definition: print(definition),
      source: sourceOf(model, at),
    })),
    events: model.events.map(
      ({ name, raisedWhen, appliesTo, scope, stimulus, dependsOn, effects, section, table }) => ({
        name,
        raisedWhen,
        appliesTo: appliesTo.name,
        scope,
        stimulus: stimulusText(stimulus),
        dependsOn: dependsOn && `${dependsOn.register.name}.${dependsOn.field.name}`,
        effects: effects.map((row) => effectJson(model, row)),
        source: tableSource({ section, table }),
      }),
    ),
    asynchronousEvents: model.asynchronousEvents.map((event) => ({
      id: event.id,
      name: event.name,
      type: event.type,
      information: event.information,
      logPage: event.logPage,
      condition: print(event.condition),
      source: sourceOf(model, event.at),
    })),
    invariants: model.invariants.map(({ id, invariant, at }) => ({
      id,
      invariant: print(invariant),
      source: sourceOf(model, at),
    })),
    requirements: requirements(model),
    scenarios: model.scenarios.map(({ id, caption, section, lines }) => ({
      id,
      caption,
      section,
      lines: lines.map((line) => line.text),
    })),
  };
}

/** Every requirement with its sentence: those in words, and the rows of the executable tables. */
function requirements(model: Model): Json {
  const texts = sentences(model);
  const classes = new Map(model.sections.map((section) => [section.file, section.class]));
  return model.requirementIndex.map(({ id, section, kind, at }) => ({
    id,
    sentence: texts.get(id) ?? '',
    class: classes.get(section) ?? 'informative',
    kind,
    source: sourceOf(model, at),
  }));
}
