-- ARGV: station, epoch, lease. Answers 1 unless a newer session holds the entry; its registration state stays.
local station, epoch, lease = ARGV[1], ARGV[2], ARGV[3]
local found = entry(station)
if found.epoch ~= epoch then
  if found.lease ~= lease then
    redis.call('SREM', membersKey(lease), station)
  end
  return {found.epoch == '' and '1' or '0'}
end
redis.call('SREM', membersKey(lease), station)
redis.call('HSET', stationKey(station), 'connected', '0', 'until', text(micros()))
return {'1'}
