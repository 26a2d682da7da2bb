/// The methods of Slack's Web API that we call.
package enum SlackMethod: String, Sendable, CaseIterable, Codable {
    case authTest = "auth.test"
    case chatGetPermalink = "chat.getPermalink"
    case chatPostEphemeral = "chat.postEphemeral"
    case chatPostMessage = "chat.postMessage"
    case chatUpdate = "chat.update"
    case conversationsHistory = "conversations.history"
    case conversationsInfo = "conversations.info"
    case conversationsJoin = "conversations.join"
    case conversationsReplies = "conversations.replies"
    case filesCompleteUploadExternal = "files.completeUploadExternal"
    case filesGetUploadURLExternal = "files.getUploadURLExternal"
    case pinsAdd = "pins.add"
    case pinsRemove = "pins.remove"
    case reactionsAdd = "reactions.add"
    case reactionsGet = "reactions.get"
    case usergroupsList = "usergroups.list"
    case usergroupsUsersList = "usergroups.users.list"
    case usersInfo = "users.info"

    /// Whether a call changes something, so that it may be repeated only when it was certainly not carried out.
    package var isWrite: Bool {
        switch self {
        case .chatPostEphemeral, .chatPostMessage, .chatUpdate, .conversationsJoin, .filesCompleteUploadExternal,
            .pinsAdd, .pinsRemove, .reactionsAdd:
            true
        // An address for an upload that is never used changes nothing that anybody can see.
        case .authTest, .chatGetPermalink, .conversationsHistory, .conversationsInfo, .conversationsReplies,
            .filesGetUploadURLExternal, .reactionsGet, .usergroupsList, .usergroupsUsersList, .usersInfo:
            false
        }
    }

    /// The bot scope that public channels ask for; private ones ask for the `groups:` scope in place of `channels:`.
    package var scope: String? {
        switch self {
        case .authTest, .chatGetPermalink: nil
        case .chatPostEphemeral, .chatPostMessage, .chatUpdate: "chat:write"
        case .conversationsHistory, .conversationsReplies: "channels:history"
        case .conversationsInfo: "channels:read"
        case .conversationsJoin: "channels:join"
        case .filesCompleteUploadExternal, .filesGetUploadURLExternal: "files:write"
        case .pinsAdd, .pinsRemove: "pins:write"
        case .reactionsAdd: "reactions:write"
        case .reactionsGet: "reactions:read"
        case .usergroupsList, .usergroupsUsersList: "usergroups:read"
        case .usersInfo: "users:read"
        }
    }

    /// The rate of the method's tier (docs.slack.dev/apis/web-api/rate-limits): 20, 50 or 100 calls in a minute, and
    /// what is said of the special ones. Slack allows "short bursts"; how short is our guess.
    package var rate: CallRate {
        switch self {
        case .authTest, .chatGetPermalink: CallRate(perMinute: 600, burst: 20)
        case .chatPostMessage: CallRate(perMinute: 300, burst: 10)
        case .chatPostEphemeral, .filesCompleteUploadExternal, .filesGetUploadURLExternal, .usersInfo:
            CallRate(perMinute: 100, burst: 10)
        case .chatUpdate, .conversationsHistory, .conversationsJoin, .conversationsReplies, .reactionsAdd:
            CallRate(perMinute: 50, burst: 8)
        // Both are called with each reading of answers, of which many at once wait steadily: the larger the burst, the
        // slower what follows on it.
        case .conversationsInfo, .reactionsGet: CallRate(perMinute: 50, burst: 3)
        case .pinsAdd, .pinsRemove, .usergroupsList, .usergroupsUsersList: CallRate(perMinute: 20, burst: 4)
        }
    }

    /// The rate within each channel, for the one method that has one: a message a second.
    package var channelRate: CallRate? {
        self == .chatPostMessage ? CallRate(perMinute: 60, burst: 1) : nil
    }
}
