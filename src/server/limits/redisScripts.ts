/*
 * What the Redis store runs inside Redis. Each script is one step that nothing else comes between. KEYS[1] is
 * the record of the request, a hash of `record` and, as long as it can be released, `at` (epoch ms); the other
 * keys are counters, whose windows are their expiry.
 */

const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/** ARGV: record's life, record, then max, window and cost of each counter. Charges all, or nothing. */
export const RESERVE_LUA = `
local known = redis.call('HGET', KEYS[1], 'record')
if known == ARGV[2] then return {'ok'} end
if known then return {'replay', known} end
local used = {}
for i = 2, #KEYS do
  local at = 3 * i - 3
  used[i - 1] = tonumber(redis.call('GET', KEYS[i]) or '0') + tonumber(ARGV[at + 2])
  if used[i - 1] > tonumber(ARGV[at]) then
    local left = redis.call('PTTL', KEYS[i])
    if left < 0 then left = tonumber(ARGV[at + 1]) end
    return {'refused', i - 2, math.max(left, 1)}
  end
end
for i = 2, #KEYS do
  local at = 3 * i - 3
  if used[i - 1] == tonumber(ARGV[at + 2]) and used[i - 1] > 0 then
    redis.call('SET', KEYS[i], ARGV[at + 2], 'PX', ARGV[at + 1])
  elseif tonumber(ARGV[at + 2]) > 0 then
    redis.call('INCRBY', KEYS[i], ARGV[at + 2])
  end
end
${NOW}
redis.call('HSET', KEYS[1], 'record', ARGV[2], 'at', now)
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return {'ok', unpack(used)}
`;

/** ARGV: record's life, record, then window and cost of each counter that begins anew. */
export const SETTLE_LUA = `
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'record', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[1])
for i = 2, #KEYS do
  local at = 2 * i - 1
  local used = math.max(tonumber(redis.call('GET', KEYS[i]) or '0'), tonumber(ARGV[at + 1]))
  redis.call('SET', KEYS[i], used, 'PX', ARGV[at])
end
return {'ok'}
`;

/** ARGV: life of the outcome (0 for none), outcome, then window and cost of each counter that gets it back. */
export const RELEASE_LUA = `
local reserved = tonumber(redis.call('HGET', KEYS[1], 'at') or '-1')
redis.call('DEL', KEYS[1])
if ARGV[1] ~= '0' then
  redis.call('HSET', KEYS[1], 'record', ARGV[2])
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
end
if reserved < 0 then return {'ok'} end
${NOW}
for i = 2, #KEYS do
  local at = 2 * i - 1
  local left = redis.call('PTTL', KEYS[i])
  -- A window that began after the reservation was charged by others; 2 ms are for rounding.
  if left > 0 and now - (tonumber(ARGV[at]) - left) <= reserved + 2 then
    if redis.call('DECRBY', KEYS[i], ARGV[at + 1]) <= 0 then redis.call('DEL', KEYS[i]) end
  end
end
return {'ok'}
`;

/** The record, or nothing. */
export const FIND_LUA = `
local known = redis.call('HGET', KEYS[1], 'record')
if known then return {'replay', known} end
return {'ok'}
`;
