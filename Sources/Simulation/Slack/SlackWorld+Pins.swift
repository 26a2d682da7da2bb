extension SlackWorld {
    /// `pins.add`.
    mutating func addPin(
        _ ts: Timestamp, in channel: String, by caller: Caller, at now: SimulatedTime
    ) throws(SlackFault) {
        try caller.require("pins:write")
        try requireMembership(caller, self.channel(channel, for: caller))
        try pin(ts, as: caller.user, in: channel, at: now)
    }

    /// `pins.remove`.
    mutating func removePin(
        _ ts: Timestamp, in channel: String, by caller: Caller, at now: SimulatedTime
    ) throws(SlackFault) {
        try caller.require("pins:write")
        try requireMembership(caller, self.channel(channel, for: caller))
        try unpin(ts, as: caller.user, in: channel, at: now)
    }

    /// A pin by anyone. Slack's own notice that somebody joined takes none (docs.slack.dev, pins.add).
    package mutating func pin(
        _ ts: Timestamp, as user: String, in channel: String, at now: SimulatedTime
    ) throws(SlackFault) {
        let message = try pinnable(ts, by: user, in: channel)
        guard message.subtype != .channelJoin else { throw SlackFault("not_pinnable") }
        let pinned = pins[channel] ?? []
        guard !pinned.contains(ts) else { throw SlackFault("already_pinned") }
        guard pinned.count < settings.pinsPerChannel else { throw SlackFault("too_many_pins") }
        pins[channel] = pinned + [ts]
        record(.pinned(ts, by: user), in: channel, at: now)
    }

    /// Takes a pin away, whoever set it.
    package mutating func unpin(
        _ ts: Timestamp, as user: String, in channel: String, at now: SimulatedTime
    ) throws(SlackFault) {
        _ = try pinnable(ts, by: user, in: channel)
        guard pins[channel]?.contains(ts) == true else { throw SlackFault("no_pin") }
        pins[channel]?.removeAll { $0 == ts }
        record(.unpinned(ts, by: user), in: channel, at: now)
    }

    private func pinnable(_ ts: Timestamp, by user: String, in channel: String) throws(SlackFault) -> Message {
        guard let place = channels[channel] else { throw SlackFault("channel_not_found") }
        try requireOpen(place)
        guard settings.allowsPins || users[user]?.isAdmin == true else { throw SlackFault("restricted_action") }
        let message = messages[channel, default: []][try position(of: ts, in: channel)]
        guard message.subtype != .tombstone else { throw SlackFault("message_not_found") }
        return message
    }
}
