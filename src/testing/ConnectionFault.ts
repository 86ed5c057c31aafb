/**
 * The connection broke: what a simulator's `fetch` rejects with, and what its reply's body ends with, where a
 * real `fetch` would do the same. An adapter translates it into its own way to break a connection.
 */
export class ConnectionFault extends TypeError {
  /** As Node names it. */
  readonly code = 'ECONNRESET';

  constructor() {
    super('The simulated connection was cut');
    this.name = 'ConnectionFault';
  }
}
