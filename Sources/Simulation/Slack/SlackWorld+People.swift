extension SlackWorld {
    /// Posts a message as a person, bot or stranger would, with the text exactly as the Web API will deliver it.
    @discardableResult
    package mutating func say(
        _ text: String, as user: String, in channel: String, thread: Timestamp? = nil, broadcast: Bool = false,
        at now: SimulatedTime
    ) throws(SlackFault) -> Timestamp {
        guard let place = channels[channel], let author = users[user] else { throw SlackFault("channel_not_found") }
        guard place.members.contains(user) else { throw SlackFault("not_in_channel") }
        try requireOpen(place)
        guard !author.isDeactivated else { throw SlackFault("account_inactive") }
        var message = Message(
            channel: channel, ts: Timestamp(microseconds: 0), user: user, team: author.team, text: text)
        if author.isBot {
            message.botID = author.botID
            message.appID = author.appID
        } else {
            message.clientMessageID = "\(randomText(8))-\(randomText(4))-\(randomText(12))"
        }
        try insert(&message, thread: thread, broadcast: broadcast, at: now)
        return message.ts
    }

    /// Types a message into Slack's own client, which changes what was typed (see `SlackTyping`).
    ///
    /// Nothing is posted, and nil returned, for a line that begins with "/": Slackbot answers it, ephemerally.
    @discardableResult
    package mutating func type(
        _ keys: String, as user: String, in channel: String, thread: Timestamp? = nil,
        device: SlackTyping.Device = .desktop, at now: SimulatedTime
    ) throws(SlackFault) -> Timestamp? {
        guard !keys.hasPrefix("/") else {
            let command = keys.prefix { $0 != " " }
            let answer = EphemeralMessage(
                ts: nextTimestamp(in: channel, at: now), from: "USLACKBOT", to: user,
                text: "\(command) is not a valid command.", threadTS: thread)
            record(.postedEphemeral(answer), in: channel, at: now)
            return nil
        }
        var ids: [String: String] = [:]
        for person in users.values { ids["@" + person.name] = "<@\(person.id)>" }
        for place in channels.values { ids["#" + place.name] = "<#\(place.id)|\(place.name)>" }
        for group in userGroups.values { ids["@" + group.handle] = "<!subteam^\(group.id)>" }
        let text = SlackTyping.asDelivered(keys, device: device, mentions: ids)
        return try say(text, as: user, in: channel, thread: thread, at: now)
    }

    /// Edits a message as its author.
    package mutating func edit(
        _ ts: Timestamp, in channel: String, as user: String, to text: String, at now: SimulatedTime
    ) throws(SlackFault) {
        let position = try position(of: ts, in: channel)
        guard var message = messages[channel]?[position], message.user == user else {
            throw SlackFault("cant_update_message")
        }
        try requireEditable(message, at: now)
        message.text = text
        message.edited = Message.Edit(user: user, ts: editTimestamp(at: now))
        messages[channel]?[position] = message
        record(.updated(message), in: channel, at: now)
    }

    /// Deletes a message as its author or an admin.
    package mutating func delete(
        _ ts: Timestamp, in channel: String, as user: String, at now: SimulatedTime
    ) throws(SlackFault) {
        let position = try position(of: ts, in: channel)
        guard let message = messages[channel]?[position], message.subtype != .tombstone else {
            throw SlackFault("message_not_found")
        }
        guard message.user == user || users[user]?.isAdmin == true else { throw SlackFault("cant_delete_message") }
        remove(at: position, in: channel, at: now)
    }
}
