-- ARGV: own lease, how many, how long the right to reap lasts (ms). Answers with the rows of sessions of one dead node,
-- now marked disconnected. They stay its members until "reaped" says that everybody was told.
local own, limit, millis = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
if not settled() then
  return {}
end
local rows = {}
for _, lease in ipairs(redis.call('SMEMBERS', LEASES)) do
  if not alive(lease) then
    local right = P .. 'reaper:' .. lease
    local holder = redis.call('GET', right)
    if not holder or holder == own then
      redis.call('SET', right, own, 'PX', millis)
      local members = redis.call('SRANDMEMBER', membersKey(lease), limit)
      if #members == 0 then
        redis.call('DEL', right)
        redis.call('SREM', LEASES, lease)
      end
      for _, station in ipairs(members) do
        local found = entry(station)
        if found.lease == lease then
          redis.call('HSET', stationKey(station), 'connected', '0', 'until', text(micros()))
          rows[#rows + 1] = row(station, found)
        else
          redis.call('SREM', membersKey(lease), station)
        end
      end
      if #rows > 0 then
        return rows
      end
    end
  end
end
return rows
