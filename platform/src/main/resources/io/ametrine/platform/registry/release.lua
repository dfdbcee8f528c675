-- ARGV: lease, partition. What its sessions left behind is for the survivors to reap.
local lease, partition = ARGV[1], ARGV[2]
redis.call('DEL', nodeKey(lease))
if redis.call('GET', partitionKey(partition)) == lease then
  redis.call('DEL', partitionKey(partition))
end
if redis.call('SCARD', membersKey(lease)) == 0 then
  redis.call('SREM', LEASES, lease)
end
return {}
