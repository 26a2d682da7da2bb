extension SimulatedSlack {
    /// Reads a method's arguments, makes the call, and writes the answer.
    mutating func answer(
        _ method: SlackMethod, _ arguments: SlackArguments, at now: SimulatedTime
    ) -> SlackCallOutcome<SlackPage> {
        let ts = (try? arguments.timestamp(method.messageArgument, or: "")) ?? nil
        let channel = arguments.text(method.channelArgument)
        return call(method, token: arguments.token, channel: channel, message: ts, at: now) {
            world, turn throws(SlackFault) in
            switch method {
            case .authTest: world.identityPage(of: turn.caller)
            case .chatDelete, .chatGetPermalink, .chatPostEphemeral, .chatPostMessage, .chatUpdate:
                try world.answerChat(method, arguments, turn)
            case .conversationsHistory, .conversationsReplies: try world.answerMessages(method, arguments, turn)
            case .conversationsInfo, .conversationsJoin, .conversationsList, .conversationsMembers:
                try world.answerConversations(method, arguments, turn)
            case .filesCompleteUploadExternal: try world.answerUploadCompletion(arguments, turn)
            case .filesGetUploadURLExternal: try world.answerUploadRequest(arguments, turn)
            // Bytes go to an address of their own.
            case .fileUpload: throw SlackFault("unknown_method")
            case .pinsAdd, .pinsRemove: try world.answerPins(method, arguments, turn)
            case .reactionsAdd, .reactionsGet, .reactionsRemove: try world.answerReactions(method, arguments, turn)
            case .userGroupsList, .userGroupsUsersList, .usersInfo, .usersList:
                try world.answerPeople(method, arguments, turn)
            }
        }
    }
}

extension SlackMethod {
    /// The argument that names a message.
    fileprivate var messageArgument: String {
        switch self {
        case .pinsAdd, .pinsRemove, .reactionsAdd, .reactionsGet, .reactionsRemove: "timestamp"
        case .chatGetPermalink: "message_ts"
        default: "ts"
        }
    }

    /// The argument that names a channel.
    fileprivate var channelArgument: String {
        self == .filesCompleteUploadExternal ? "channel_id" : "channel"
    }
}

extension SlackArguments {
    fileprivate func message(_ name: String) throws(SlackFault) -> SlackWorld.Timestamp {
        _ = try required(name)
        guard let ts = try timestamp(name, or: "message_not_found") else { throw SlackFault("message_not_found") }
        return ts
    }

    fileprivate func post() throws(SlackFault) -> SlackWorld.Post {
        var post = SlackWorld.Post(channel: try required("channel"), text: text("text") ?? "")
        post.blocks = try json("blocks", or: "invalid_blocks_format")
        post.attachments = try json("attachments", or: "invalid_attachments")
        post.metadata = try json("metadata", or: "invalid_metadata_format")
        post.threadTS = try timestamp("thread_ts", or: "invalid_thread_ts")
        post.replyBroadcast = flag("reply_broadcast")
        return post
    }

    fileprivate func update() throws(SlackFault) -> SlackWorld.Update {
        var update = SlackWorld.Update(channel: try required("channel"), ts: try message("ts"), text: text("text"))
        update.blocks = try json("blocks", or: "invalid_blocks_format")
        update.attachments = try json("attachments", or: "invalid_attachments")
        update.metadata = try json("metadata", or: "invalid_metadata_format")
        return update
    }
}

extension SlackWorld {
    fileprivate mutating func answerChat(
        _ method: SlackMethod, _ arguments: SlackArguments, _ turn: SimulatedSlack.Turn
    ) throws(SlackFault) -> SlackPage {
        let channel = try arguments.required("channel")
        switch method {
        case .chatPostMessage:
            let posted = try post(arguments.post(), by: turn.caller, at: turn.now)
            return SlackPage(
                [
                    "channel": .string(channel), "ts": .string(posted.message.ts.text),
                    "message": render(posted.message),
                ], warnings: posted.warnings)
        case .chatUpdate:
            let posted = try update(arguments.update(), by: turn.caller, at: turn.now)
            return SlackPage(
                [
                    "channel": .string(channel), "ts": .string(posted.message.ts.text),
                    "text": .string(posted.message.text), "message": render(posted.message),
                ], warnings: posted.warnings)
        case .chatPostEphemeral:
            let user = try arguments.required("user")
            let ts = try postEphemeral(arguments.post(), to: user, by: turn.caller, at: turn.now)
            return SlackPage(["message_ts": .string(ts.text)])
        case .chatDelete:
            let ts = try arguments.message("ts")
            try delete(ts, in: channel, by: turn.caller, at: turn.now)
            return SlackPage(["channel": .string(channel), "ts": .string(ts.text)])
        default:
            let link = try permalink(arguments.message("message_ts"), in: channel, by: turn.caller)
            return SlackPage(["channel": .string(channel), "permalink": .string(link)])
        }
    }

    fileprivate func answerMessages(
        _ method: SlackMethod, _ arguments: SlackArguments, _ turn: SimulatedSlack.Turn
    ) throws(SlackFault) -> SlackPage {
        let channel = try arguments.required("channel")
        let oldest = try arguments.timestamp("oldest", or: "invalid_ts_oldest")
        let latest = try arguments.timestamp("latest", or: "invalid_ts_latest")
        let page: MessagePage
        if method == .conversationsHistory {
            var query = HistoryQuery(channel: channel, oldest: oldest, limit: try arguments.number("limit") ?? 100)
            query.latest = latest
            query.inclusive = arguments.flag("inclusive")
            query.cursor = arguments.text("cursor")
            query.includesMetadata = arguments.flag("include_all_metadata")
            page = try history(query, by: turn.caller, view: turn.view)
        } else {
            var query = RepliesQuery(
                channel: channel, ts: try arguments.message("ts"), limit: try arguments.number("limit") ?? 1000)
            query.oldest = oldest
            query.latest = latest
            query.inclusive = arguments.flag("inclusive")
            query.cursor = arguments.text("cursor")
            query.includesMetadata = arguments.flag("include_all_metadata")
            page = try replies(query, by: turn.caller, view: turn.view)
        }
        var answer = SlackPage([
            "messages": .array(page.messages.map(render)), "has_more": .bool(page.hasMore),
        ])
        if method == .conversationsHistory {
            answer.members["pin_count"] = .integer(Int64(pins[channel]?.count ?? 0))
            answer.members["channel_actions_ts"] = .null
            answer.members["channel_actions_count"] = 0
            if let latest { answer.members["latest"] = .string(latest.text) }
        }
        if page.hasMore { answer.setNextCursor(page.nextCursor) }
        return answer
    }

    fileprivate mutating func answerConversations(
        _ method: SlackMethod, _ arguments: SlackArguments, _ turn: SimulatedSlack.Turn
    ) throws(SlackFault) -> SlackPage {
        let limit = try arguments.number("limit")
        let cursor = arguments.text("cursor")
        switch method {
        case .conversationsList:
            let types = (arguments.text("types") ?? "public_channel").split(separator: ",").map {
                String($0.filter { $0 != " " })
            }
            let known: Set<String> = ["public_channel", "private_channel", "mpim", "im"]
            guard types.allSatisfy(known.contains) else { throw SlackFault("invalid_types") }
            let page = try conversations(
                publicOnes: types.contains("public_channel"), privateOnes: types.contains("private_channel"),
                archivedOnes: !arguments.flag("exclude_archived"), limit: limit ?? 100, cursor: cursor,
                by: turn.caller, view: turn.view)
            var answer = SlackPage(["channels": .array(page.items.map { render($0, for: turn.caller) })])
            answer.setNextCursor(page.nextCursor)
            return answer
        case .conversationsMembers:
            let page = try members(
                of: arguments.required("channel"), limit: limit, cursor: cursor, by: turn.caller, view: turn.view)
            var answer = SlackPage(["members": .array(page.items.map { .string($0) })])
            answer.setNextCursor(page.nextCursor)
            return answer
        case .conversationsJoin:
            let id = try arguments.required("channel")
            let wasMember = channels[id]?.members.contains(turn.caller.user) == true
            let channel = try join(id, by: turn.caller, at: turn.now)
            return SlackPage(
                ["channel": render(channel, for: turn.caller)], warnings: wasMember ? ["already_in_channel"] : [])
        default:
            let channel = try conversation(arguments.required("channel"), by: turn.caller)
            var rendered = render(channel, for: turn.caller).members ?? [:]
            if arguments.flag("include_num_members") {
                rendered["num_members"] = .integer(Int64(channel.members.count))
            }
            return SlackPage(["channel": .object(rendered)])
        }
    }

    fileprivate mutating func answerReactions(
        _ method: SlackMethod, _ arguments: SlackArguments, _ turn: SimulatedSlack.Turn
    ) throws(SlackFault) -> SlackPage {
        guard arguments.text("channel") != nil, arguments.text("timestamp") != nil else {
            throw SlackFault("no_item_specified")
        }
        let channel = try arguments.required("channel")
        guard let ts = try arguments.timestamp("timestamp", or: "bad_timestamp") else {
            throw SlackFault("bad_timestamp")
        }
        switch method {
        case .reactionsAdd:
            try addReaction(arguments.required("name"), to: ts, in: channel, by: turn.caller, at: turn.now)
            return SlackPage()
        case .reactionsRemove:
            try removeReaction(arguments.required("name"), from: ts, in: channel, by: turn.caller, at: turn.now)
            return SlackPage()
        default:
            let message = try reactions(
                of: ts, in: channel, full: arguments.flag("full"), by: turn.caller, view: turn.view)
            var rendered = render(message).members ?? [:]
            rendered["permalink"] = .string(try permalink(ts, in: channel, by: turn.caller))
            return SlackPage(["type": "message", "channel": .string(channel), "message": .object(rendered)])
        }
    }

    fileprivate mutating func answerPins(
        _ method: SlackMethod, _ arguments: SlackArguments, _ turn: SimulatedSlack.Turn
    ) throws(SlackFault) -> SlackPage {
        guard let channel = arguments.text("channel"), !channel.isEmpty else { throw SlackFault("channel_not_found") }
        guard arguments.text("timestamp") != nil else { throw SlackFault("no_item_specified") }
        guard let ts = try arguments.timestamp("timestamp", or: "bad_timestamp") else {
            throw SlackFault("bad_timestamp")
        }
        if method == .pinsAdd {
            try addPin(ts, in: channel, by: turn.caller, at: turn.now)
        } else {
            try removePin(ts, in: channel, by: turn.caller, at: turn.now)
        }
        return SlackPage()
    }

    fileprivate func answerPeople(
        _ method: SlackMethod, _ arguments: SlackArguments, _ turn: SimulatedSlack.Turn
    ) throws(SlackFault) -> SlackPage {
        switch method {
        case .usersInfo:
            return SlackPage(["user": render(try user(arguments.required("user"), by: turn.caller))])
        case .usersList:
            let page = try users(
                limit: arguments.number("limit"), cursor: arguments.text("cursor"), by: turn.caller, view: turn.view)
            var answer = SlackPage(["members": .array(page.items.map { render($0) })])
            answer.setNextCursor(page.nextCursor)
            return answer
        case .userGroupsUsersList:
            let users = try users(ofGroup: arguments.required("usergroup"), by: turn.caller)
            return SlackPage(["users": .array(users.map { .string($0) })])
        default:
            let withUsers = arguments.flag("include_users")
            let groups = try userGroups(by: turn.caller)
            return SlackPage(["usergroups": .array(groups.map { render($0, withUsers: withUsers) })])
        }
    }
}
