"""The steps of the Redis store. Each is one script, so it happens at once.

They do what `ledger.py` does, where the rules are explained; one table of tests compares
both. Keys: the count of the day,
requests on their way, those that ended without a count, three pauses, and one for each
window. A member of a sorted set is ``ticket:tokens``, of a window the ticket.
"""

_BEGIN = """
local SECOND, LEASE, MARGIN = 1000000, 300 * 1000000, 200000
local DAY, FLIGHT, OVER = KEYS[1], KEYS[2], KEYS[3]
local PAUSES, WINDOWS = {'blocked', 'daily', 'burst'}, 7
local pause_key = {blocked = KEYS[4], daily = KEYS[5], burst = KEYS[6]}
local clock = redis.call('TIME')
local now = clock[1] * SECOND + clock[2]
local today = math.floor(clock[1] / 86400)
local function exact(number) return string.format('%.0f', number) end
local function score(key, member)
    return tonumber(redis.call('ZSCORE', key, member) or nil)
end
local function count(field) return tonumber(redis.call('HGET', DAY, field) or nil) end
local function begin()
    if count('day') ~= today then
        local is_back = count('before_day') == today
        for _, name in ipairs({'tokens', 'told', 'told_at', 'day'}) do
            local value = redis.call('HGET', DAY, name)
            local found = is_back and redis.call('HGET', DAY, 'before_' .. name)
            redis.call('HDEL', DAY, name, 'before_' .. name)
            if value then redis.call('HSET', DAY, 'before_' .. name, value) end
            if found then redis.call('HSET', DAY, name, found) end
        end
        if not is_back then redis.call('HSET', DAY, 'day', today, 'tokens', 0) end
        redis.call('EXPIRE', DAY, 172800)
    end
    if (count('told_at') or 0) > now then
        redis.call('HSET', DAY, 'told_at', exact(now))
    end
end
local function pause(kind, length)
    redis.call('SET', pause_key[kind], exact(now + length),
        'PX', exact(math.ceil(length / 1000)))
end
local function left_of(kind)
    local left = (tonumber(redis.call('GET', pause_key[kind]) or nil) or 0) - now
    if left <= 0 then return 0 end
    local length = count(kind) or 86400 * SECOND
    if left > length then
        pause(kind, length)
        return length
    end
    return left
end
local function paused()
    local found, longest = '', 0
    for _, kind in ipairs(PAUSES) do  -- all of them, because each may be shortened
        local left = left_of(kind)
        if left > 0 and found == '' then found, longest = kind, left end
    end
    return found, longest
end
local function forget()
    for _, key in ipairs({FLIGHT, OVER}) do
        redis.call('ZREMRANGEBYSCORE', key, '-inf', exact(now - LEASE))
        redis.call('ZREMRANGEBYSCORE', key, exact(now + LEASE), '+inf')
    end
end
"""

_ADMIT = """
local ticket, tokens, limit = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local horizon = tonumber(ARGV[4])
local windows = {}
local sure = math.floor(math.min(count('fastest') or 0, MARGIN) / 4)
for index = WINDOWS, #KEYS do
    local place = 5 + 2 * (index - WINDOWS)
    windows[#windows + 1] = {
        key = KEYS[index],
        length = tonumber(ARGV[place]) - sure,
        capacity = tonumber(ARGV[place + 1])
    }
end

-- The earliest time from `at` on where one more request fits into the window.
local function next_slot(window, at)
    local last = redis.call('ZREVRANGE', window.key, 0, 0, 'WITHSCORES')[2]
    if not last then return at end
    if tonumber(last) <= at then
        local place = -window.capacity
        local first = redis.call('ZRANGE', window.key, place, place, 'WITHSCORES')[2]
        return first and math.max(at, tonumber(first) + window.length) or at
    end
    if not window.slots then
        window.slots = {}
        local found = redis.call('ZRANGE', window.key, 0, -1, 'WITHSCORES')
        for index = 2, #found, 2 do
            window.slots[#window.slots + 1] = tonumber(found[index])
        end
    end
    local slots, capacity = window.slots, window.capacity
    local place = 1  -- of the first one after `at`
    while true do
        while place <= #slots and slots[place] <= at do place = place + 1 end
        local before = at
        for first = math.min(place, #slots - capacity + 1),
            math.max(1, place - capacity), -1 do
            local last_one = math.max(slots[first + capacity - 1], at)
            if last_one - math.min(slots[first], at) < window.length then
                at = slots[first] + window.length
                break
            end
        end
        if at == before then return at end
    end
end

local kind, left = paused()
if kind ~= '' then return {kind, left, 0, 0} end
begin()
local member = ticket .. ':' .. exact(tokens)
local again = score(FLIGHT, member)
if again then  -- the response was lost on its way
    local slot = now
    for _, window in ipairs(windows) do
        slot = math.max(slot, score(window.key, ticket) or now)
    end
    return {'sent', slot - now, 0, 0}
end
local spent = count('tokens') or 0
if tokens > 0 and limit and spent + tokens > limit then
    return {'budget', spent, limit, count('limit') or 0}
end
local slot, before = now, -1
for _, window in ipairs(windows) do
    local gone = exact(now - window.length)
    redis.call('ZREMRANGEBYSCORE', window.key, '-inf', gone)
    local far = exact(now + math.max(horizon, LEASE))  -- of a clock that was set back
    redis.call('ZREMRANGEBYSCORE', window.key, '(' .. far, '+inf')
end
while slot ~= before do
    before = slot
    for _, window in ipairs(windows) do slot = next_slot(window, slot) end
end
if slot - now > horizon then return {'busy', slot - now, 0, 0} end
for _, window in ipairs(windows) do
    redis.call('ZADD', window.key, exact(slot), ticket)
    redis.call('PEXPIRE', window.key, exact(math.ceil(
        (slot - now + window.length) / 1000) + 60000))
end
redis.call('HINCRBY', DAY, 'tokens', exact(tokens))
forget()
redis.call('ZADD', FLIGHT, exact(now), member)
redis.call('EXPIRE', FLIGHT, 600)
return {'sent', slot - now, 0, 0}
"""

_RELEASE = """
begin()
local ticket, tokens = ARGV[1], tonumber(ARGV[2])
local member = ticket .. ':' .. exact(tokens)
local admitted = score(FLIGHT, member)
if not admitted then return 0 end
redis.call('ZREM', FLIGHT, member)
if math.floor(admitted / SECOND / 86400) == today then
    redis.call('HSET', DAY, 'tokens', exact(math.max(0, count('tokens') - tokens)))
end
for index = WINDOWS, #KEYS do redis.call('ZREM', KEYS[index], ticket) end
return 0
"""

_SETTLE = """
begin()
local member = ARGV[1] .. ':' .. exact(tonumber(ARGV[2]))
local limit, spent = tonumber(ARGV[3]), tonumber(ARGV[4])
local admitted = score(FLIGHT, member)
local told = count('told')
redis.call('ZREM', FLIGHT, member)
local fastest = count('fastest') or 0
local known = fastest + math.floor(fastest / 64)
for index = WINDOWS, admitted and (spent or ARGV[5] == '1') and #KEYS or 0 do
    local slot = score(KEYS[index], ARGV[1])
    if slot and slot <= now and now - slot < LEASE then
        fastest = now - slot
        if known > 0 then fastest = math.min(fastest, known) end
        redis.call('HSET', DAY, 'fastest', exact(fastest))
        redis.call('ZADD', KEYS[index], exact(now - MARGIN), ARGV[1])
    end
end
if not spent then
    if told and admitted then
        redis.call('ZADD', OVER, exact(now), member)
        redis.call('EXPIRE', OVER, 600)
    end
    return 0
end
redis.call('HSET', DAY, 'limit', exact(limit))
if admitted and math.floor(admitted / SECOND / 86400) ~= today then return 0 end
local asked = admitted or 0
if not told or (admitted and asked >= count('told_at')) or spent > told then
    told = spent
    redis.call('HSET', DAY, 'told', exact(told), 'told_at', exact(now))
    redis.call('ZREMRANGEBYSCORE', OVER, '-inf', exact(asked))
end
local total = told
forget()
for _, key in ipairs({FLIGHT, OVER}) do
    for _, other in ipairs(redis.call('ZRANGE', key, 0, -1)) do
        total = total + (tonumber(string.match(other, ':(%d+)$')) or 0)
    end
end
redis.call('HSET', DAY, 'tokens', exact(total))
return 0
"""

_PAUSE = """
begin()
local length, kind = tonumber(ARGV[1]), ARGV[2]
if length > left_of(kind) then
    pause(kind, length)
    redis.call('HSET', DAY, kind, exact(length))
end
return 0
"""

_PAUSED = """
local kind, left = paused()
return {kind, left}
"""

_SPENT = """
local limit = count('limit') or 0
if count('day') == today then return {count('tokens') or 0, limit} end
if count('before_day') == today then return {count('before_tokens') or 0, limit} end
return {0, limit}
"""

_ACQUIRE = """
local holder = redis.call('GET', KEYS[1])
local is_possible = redis.call('PTTL', KEYS[1]) <= tonumber(ARGV[3])
if holder and holder ~= ARGV[1] and is_possible then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
"""

_FREE = """
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 0
"""

SCRIPTS = {
    "admit": _BEGIN + _ADMIT,
    "release": _BEGIN + _RELEASE,
    "settle": _BEGIN + _SETTLE,
    "pause": _BEGIN + _PAUSE,
    "paused": _BEGIN + _PAUSED,
    "spent": _BEGIN + _SPENT,
    "acquire": _ACQUIRE,
    "free": _FREE,
}
