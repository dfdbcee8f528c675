-- What every script of the registry starts with. All keys share one hash tag, so that a Redis Cluster keeps them together.
local P = '{ametrine}:'
local FIELDS = {'lease', 'partition', 'session', 'epoch', 'protocol', 'profile', 'registration', 'since', 'connected'}

local function micros()
  local time = redis.call('TIME')
  return time[1] * 1000000 + time[2]
end

local function text(number)
  return string.format('%.0f', number)
end

local function nodeKey(lease) return P .. 'node:' .. lease end
local function partitionKey(partition) return P .. 'partition:' .. partition end
local function membersKey(lease) return P .. 'members:' .. lease end
local function stationKey(station) return P .. 'station:' .. station end
local LEASES = P .. 'leases'
local CONTINUITY = P .. 'continuity'

local function alive(lease)
  return lease and redis.call('EXISTS', nodeKey(lease)) == 1
end

local function entry(station)
  local values = redis.call('HMGET', stationKey(station), unpack(FIELDS))
  local found = {}
  for index, name in ipairs(FIELDS) do
    found[name] = values[index] or ''
  end
  return found
end

local function row(station, found)
  local out = {station}
  for _, name in ipairs(FIELDS) do
    out[#out + 1] = found[name]
  end
  return out
end

-- Redis was restarted, flushed or left alone for a lease time when its run id changed or this key is gone.
local function runId()
  return string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
end

local function keepContinuity(leaseMillis)
  local id = runId()
  if redis.call('HGET', CONTINUITY, 'run') ~= id then
    local now = micros()
    redis.call('HSET', CONTINUITY, 'run', id, 'began', text(now), 'settled', text(now + leaseMillis * 1000))
  end
  redis.call('PEXPIRE', CONTINUITY, leaseMillis)
end

-- Since when a missing entry means "offline"; false while it means "unknown".
local function settled()
  local values = redis.call('HMGET', CONTINUITY, 'run', 'settled')
  return values[1] and values[1] == runId() and micros() >= tonumber(values[2])
end
