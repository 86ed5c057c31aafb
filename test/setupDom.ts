import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import { WAIT_MS } from './waitMs.ts';

configure({ asyncUtilTimeout: WAIT_MS });

// React Testing Library does this by itself only if `afterEach` is a global
afterEach(cleanup);
