import { useEffect, useState } from 'react';
import type { InboxMessage } from '../src/testing.ts';
import type { GatewayName } from './gateways.ts';

/** A delivered message, and the simulated gateway that delivered it. */
export interface DemoMessage extends InboxMessage {
  gateway: GatewayName;
}

/** The messages delivered since the page was opened, and a few from before, newest first. */
export function useInbox(): DemoMessage[] {
  const [messages, setMessages] = useState<DemoMessage[]>([]);
  useEffect(() => {
    const source = new EventSource('/demo/inbox');
    source.addEventListener('message', (event: MessageEvent<string>) => {
      const message = JSON.parse(event.data) as DemoMessage;
      setMessages((known) => [message, ...known.filter(({ id }) => id !== message.id)].slice(0, 20));
    });
    return () => source.close();
  }, []);
  return messages;
}
