import Foundation

extension SlackWorld {
    /// One page of a list, in a stable order.
    package struct Page<Item> {
        package var items: [Item]
        package var nextCursor: String?
    }

    /// `users.info`: anyone whom Slack knows, deactivated people and strangers too.
    func user(_ id: String, by caller: Caller) throws(SlackFault) -> User {
        try caller.require("users:read")
        guard let user = users[id] else { throw SlackFault("user_not_found") }
        return user
    }

    /// `users.list`.
    func users(
        limit: Int?, cursor: String?, by caller: Caller, view: SlackReadingView = .faithful
    ) throws(SlackFault) -> Page<User> {
        try caller.require("users:read")
        let page = try page(users.keys.sorted(), limit: limit, cursor: cursor, kind: "user", view: view)
        return Page(items: page.items.compactMap { users[$0] }, nextCursor: page.nextCursor)
    }

    /// `usergroups.list`, without disabled ones.
    func userGroups(by caller: Caller) throws(SlackFault) -> [UserGroup] {
        try caller.require("usergroups:read")
        return userGroups.values.filter { !$0.isDisabled }.sorted { $0.id < $1.id }
    }

    /// `usergroups.users.list`.
    func users(ofGroup id: String, by caller: Caller) throws(SlackFault) -> [String] {
        try caller.require("usergroups:read")
        guard let group = userGroups[id], !group.isDisabled else { throw SlackFault("no_such_subteam") }
        return group.users
    }

    /// `conversations.info`: a public channel may be looked at from outside.
    func conversation(_ id: String, by caller: Caller) throws(SlackFault) -> Channel {
        try channel(id, for: caller, family: "read")
    }

    /// `conversations.list`, of the channels that the caller may know of.
    func conversations(
        publicOnes: Bool = true, privateOnes: Bool = false, archivedOnes: Bool = true, limit: Int?, cursor: String?,
        by caller: Caller, view: SlackReadingView = .faithful
    ) throws(SlackFault) -> Page<Channel> {
        if publicOnes { try caller.require("channels:read") }
        if privateOnes { try caller.require("groups:read") }
        let visible = channels.values.filter { channel in
            guard archivedOnes || !channel.isArchived else { return false }
            return channel.isPrivate ? privateOnes && channel.members.contains(caller.user) : publicOnes
        }
        let page = try page(visible.map(\.id).sorted(), limit: limit, cursor: cursor, kind: "team", view: view)
        return Page(items: page.items.compactMap { channels[$0] }, nextCursor: page.nextCursor)
    }

    /// `conversations.members`.
    func members(
        of channel: String, limit: Int?, cursor: String?, by caller: Caller, view: SlackReadingView = .faithful
    ) throws(SlackFault) -> Page<String> {
        let members = try self.channel(channel, for: caller, family: "read").members
        return try page(members.sorted(), limit: limit ?? 100, cursor: cursor, kind: "user", view: view)
    }

    /// `conversations.join`: public channels only; joining twice is no error.
    mutating func join(
        _ channel: String, by caller: Caller, at now: SimulatedTime
    ) throws(SlackFault) -> Channel {
        try caller.require("channels:join")
        let found = try self.channel(channel, for: caller)
        guard !found.isPrivate else { throw SlackFault("method_not_supported_for_channel_type") }
        try requireOpen(found)
        guard !found.members.contains(caller.user) else { return found }
        change(channel: channel, at: now) { $0.members.append(caller.user) }
        var notice = Message(
            channel: channel, ts: Timestamp(microseconds: 0), user: caller.user, team: team,
            text: "<@\(caller.user)> has joined the channel")
        notice.subtype = .channelJoin
        try insert(&notice, thread: nil, broadcast: false, at: now)
        return channels[channel] ?? found
    }

    private func page(
        _ ids: [String], limit: Int?, cursor: String?, kind: String, view: SlackReadingView
    ) throws(SlackFault) -> Page<String> {
        guard (1...1000).contains(limit ?? 1) else { throw SlackFault("invalid_limit") }
        var rest = ids[...]
        if let cursor, !cursor.isEmpty {
            guard !view.refusesCursors, let data = Data(base64Encoded: cursor) else {
                throw SlackFault("invalid_cursor")
            }
            let text = String(decoding: data, as: UTF8.self)
            guard text.hasPrefix(kind + ":") else { throw SlackFault("invalid_cursor") }
            let start = text.dropFirst(kind.count + 1)
            rest = rest.drop { $0 < start }
        }
        let size = min(limit ?? rest.count, view.pageLimit ?? .max)
        let next = rest.dropFirst(size).first.map { Data("\(kind):\($0)".utf8).base64EncodedString() }
        return Page(items: Array(rest.prefix(size)), nextCursor: next)
    }
}

extension SlackWorld.Page: Sendable where Item: Sendable {}
extension SlackWorld.Page: Equatable where Item: Equatable {}
