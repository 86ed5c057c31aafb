import { useEffect, useState } from 'react';

/** A message as the simulated gateways delivered it. */
export interface DemoMessage {
  id: string;
  gateway: string;
  phoneNumber: string;
  phoneCountryCode: string;
  code: string;
  text: string;
  sentAt: number;
}

/** The messages that were delivered since the page was opened and a few before, newest first. */
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
