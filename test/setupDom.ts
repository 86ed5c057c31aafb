import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// the same as for `expect.poll` in vitest.config.ts; the default is one second
configure({ asyncUtilTimeout: 25_000 });

// React Testing Library does this by itself only if `afterEach` is a global
afterEach(cleanup);
