-- ARGV: lease, partition, lease time (ms), may it be restored (1 or 0). Answers kept, restored or lapsed.
local lease, partition, millis = ARGV[1], ARGV[2], tonumber(ARGV[3])
local owner = redis.call('GET', partitionKey(partition))
local before = redis.call('HGET', CONTINUITY, 'began')
if owner == lease and alive(lease) then
  redis.call('PEXPIRE', partitionKey(partition), millis)
  redis.call('PEXPIRE', nodeKey(lease), millis)
  redis.call('SADD', LEASES, lease)
  keepContinuity(millis)
  if before == redis.call('HGET', CONTINUITY, 'began') then
    return {'kept'}
  end
  return {'restored'}
end
if ARGV[4] == '1' and (not owner or owner == lease) then
  redis.call('SET', partitionKey(partition), lease, 'PX', millis)
  redis.call('SET', nodeKey(lease), partition, 'PX', millis)
  redis.call('SADD', LEASES, lease)
  keepContinuity(millis)
  return {'restored'}
end
return {'lapsed'}
