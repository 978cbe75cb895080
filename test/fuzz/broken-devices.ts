import type { BrokenDevice } from './broken-rings.ts';
import { ADDRESSES, BROKEN_RINGS, ENTRIES } from './broken-rings.ts';
import { PRIMARY_NAMES } from './host.ts';
import { completions, forgetful, losing, repeating, restless, retagged, returned, uncancelled } from './tampering.ts';

const SQID = 10;
const CID = 12;
const PHASE = 14;
/** The status 0h/06h in the bits above the Phase Tag. */
const INTERNAL_ERROR = 0x06 << 1;

/** Mistakes that a device could make. */
export const BROKEN_DEVICES: readonly BrokenDevice[] = [
  { mistake: 'drops tags', tampering: retagged(() => null), caughtBy: ADDRESSES },
  {
    mistake: 'uses tags that nobody bound',
    tampering: retagged((tag) => tag && { ...tag, pasid: 0xabcd }),
    caughtBy: 'I1 bound tags',
  },
  {
    mistake: 'tells the queue pair of the device instead of the own queue',
    tampering: completions((entry) => (entry[SQID] = (entry[SQID] as number) + 4)),
    caughtBy: 'I2 relative queue identifiers',
  },
  {
    mistake: 'tells tenants the serial number of the primary controller',
    tampering: returned((data) => data.set(PRIMARY_NAMES[0] as Uint8Array, 4)),
    caughtBy: 'I2 foreign names',
  },
  ...BROKEN_RINGS,
  {
    mistake: 'reads many times what it charges',
    tampering: {
      media: (media) => ({
        read: (namespace, block, count, done) => {
          for (let i = 0; i < 500; i += 1) media.read(namespace, block, count, () => undefined);
          return media.read(namespace, block, count, done);
        },
        write: (...some) => media.write(...some),
        zero: (...some) => media.zero(...some),
        flush: (...some) => media.flush(...some),
        clear: () => media.clear(),
      }),
    },
    caughtBy: 'I6 limits',
    skip: ['I4 write fence'],
  },
  {
    mistake: 'forgets its limits of operations until it has worked',
    tampering: forgetful('TIOPS', 'WIOPS'),
    caughtBy: 'I6 limits',
  },
  {
    mistake: 'answers another command',
    tampering: completions((entry) => (entry[CID] = (entry[CID] as number) ^ 0x80)),
    caughtBy: 'one completion for each command',
  },
  {
    mistake: 'forgets the Phase Tag',
    tampering: completions((entry) => (entry[PHASE] = (entry[PHASE] as number) & 0xfe)),
    caughtBy: 'slots and phase tags',
  },
  {
    mistake: 'answers Internal Error',
    tampering: completions((entry) => {
      entry[PHASE] = ((entry[PHASE] as number) & 1) | INTERNAL_ERROR;
      entry[PHASE + 1] = 0;
    }),
    caughtBy: 'defined ends',
  },
  {
    mistake: 'loses every second completion',
    tampering: { port: losing },
    caughtBy: 'room for completions',
    skip: ['slots and phase tags', 'I8 siblings', ADDRESSES, ENTRIES],
  },
  {
    mistake: 'repeats a write after a controller was disabled',
    tampering: { port: repeating },
    caughtBy: 'I4 quiet tags',
    skip: [ADDRESSES, 'I1 bound tags', 'one completion for each command', 'slots and phase tags'],
  },
  {
    mistake: 'reads memory while it is off',
    tampering: restless(),
    caughtBy: 'I7 a device that is off',
    skip: [ADDRESSES],
  },
  {
    mistake: 'leaves a write in the media, and says that it was taken back',
    tampering: {
      media: (media) => ({
        read: (...some) => uncancelled(media.read(...some)),
        write: (...some) => uncancelled(media.write(...some)),
        zero: (...some) => uncancelled(media.zero(...some)),
        flush: (...some) => uncancelled(media.flush(...some)),
        clear: () => media.clear(),
      }),
    },
    caughtBy: 'I4 write fence',
  },
  {
    mistake: 'grants more queue pairs than it has',
    tampering: {
      device({ controlPlane }) {
        const commit = controlPlane.commit.bind(controlPlane);
        controlPlane.commit = (outcome) => {
          commit(outcome);
          for (const { attributes } of controlPlane.state['XC']?.values() ?? [])
            if (attributes['NQP'] !== 0) attributes['NQP'] = 99;
        };
      },
    },
    caughtBy: 'I5 pools',
  },
  {
    mistake: 'keeps extended controllers over a reset',
    tampering: {
      device({ controlPlane }) {
        const raise = controlPlane.raise.bind(controlPlane);
        controlPlane.raise = (event, key) => (key === undefined ? [] : raise(event, key));
      },
    },
    caughtBy: 'I7 primary reset',
    skip: ['slots and phase tags'],
  },
  {
    mistake: 'is still shut down after it was enabled',
    tampering: {
      device(controller) {
        const write = controller.writeRegister.bind(controller);
        controller.writeRegister = (offset, size, value) => {
          write(offset, size, value);
          if (controller.registers.nameAt(offset) === 'CC') controller.registers.set('CSTS', 'SHST', 2);
        };
      },
    },
    caughtBy: 'fresh start',
  },
  {
    mistake: 'fails as a whole where one extended controller fails',
    tampering: {
      device(controller) {
        const raise = controller.controlPlane.raise.bind(controller.controlPlane);
        controller.controlPlane.raise = (event, key) => {
          if (event === 'Fatal Error') controller.registers.set('CSTS', 'CFS', 1);
          return raise(event, key);
        };
      },
    },
    caughtBy: 'I8 the primary controller',
  },
  {
    mistake: 'lets all extended controllers fail with one',
    tampering: {
      device({ controlPlane }) {
        const raise = controlPlane.raise.bind(controlPlane);
        const isEnabled = (key: number): boolean => controlPlane.state['XC']?.get(key)?.attributes['STATE'] === 1;
        controlPlane.raise = (event, key) => {
          const keys =
            event === 'Fatal Error' ? [...(controlPlane.state['XC']?.keys() ?? [])].filter(isEnabled) : [key];
          return keys.flatMap((each) => raise(event, each));
        };
      },
    },
    caughtBy: 'I8 siblings',
  },
  {
    mistake: 'interrupts on the next vector',
    tampering: {
      device({ interruptTable }) {
        const raise = interruptTable.raise.bind(interruptTable);
        interruptTable.raise = (vector, owner) => raise(vector === 0 ? 0 : 15 - (vector % 2), owner);
      },
    },
    caughtBy: 'I4 granted vectors',
  },
  {
    mistake: 'forgets which vectors it has granted',
    tampering: {
      device({ controlPlane }) {
        const commit = controlPlane.commit.bind(controlPlane);
        controlPlane.commit = (outcome) => {
          commit(outcome);
          for (const { attributes } of controlPlane.state['XC']?.values() ?? [])
            if (attributes['VECS'] instanceof Map) attributes['VECS'].clear();
        };
      },
    },
    caughtBy: 'invariants of the specification',
  },
  {
    mistake: 'throws',
    tampering: completions(() => {
      throw new Error('a mistake');
    }),
    caughtBy: 'no exception',
  },
];
