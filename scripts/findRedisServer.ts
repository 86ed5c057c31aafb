import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Finds the `redis-server` that the Redis tests start: the file that `REDIS_SERVER` names, or the first one on the
 * `PATH`. Returns `undefined` if there is none, or throws with `REQUIRE_REDIS=1`.
 */
export function findRedisServer(): string | undefined {
  const own = process.env.REDIS_SERVER;
  if (own && !existsSync(own))
    throw new Error(
      `REDIS_SERVER names a file that doesn't exist: ${own}. It takes precedence over the one on the PATH, so the Redis tests can't run. Correct it, or unset REDIS_SERVER.`,
    );
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  const found = own || folders.map((folder) => join(folder, 'redis-server')).find((path) => existsSync(path));
  if (!found && process.env.REQUIRE_REDIS === '1')
    throw new Error(
      'No redis-server was found. The run asked for it (REQUIRE_REDIS=1), so leaving its tests out would pass without testing it. On Debian: apt-get install redis-server',
    );
  return found;
}
