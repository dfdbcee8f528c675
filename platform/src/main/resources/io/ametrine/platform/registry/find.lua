-- ARGV: stations. Answers per station with its state (connected, offline, unknown) and its row.
local known = settled()
local answers = {}
for _, station in ipairs(ARGV) do
  local found = entry(station)
  local state = known and 'offline' or 'unknown'
  if found.connected == '1' and alive(found.lease) then
    state = 'connected'
  elseif found.connected == '0' and not known then
    local began = redis.call('HGET', CONTINUITY, 'began')
    local ended = redis.call('HGET', stationKey(station), 'until')
    if began and ended and tonumber(ended) > tonumber(began) then
      state = 'offline'
    end
  end
  local answer = row(station, found)
  table.insert(answer, 1, state)
  answers[#answers + 1] = answer
end
return answers
