import '@testing-library/jest-dom/vitest';
import { beforeAll } from 'vitest';
import { userEvent } from 'vitest/browser';

// The files of a project share one pointer. Where the file before left it may be a field of this one, whose list of
// countries comes when a pointer is over it.
beforeAll(() => userEvent.unhover(document.body));
