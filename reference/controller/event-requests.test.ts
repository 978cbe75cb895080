import { beforeEach, describe, expect, it } from 'vitest';
import type { NamedResult } from '../host/command-channel.ts';
import { AdminDriver } from '../host/driver.ts';
import { LIMITS as limits } from '../host/fixtures.ts';
import { HostMemory } from '../host/memory.ts';
import { Controller } from './controller.ts';
import { model } from '../../test/spec-model.ts';

const SUCCESS = 'Successful Completion';
const REQUEST = 'Asynchronous Event Request';
const CHANGED = { AETYPE: 7, AEINFO: 0, AELID: 0xd0 };

let driver: AdminDriver;

/** A primary controller with admin queues of so many entries. */
function build(entries: number): AdminDriver {
  const memory = new HostMemory();
  const built = new AdminDriver(model, new Controller(model, { limits, memory }), memory, { entries });
  built.enable();
  return built;
}

beforeEach(() => {
  driver = build(16);
});

/** A request; what it reports, or `null` while it is outstanding. */
function request(): () => NamedResult | null {
  const { channel, codec } = driver;
  const cid = channel.start(codec.entry(REQUEST, {}));
  return () => {
    const result = channel.finish(cid);
    return result && channel.named(REQUEST, result);
  };
}

/** Creates an extended controller and deletes it again: the log of changed controllers gets an entry. */
function change(): void {
  const { result } = driver.execute('Create Extended Controller', { NTAG: 0 }, driver.encode('CECD', {}));
  const handle = { CNTLID: result['NEWCNTLID'], XGEN: result['NEWXGEN'] } as Record<string, number>;
  expect(driver.execute('Manage Extended Controller State', { ...handle, ACT: 4 }).status).toBe(SUCCESS);
}

function readLog(RAE: number): void {
  const fields = { LID: 0xd0, RAE, NUMDL: 3 };
  expect(driver.execute('Get Log Page', fields, new Uint8Array(16)).status).toBe(SUCCESS);
}

describe('a request for asynchronous events', () => {
  it('completes with an event that happens later, and with one that happened before', () => {
    const later = request();
    expect(later()).toBeNull();
    change();
    expect(later()).toMatchObject({ status: SUCCESS, result: CHANGED });
    readLog(0);
    change();
    expect(request()()).toMatchObject({ status: SUCCESS, result: CHANGED });
  });

  it('NB-AER-7: is not answered while the type is masked, until the log page is read without retaining', () => {
    change();
    expect(request()()).not.toBeNull();
    const next = request();
    change();
    readLog(1);
    expect(next()).toBeNull();
    readLog(0);
    expect(next()).toBeNull();
    change();
    expect(next()).toMatchObject({ result: CHANGED });
  });

  it('NB-AER-1: is refused beyond the limit, which is reported', () => {
    const requests = Array.from({ length: limits.AERMAX }, () => request());
    expect(driver.identify()['AERL']).toBe(limits.AERMAX - 1);
    expect(request()()?.status).toBe('Asynchronous Event Request Limit Exceeded');
    change();
    expect(requests.map((each) => each()).filter((each) => each !== null).length).toBe(1);
  });

  it('NB-AER-4: takes no room in the completion queue from other commands', () => {
    driver = build(3);
    const first = request();
    expect(first()).toBeNull();
    const second = request();
    expect(second()).toBeNull();
    for (let i = 0; i < 5; i++) expect(driver.identify()['CNTRLTYPE']).toBe(1);
    change();
    expect([first(), second()].filter((each) => each !== null).length).toBe(1);
  });

  it('NB-AER-6: is gone after a controller reset, with what was to be reported', () => {
    request();
    driver.disable();
    driver.enable();
    const next = request();
    expect(next()).toBeNull();
    change();
    expect(next()).toMatchObject({ result: CHANGED });
    expect(driver.channel.queues.take()).toBeNull();
  });
});
