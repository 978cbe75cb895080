import { NO_ENTRIES, type Value } from '../../codegen/language/values.ts';
import { isCompletion, isTagged, writing } from './accesses.ts';
import type { Fault } from './fault.ts';

const SIZE = 16;
const LAST_GENERATIONS = 'LASTGEN';
const ERROR_COUNT = 'ERRCNT';
const POWER_CYCLE = 'Power Cycle';

/** A device that forgets an attribute of the primary controller in each event of the function but a loss of power. */
function forgetting(attribute: string, value: Value): Fault['tamper'] {
  return () => ({
    device({ controlPlane }) {
      const raise = controlPlane.raise.bind(controlPlane);
      controlPlane.raise = (event, key) => {
        const changes = raise(event, key);
        if (key !== undefined || event === POWER_CYCLE) return changes;
        const state = controlPlane.snapshot();
        const primary = state['PC']?.get(0);
        if (primary) primary.attributes[attribute] = value;
        controlPlane.restore(state);
        return changes;
      };
    },
  });
}

/** Mistakes with resets. */
export const RESET_FAULTS: readonly Fault[] = [
  {
    name: 'controllers-outlive-reset',
    effect:
      'The device keeps extended controllers over a reset of the primary controller, and they go on in memory that was given away',
    requirements: ['XC-RST-10', 'XC-RST-11', 'XC-RST-16', 'XC-RST-17', 'XC-RST-18'],
    tamper: () => ({
      device({ controlPlane }) {
        const raise = controlPlane.raise.bind(controlPlane);
        controlPlane.raise = (event, key) => (key === undefined ? [] : raise(event, key));
      },
    }),
  },
  {
    name: 'generations-begin-anew',
    effect: 'The device gives generations anew after a reset, and an old handle names the controller of somebody else',
    requirements: ['XC-GEN-1', 'XC-RST-13', 'XC-CRE-12'],
    tamper: forgetting(LAST_GENERATIONS, NO_ENTRIES),
  },
  {
    name: 'error-count-begins-anew',
    effect: 'The device counts errors anew after a reset, and monitoring believes that none happened',
    requirements: ['NB-ERR-7', 'NB-ERR-6', 'NB-ERR-19'],
    tamper: forgetting(ERROR_COUNT, 0),
  },
  {
    name: 'completion-after-reset',
    effect:
      'The device posts a completion of a command from before a reset into the new queue, and a driver completes what it has not sent',
    requirements: ['NB-RST-20', 'NB-AER-6'],
    tamper: () => {
      let former: Uint8Array | null = null;
      let isStale = false;
      return {
        powerOn: () => ([former, isStale] = [null, false]),
        device({ controlPlane }) {
          const raise = controlPlane.raise.bind(controlPlane);
          controlPlane.raise = (event, key) => {
            isStale ||= key === undefined && former !== null;
            return raise(event, key);
          };
        },
        port: writing(
          (access) => isCompletion(access) && !isTagged(access),
          (entry, { tag, address }, bus) => {
            if (isStale && former !== null) {
              isStale = false;
              bus.write(tag, address + SIZE, entry);
              entry.set(former);
            }
            former = entry.slice();
          },
        ),
      };
    },
  },
];
