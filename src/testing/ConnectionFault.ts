/**
 * A broken connection: what a simulator's `fetch` rejects with, or the body of its reply fails with, where those of a
 * real `fetch` would fail. Each adapter translates it into its own kind of broken connection.
 */
export class ConnectionFault extends TypeError {
  /** As Node names it. */
  readonly code = 'ECONNRESET';

  constructor() {
    super('The simulated connection was cut');
    this.name = 'ConnectionFault';
  }
}
