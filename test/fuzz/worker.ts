import { parentPort, workerData } from 'node:worker_threads';
import type { FuzzRequest } from './command.ts';
import { work } from './command.ts';

// One worker's share of a long run.
parentPort?.postMessage(work(workerData as FuzzRequest));
