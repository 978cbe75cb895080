import { NO_ENTRIES } from '../../codegen/language/values.ts';
import { doorbellOffset } from '../../reference/controller/doorbells.ts';
import { isCompletion, writing } from './accesses.ts';
import type { Fault } from './fault.ts';

const [MASKED, REQUESTS, DOORBELL_ERRORS, CHANGED] = ['AEMASK', 'AERS', 'DBERR', 'CHANGED'] as const;
/** The byte of Completion Queue Entry Dword 0 that names a log page. */
const LOG_PAGE = 2;

/** Mistakes with asynchronous events. */
export const EVENT_FAULTS: readonly Fault[] = [
  {
    name: 'event-storm',
    effect:
      'The device reports an event again with each request before a host has read the log, and a host does nothing else',
    requirements: ['XC-EVT-1', 'XC-DBP-9', 'NB-AER-7', 'NB-ERR-14', 'NB-AER-13'],
    tamper: () => ({
      device(controller) {
        const work = controller.work.bind(controller);
        controller.work = () => {
          work();
          for (const objects of Object.values(controller.controlPlane.state))
            for (const { attributes } of objects.values()) if (attributes[MASKED]) attributes[MASKED] = NO_ENTRIES;
        };
      },
    }),
  },
  {
    name: 'event-without-log-page',
    effect: 'The device leaves the log page out of an event, and a host does not know what to read',
    requirements: ['XC-EVT-1', 'NB-ERR-14', 'NB-ERR-15', 'NB-AER-10'],
    tamper: () => ({ port: writing(isCompletion, (entry) => void (entry[LOG_PAGE] = 0)) }),
  },
  {
    name: 'event-lost-without-request',
    effect: 'The device forgets an event for which no request is outstanding, and a host never hears of it',
    requirements: ['XC-EVT-1', 'NB-ERR-14'],
    tamper: () => ({
      device(controller) {
        const work = controller.work.bind(controller);
        controller.work = () => {
          work();
          const primary = controller.controlPlane.state['PC']?.get(0)?.attributes;
          if (!primary || (primary[REQUESTS] as ReadonlyMap<number, unknown>).size > 0) return;
          primary[CHANGED] = NO_ENTRIES;
          primary[DOORBELL_ERRORS] = NO_ENTRIES;
        };
      },
    }),
  },
  {
    name: 'doorbell-error-told-to-host',
    effect: 'The device reports the wrong doorbells of a tenant to the host, and a tenant floods the log of the host',
    requirements: ['XC-DBP-6', 'XC-ISO-3'],
    tamper: () => ({
      device({ controlPlane }) {
        const raise = controlPlane.raise.bind(controlPlane);
        controlPlane.raise = (event, key) => {
          const tenant = key === undefined ? undefined : controlPlane.state['XC']?.get(key);
          const before = tenant?.attributes[DOORBELL_ERRORS];
          const changes = raise(event, key);
          const after = tenant?.attributes[DOORBELL_ERRORS];
          const primary = controlPlane.state['PC']?.get(0)?.attributes;
          if (!primary || after === undefined || after === before) return changes;
          primary[DOORBELL_ERRORS] = after;
          return [...changes, ...changes.map((change) => ({ ...change, object: 'PC', key: 0 }))];
        };
      },
    }),
  },
  {
    name: 'requests-block-queue',
    effect: 'The device processes no admin command while a request for events is outstanding, and a host resets it',
    requirements: ['NB-AER-4'],
    tamper: () => ({
      device(controller) {
        const write = controller.writeRegister.bind(controller);
        controller.writeRegister = (offset, size, value) => {
          const requests = controller.controlPlane.state['PC']?.get(0)?.attributes[REQUESTS];
          const admin = doorbellOffset({ queue: 'sq', qid: 0 }, controller.registers.get('CAP', 'DSTRD'));
          if (offset !== admin || !(requests instanceof Map) || requests.size === 0) write(offset, size, value);
        };
      },
    }),
  },
];
