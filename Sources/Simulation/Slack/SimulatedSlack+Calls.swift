extension SimulatedSlack {
    package typealias Timestamp = SlackWorld.Timestamp

    package mutating func authTest(token: String, at now: SimulatedTime) -> SlackCallOutcome<SlackWorld.Caller> {
        call(.authTest, token: token, at: now) { _, turn in turn.caller }
    }

    package mutating func post(
        _ post: SlackWorld.Post, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<SlackWorld.Posted> {
        call(.chatPostMessage, token: token, channel: post.channel, at: now) { world, turn throws(SlackFault) in
            try world.post(post, by: turn.caller, at: now)
        }
    }

    package mutating func update(
        _ update: SlackWorld.Update, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<SlackWorld.Posted> {
        call(.chatUpdate, token: token, channel: update.channel, message: update.ts, at: now) {
            world, turn throws(SlackFault) in
            try world.update(update, by: turn.caller, at: now)
        }
    }

    package mutating func postEphemeral(
        _ post: SlackWorld.Post, to user: String, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<Timestamp> {
        call(.chatPostEphemeral, token: token, channel: post.channel, at: now) { world, turn throws(SlackFault) in
            try world.postEphemeral(post, to: user, by: turn.caller, at: now)
        }
    }

    package mutating func delete(
        _ ts: Timestamp, in channel: String, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<Void> {
        call(.chatDelete, token: token, channel: channel, message: ts, at: now) { world, turn throws(SlackFault) in
            try world.delete(ts, in: channel, by: turn.caller, at: now)
        }
    }

    package mutating func permalink(
        _ ts: Timestamp, in channel: String, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<String> {
        call(.chatGetPermalink, token: token, channel: channel, message: ts, at: now) {
            world, turn throws(SlackFault) in
            try world.permalink(ts, in: channel, by: turn.caller)
        }
    }

    package mutating func history(
        _ query: SlackWorld.HistoryQuery, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<SlackWorld.MessagePage> {
        call(.conversationsHistory, token: token, channel: query.channel, at: now) { world, turn throws(SlackFault) in
            try world.history(query, by: turn.caller, view: turn.view)
        }
    }

    package mutating func replies(
        _ query: SlackWorld.RepliesQuery, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<SlackWorld.MessagePage> {
        call(.conversationsReplies, token: token, channel: query.channel, message: query.ts, at: now) {
            world, turn throws(SlackFault) in
            try world.replies(query, by: turn.caller, view: turn.view)
        }
    }

    package mutating func reactions(
        of ts: Timestamp, in channel: String, full: Bool, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<SlackWorld.Message> {
        call(.reactionsGet, token: token, channel: channel, message: ts, at: now) { world, turn throws(SlackFault) in
            try world.reactions(of: ts, in: channel, full: full, by: turn.caller, view: turn.view)
        }
    }

    package mutating func addReaction(
        _ name: String, to ts: Timestamp, in channel: String, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<Void> {
        call(.reactionsAdd, token: token, channel: channel, message: ts, at: now) { world, turn throws(SlackFault) in
            try world.addReaction(name, to: ts, in: channel, by: turn.caller, at: now)
        }
    }

    package mutating func removeReaction(
        _ name: String, from ts: Timestamp, in channel: String, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<Void> {
        call(.reactionsRemove, token: token, channel: channel, message: ts, at: now) {
            world, turn throws(SlackFault) in
            try world.removeReaction(name, from: ts, in: channel, by: turn.caller, at: now)
        }
    }

    package mutating func addPin(
        _ ts: Timestamp, in channel: String, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<Void> {
        call(.pinsAdd, token: token, channel: channel, message: ts, at: now) { world, turn throws(SlackFault) in
            try world.addPin(ts, in: channel, by: turn.caller, at: now)
        }
    }

    package mutating func removePin(
        _ ts: Timestamp, in channel: String, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<Void> {
        call(.pinsRemove, token: token, channel: channel, message: ts, at: now) { world, turn throws(SlackFault) in
            try world.removePin(ts, in: channel, by: turn.caller, at: now)
        }
    }

    package mutating func user(
        _ id: String, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<SlackWorld.User> {
        call(.usersInfo, token: token, at: now) { world, turn throws(SlackFault) in
            try world.user(id, by: turn.caller)
        }
    }

    package mutating func users(
        limit: Int? = nil, cursor: String? = nil, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<SlackWorld.Page<SlackWorld.User>> {
        call(.usersList, token: token, at: now) { world, turn throws(SlackFault) in
            try world.users(limit: limit, cursor: cursor, by: turn.caller, view: turn.view)
        }
    }

    mutating func userGroups(
        token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<[SlackWorld.UserGroup]> {
        call(.userGroupsList, token: token, at: now) { world, turn throws(SlackFault) in
            try world.userGroups(by: turn.caller)
        }
    }

    package mutating func users(
        ofGroup id: String, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<[String]> {
        call(.userGroupsUsersList, token: token, at: now) { world, turn throws(SlackFault) in
            try world.users(ofGroup: id, by: turn.caller)
        }
    }

    package mutating func conversation(
        _ id: String, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<SlackWorld.Channel> {
        call(.conversationsInfo, token: token, channel: id, at: now) { world, turn throws(SlackFault) in
            try world.conversation(id, by: turn.caller)
        }
    }

    mutating func members(
        of channel: String, limit: Int? = nil, cursor: String? = nil, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<SlackWorld.Page<String>> {
        call(.conversationsMembers, token: token, channel: channel, at: now) { world, turn throws(SlackFault) in
            try world.members(of: channel, limit: limit, cursor: cursor, by: turn.caller, view: turn.view)
        }
    }

    package mutating func join(
        _ channel: String, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<SlackWorld.Channel> {
        call(.conversationsJoin, token: token, channel: channel, at: now) { world, turn throws(SlackFault) in
            try world.join(channel, by: turn.caller, at: now)
        }
    }
}
