-- ARGV: lease, partition, station, session, protocol, profile, displacements allowed, window (ms).
-- Answers {lapsed}, {crowded, milliseconds to wait} or {registered, epoch, now, was the previous one live, previous row...}.
local lease, station = ARGV[1], ARGV[3]
if not alive(lease) then
  return {'lapsed'}
end
local now = micros()
local key = stationKey(station)
local previous = entry(station)
local live = previous.connected == '1' and alive(previous.lease)
if live then
  local window = tonumber(redis.call('HGET', key, 'window') or '0')
  if now - window > tonumber(ARGV[8]) * 1000 then
    redis.call('HSET', key, 'window', text(now), 'displacements', 0)
    window = now
  end
  if redis.call('HINCRBY', key, 'displacements', 1) > tonumber(ARGV[7]) then
    return {'crowded', text((window + tonumber(ARGV[8]) * 1000 - now) / 1000)}
  end
end
local epoch = now
if previous.epoch ~= '' and tonumber(previous.epoch) >= now then
  epoch = tonumber(previous.epoch) + 1
end
if previous.lease ~= '' and previous.lease ~= lease then
  redis.call('SREM', membersKey(previous.lease), station)
end
redis.call('HSET', key, 'lease', lease, 'partition', ARGV[2], 'session', ARGV[4], 'epoch', text(epoch),
  'protocol', ARGV[5], 'profile', ARGV[6], 'since', text(now), 'connected', '1')
redis.call('SADD', membersKey(lease), station)
local answer = {'registered', text(epoch), text(now), live and '1' or '0'}
for _, value in ipairs(row(station, previous)) do
  answer[#answer + 1] = value
end
return answer
