extension SlackWorld {
    /// A channel and who is in it.
    package struct Channel: Sendable, Hashable {
        package var id: String
        package var name: String
        package var isPrivate = false
        package var isArchived = false
        package var isExternallyShared = false
        package var isPendingExternallyShared = false
        /// Of several workspaces of one Enterprise organisation.
        package var isOrganisationShared = false
        package var members: [String]
    }

    mutating func add(_ channel: Channel) {
        channels[channel.id] = channel
        messages[channel.id] = messages[channel.id] ?? []
    }

    /// Archives, unarchives, renames, shares or repopulates a channel from outside.
    package mutating func change(channel id: String, at now: SimulatedTime, _ change: (inout Channel) -> Void) {
        guard let before = channels[id] else { return }
        var channel = before
        change(&channel)
        guard channel != before else { return }
        channels[id] = channel
        record(.channelChanged(channel), in: id, at: now)
    }

    /// The channel, if the caller may know of it; `family` is the scopes' second half, such as `history`.
    ///
    /// A private channel that the caller is not in is `channel_not_found`, as if it did not exist.
    func channel(_ id: String, for caller: Caller, family: String) throws(SlackFault) -> Channel {
        try caller.require("channels:\(family)", "groups:\(family)")
        let channel = try channel(id, for: caller)
        try caller.require(channel.isPrivate ? "groups:\(family)" : "channels:\(family)")
        return channel
    }

    func channel(_ id: String, for caller: Caller) throws(SlackFault) -> Channel {
        guard let channel = channels[id], !channel.isPrivate || channel.members.contains(caller.user) else {
            throw SlackFault("channel_not_found")
        }
        return channel
    }

    func requireMembership(_ caller: Caller, _ channel: Channel) throws(SlackFault) {
        guard channel.members.contains(caller.user) else { throw SlackFault("not_in_channel") }
    }

    func requireOpen(_ channel: Channel) throws(SlackFault) {
        guard !channel.isArchived else { throw SlackFault("is_archived") }
    }
}
