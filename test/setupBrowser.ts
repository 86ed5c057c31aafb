import '@testing-library/jest-dom/vitest';
import { beforeAll } from 'vitest';
import { userEvent } from 'vitest/browser';

// The files of a project share one pointer and one storage. If the previous file left the pointer over a phone field of
// this one, that would load the list of countries; a cooldown that it left would refuse this one's message.
beforeAll(async () => {
  localStorage.clear();
  sessionStorage.clear();
  await userEvent.unhover(document.body);
});
