/*
 * What the Redis store runs inside Redis. Each script is one atomic step. KEYS[1] is the record of the request: 13
 * digits, then the text itself. The digits are the time of its reservation (epoch ms) as long as it can be released,
 * and zeros afterwards. The other keys are counters, which expire when their window ends.
 */

const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/** The time in a record that has ended: every window began after it, so nothing of it can be given back. */
const SETTLED = '0'.repeat(13);

/** ARGV: life of the record, record, then max, window and cost of each counter. Charges all of them, or none. */
export const RESERVE_LUA = `
local stored = redis.call('MGET', unpack(KEYS))
local known = stored[1] and string.sub(stored[1], 14)
if known == ARGV[2] then return {'ok'} end
if known then return {'replay', known} end
local used = {}
for i = 2, #KEYS do
  local at = 3 * i - 3
  used[i - 1] = tonumber(stored[i] or '0') + tonumber(ARGV[at + 2])
  if used[i - 1] > tonumber(ARGV[at]) then
    return {'refused', i - 2, math.max(redis.call('PTTL', KEYS[i]), 1)}
  end
end
for i = 2, #KEYS do
  local at = 3 * i - 3
  local cost = tonumber(ARGV[at + 2])
  if cost > 0 and stored[i] then
    redis.call('INCRBY', KEYS[i], cost)
  elseif cost > 0 then
    redis.call('SET', KEYS[i], cost, 'PX', ARGV[at + 1])
  end
end
${NOW}
redis.call('SET', KEYS[1], string.format('%013d', now) .. ARGV[2], 'PX', ARGV[1])
return {'ok', unpack(used)}
`;

/** ARGV: life of the record, record, then window and cost of each counter that starts again. */
export const SETTLE_LUA = `
redis.call('SET', KEYS[1], '${SETTLED}' .. ARGV[2], 'PX', ARGV[1])
for i = 2, #KEYS do
  local at = 2 * i - 1
  redis.call('SET', KEYS[i], ARGV[at + 1], 'PX', ARGV[at])
end
return {'ok'}
`;

/**
 * ARGV: life of the outcome (0 for none), outcome, then window and cost of each counter that is given its charge back.
 * A window that began after the reservation holds charges of others only; 2 ms allow for rounding.
 */
export const RELEASE_LUA = `
local reserved = tonumber(string.sub(redis.call('GET', KEYS[1]) or '${SETTLED}', 1, 13))
if ARGV[1] == '0' then
  redis.call('DEL', KEYS[1])
else
  redis.call('SET', KEYS[1], '${SETTLED}' .. ARGV[2], 'PX', ARGV[1])
end
${NOW}
for i = 2, #KEYS do
  local at = 2 * i - 1
  local left = redis.call('PTTL', KEYS[i])
  if left > 0 and now - (tonumber(ARGV[at]) - left) <= reserved + 2 then
    if redis.call('DECRBY', KEYS[i], ARGV[at + 1]) <= 0 then redis.call('DEL', KEYS[i]) end
  end
end
return {'ok'}
`;

/** The record, or nothing. */
export const FIND_LUA = `
local known = redis.call('GET', KEYS[1])
if known then return {'replay', string.sub(known, 14)} end
return {'ok'}
`;
