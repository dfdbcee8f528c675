-- ARGV: station, epoch, registration state. Answers 1 if that session still held the entry.
if entry(ARGV[1]).epoch ~= ARGV[2] then
  return {'0'}
end
redis.call('HSET', stationKey(ARGV[1]), 'registration', ARGV[3])
return {'1'}
