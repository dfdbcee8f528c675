-- ARGV: lease, lease time (ms), number of partitions, first partition to try. Answers with the partition taken, or nothing.
local lease, millis, count, first = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
for step = 0, count - 1 do
  local partition = (first + step) % count
  if redis.call('SET', partitionKey(partition), lease, 'NX', 'PX', millis) then
    redis.call('SET', nodeKey(lease), partition, 'PX', millis)
    redis.call('SADD', LEASES, lease)
    keepContinuity(millis)
    return {tostring(partition)}
  end
end
return {}
