extension SlackWorld {
    /// `reactions.get`: the message with its reactions; only `full` lists every reactor.
    func reactions(
        of ts: Timestamp, in channel: String, full: Bool, by caller: Caller, view: SlackReadingView = .faithful
    ) throws(SlackFault) -> Message {
        try caller.require("reactions:read")
        try requireMembership(caller, self.channel(channel, for: caller))
        let message = messages[channel, default: []][try position(of: ts, in: channel)]
        guard message.subtype != .tombstone else { throw SlackFault("message_not_found") }
        return presented(message, to: caller, full: full, metadata: false, view: view)
    }

    /// `reactions.add`.
    mutating func addReaction(
        _ name: String, to ts: Timestamp, in channel: String, by caller: Caller, at now: SimulatedTime
    ) throws(SlackFault) {
        try caller.require("reactions:write")
        try requireMembership(caller, self.channel(channel, for: caller))
        try react(name, as: caller.user, to: ts, in: channel, at: now)
    }

    /// `reactions.remove`.
    mutating func removeReaction(
        _ name: String, from ts: Timestamp, in channel: String, by caller: Caller, at now: SimulatedTime
    ) throws(SlackFault) {
        try caller.require("reactions:write")
        try requireMembership(caller, self.channel(channel, for: caller))
        try unreact(name, as: caller.user, from: ts, in: channel, at: now)
    }

    /// A reaction by anyone, whatever client they use.
    package mutating func react(
        _ emoji: String, as user: String, to ts: Timestamp, in channel: String, at now: SimulatedTime
    ) throws(SlackFault) {
        let name = try Self.reactionName(emoji)
        let position = try reactable(ts, in: channel)
        let reactions = messages[channel, default: []][position].reactions
        if let index = reactions.firstIndex(where: { $0.name == name }) {
            guard !reactions[index].users.contains(user) else { throw SlackFault("already_reacted") }
            try requireFewReactions(of: user, in: reactions)
            messages[channel]?[position].reactions[index].users.append(user)
            messages[channel]?[position].reactions[index].count += 1
        } else {
            guard reactions.count < settings.distinctReactions else { throw SlackFault("too_many_emoji") }
            try requireFewReactions(of: user, in: reactions)
            messages[channel]?[position].reactions.append(Reaction(name: name, users: [user], count: 1))
        }
        record(.reactionAdded(name, by: user, to: ts), in: channel, at: now)
    }

    /// Takes back a reaction; the last one takes the emoji off the message.
    package mutating func unreact(
        _ emoji: String, as user: String, from ts: Timestamp, in channel: String, at now: SimulatedTime
    ) throws(SlackFault) {
        let name = try Self.reactionName(emoji)
        let position = try reactable(ts, in: channel)
        let reactions = messages[channel, default: []][position].reactions
        guard let index = reactions.firstIndex(where: { $0.name == name && $0.users.contains(user) }) else {
            throw SlackFault("no_reaction")
        }
        if reactions[index].count == 1 {
            messages[channel]?[position].reactions.remove(at: index)
        } else {
            messages[channel]?[position].reactions[index].users.removeAll { $0 == user }
            messages[channel]?[position].reactions[index].count -= 1
        }
        record(.reactionRemoved(name, by: user, from: ts), in: channel, at: now)
    }

    /// The message as a caller gets to read it.
    func presented(
        _ message: Message, to caller: Caller, full: Bool, metadata: Bool, view: SlackReadingView
    ) -> Message {
        var shown = message
        if !metadata { shown.metadata = nil }
        guard !full, !shown.reactions.isEmpty else { return shown }
        let limit = min(settings.listedReactors, view.listedReactors ?? .max)
        for index in shown.reactions.indices where shown.reactions[index].users.count > limit {
            let users = shown.reactions[index].users
            let others = users.prefix(limit)
            // The list always contains the user who asks (docs.slack.dev, reactions.get).
            let own = users.contains(caller.user) && !others.contains(caller.user) ? [caller.user] : []
            shown.reactions[index].users = own + others
        }
        return shown
    }

    private func requireFewReactions(of user: String, in reactions: [Reaction]) throws(SlackFault) {
        guard reactions.count(where: { $0.users.contains(user) }) < settings.reactionsPerPerson else {
            throw SlackFault("too_many_reactions")
        }
    }

    private func reactable(_ ts: Timestamp, in channel: String) throws(SlackFault) -> Int {
        guard let place = channels[channel] else { throw SlackFault("channel_not_found") }
        try requireOpen(place)
        let position = try position(of: ts, in: channel)
        guard messages[channel]?[position].subtype != .tombstone else { throw SlackFault("message_not_found") }
        return position
    }

    private static let aliases = ["thumbsup": "+1", "thumbsdown": "-1"]

    /// The name under which Slack files the emoji, skin tone kept: `thumbsup::skin-tone-2` becomes `+1::skin-tone-2`.
    private static func reactionName(_ emoji: String) throws(SlackFault) -> String {
        let (base, tone) = parts(of: emoji)
        guard !base.isEmpty, base.utf8.count <= 100, base.utf8.allSatisfy(isNameByte) else {
            throw SlackFault("invalid_name")
        }
        guard let tone else { return aliases[base] ?? base }
        guard (2...6).contains(Int(tone) ?? 0) else { throw SlackFault("invalid_name") }
        return "\(aliases[base] ?? base)::skin-tone-\(tone)"
    }

    private static func parts(of emoji: String) -> (base: String, tone: String?) {
        let mark = "::skin-tone-"
        guard emoji.utf8.count > mark.utf8.count, emoji.dropLast().hasSuffix(mark) else { return (emoji, nil) }
        return (String(emoji.dropLast(mark.count + 1)), String(emoji.suffix(1)))
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "'"): true
        default: byte >= 0x80
        }
    }
}
