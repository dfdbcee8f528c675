-- ARGV: dead lease, then stations whose loss was published.
for index = 2, #ARGV do
  redis.call('SREM', membersKey(ARGV[1]), ARGV[index])
end
return {}
