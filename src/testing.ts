export { simulateGenAuth } from './testing/simulateGenAuth.ts';
export type {
  GenAuthAnswer,
  SimulatedAuthMethod,
  SimulatedGenAuth,
  SimulateGenAuthOptions,
} from './testing/simulateGenAuth.ts';
export { simulateSignedV2 } from './testing/simulateSignedV2.ts';
export type {
  SignedV2Answer,
  SimulatedSignedV2,
  SimulateSignedV2Options,
} from './testing/simulateSignedV2.ts';
export type { Simulator, SimulatorClock, SimulatorOptions } from './testing/Simulator.ts';
export type { Inbox, InboxLanguage, InboxMessage } from './testing/inbox.ts';
export { PLAIN_FAULTS } from './testing/faults.ts';
export type { Fault, FaultOperation, FaultOptions, Faults, PlainFault, SlowFault } from './testing/faults.ts';
export { ConnectionFault } from './testing/ConnectionFault.ts';
export { createFakeClock } from './testing/fakeClock.ts';
export type { FakeClock } from './testing/fakeClock.ts';
export { createMemoryStorage } from './testing/createMemoryStorage.ts';
export { toMswHandlers } from './testing/mswHandlers.ts';
export { toNodeHandler } from './testing/nodeHandler.ts';
export type { NodeRequest, NodeResponse } from './testing/nodeHandler.ts';
