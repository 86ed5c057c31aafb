import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// as vitest.config.ts has it for `expect.poll`: the default is a second
configure({ asyncUtilTimeout: 10_000 });

// React Testing Library does this by itself only where `afterEach` is a global
afterEach(cleanup);
