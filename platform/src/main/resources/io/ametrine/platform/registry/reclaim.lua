-- ARGV: lease, partition, then per session: station, session, epoch, protocol, profile, registration, since.
-- Answers {lapsed}, or per session kept, returned (it had been declared lost) or overtaken (a newer one holds the entry).
local lease, partition = ARGV[1], ARGV[2]
if not alive(lease) then
  return {'lapsed'}
end
local verdicts = {}
for index = 3, #ARGV, 7 do
  local station, epoch = ARGV[index], ARGV[index + 2]
  local found = entry(station)
  if found.epoch ~= '' and tonumber(found.epoch) > tonumber(epoch) then
    verdicts[#verdicts + 1] = 'overtaken'
  else
    if found.lease ~= '' and found.lease ~= lease then
      redis.call('SREM', membersKey(found.lease), station)
    end
    redis.call('HSET', stationKey(station), 'lease', lease, 'partition', partition, 'session', ARGV[index + 1],
      'epoch', epoch, 'protocol', ARGV[index + 3], 'profile', ARGV[index + 4], 'registration', ARGV[index + 5],
      'since', ARGV[index + 6], 'connected', '1')
    redis.call('SADD', membersKey(lease), station)
    verdicts[#verdicts + 1] = found.connected == '0' and 'returned' or 'kept'
  end
end
return verdicts
