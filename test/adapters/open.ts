import type { Model } from '../../codegen/model/model.ts';
import type { DeviceAdapter } from '../runner/adapter.ts';
import { ProcessChannel } from './protocol/process-channel.ts';
import { RemoteDevice } from './protocol/remote-device.ts';
import { SocketChannel } from './protocol/socket-channel.ts';
import { QtestDevice } from './qtest/device.ts';
import { ReferenceAdapter } from './reference.ts';

const SOCKET = 'unix:';
const QTEST = 'qtest:';

/**
 * The device that `--dut` names: `reference`, `unix:PATH`, `qtest:` with properties of QEMU's device, or the command of an adapter. `timeout`:
 * how long a reply may take, in milliseconds.
 */
export function openDevice(dut: string, model: Model, timeout: number): DeviceAdapter {
  if (dut === 'reference') return new ReferenceAdapter(model);
  if (dut.startsWith(QTEST)) return new QtestDevice(dut.slice(QTEST.length), timeout);
  if (dut.startsWith(SOCKET)) return new RemoteDevice(() => SocketChannel.open(dut.slice(SOCKET.length)), timeout);
  return new RemoteDevice(() => Promise.resolve(new ProcessChannel(dut)), timeout);
}
