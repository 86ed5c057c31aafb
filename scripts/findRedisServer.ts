import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Finds the `redis-server` that the Redis tests start for themselves: the file that `REDIS_SERVER` names, or the first
 * on the path. Gives back `undefined` where there is none, unless `REQUIRE_REDIS=1`.
 */
export function findRedisServer(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  const paths = process.env.REDIS_SERVER
    ? [process.env.REDIS_SERVER]
    : folders.map((folder) => join(folder, 'redis-server'));
  const found = paths.find((path) => existsSync(path));
  if (!found && process.env.REQUIRE_REDIS === '1')
    throw new Error(
      'No redis-server was found. The run asked for it (REQUIRE_REDIS=1), so leaving its tests out would pass without testing it. On Debian: apt-get install redis-server',
    );
  return found;
}
