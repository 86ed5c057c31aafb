import '@testing-library/jest-dom/vitest';
import { beforeAll } from 'vitest';
import { userEvent } from 'vitest/browser';

// The files of a project share one pointer. If the previous file left it over a phone field of this one, that would
// load the list of countries.
beforeAll(() => userEvent.unhover(document.body));
