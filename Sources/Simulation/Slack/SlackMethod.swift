/// A method of the Web API that this Slack knows.
package enum SlackMethod: String, Sendable, CaseIterable {
    case authTest = "auth.test"
    case chatDelete = "chat.delete"
    case chatGetPermalink = "chat.getPermalink"
    case chatPostEphemeral = "chat.postEphemeral"
    case chatPostMessage = "chat.postMessage"
    case chatUpdate = "chat.update"
    case conversationsHistory = "conversations.history"
    case conversationsInfo = "conversations.info"
    case conversationsJoin = "conversations.join"
    case conversationsList = "conversations.list"
    case conversationsMembers = "conversations.members"
    case conversationsReplies = "conversations.replies"
    case filesCompleteUploadExternal = "files.completeUploadExternal"
    case filesGetUploadURLExternal = "files.getUploadURLExternal"
    /// Not a method of the Web API: the bytes on their way to the address that `files.getUploadURLExternal` gave.
    case fileUpload = "upload/v1"
    case pinsAdd = "pins.add"
    case pinsRemove = "pins.remove"
    case reactionsAdd = "reactions.add"
    case reactionsGet = "reactions.get"
    case reactionsRemove = "reactions.remove"
    case userGroupsList = "usergroups.list"
    case userGroupsUsersList = "usergroups.users.list"
    case usersInfo = "users.info"
    case usersList = "users.list"

    /// Calls per minute by the published tier; 600 where Slack says "hundreds" (the Java SDK's budget), and for uploaded
    /// bytes, of which it says nothing.
    package var callsPerMinute: Int {
        switch self {
        case .authTest, .chatGetPermalink, .fileUpload: 600
        case .chatPostMessage: 300
        case .chatPostEphemeral, .conversationsMembers, .filesCompleteUploadExternal, .filesGetUploadURLExternal,
            .usersInfo:
            100
        case .chatDelete, .chatUpdate, .conversationsHistory, .conversationsInfo, .conversationsJoin,
            .conversationsReplies, .reactionsAdd, .reactionsGet:
            50
        case .conversationsList, .pinsAdd, .pinsRemove, .reactionsRemove, .userGroupsList, .userGroupsUsersList,
            .usersList:
            20
        }
    }

    package var changesSomething: Bool {
        switch self {
        case .chatDelete, .chatPostEphemeral, .chatPostMessage, .chatUpdate, .conversationsJoin,
            .filesCompleteUploadExternal, .filesGetUploadURLExternal, .fileUpload, .pinsAdd, .pinsRemove,
            .reactionsAdd, .reactionsRemove:
            true
        case .authTest, .chatGetPermalink, .conversationsHistory, .conversationsInfo, .conversationsList,
            .conversationsMembers, .conversationsReplies, .reactionsGet, .userGroupsList, .userGroupsUsersList,
            .usersInfo, .usersList:
            false
        }
    }

    /// Whether a JSON body is understood; elsewhere its arguments are not seen at all.
    ///
    /// Slack's pages about pins and upload addresses do not agree on JSON; here they take forms only.
    package var takesJSON: Bool {
        switch self {
        case .filesGetUploadURLExternal, .fileUpload, .pinsAdd, .pinsRemove: false
        default: changesSomething || self == .authTest
        }
    }

    /// A scope without which the method does not work, for the fault that takes it away.
    package var scope: String? {
        switch self {
        case .authTest, .chatGetPermalink, .fileUpload: nil
        case .chatDelete, .chatPostEphemeral, .chatPostMessage, .chatUpdate: "chat:write"
        case .conversationsHistory, .conversationsReplies: "channels:history"
        case .conversationsInfo, .conversationsList, .conversationsMembers: "channels:read"
        case .conversationsJoin: "channels:join"
        case .filesCompleteUploadExternal, .filesGetUploadURLExternal: "files:write"
        case .pinsAdd, .pinsRemove: "pins:write"
        case .reactionsAdd, .reactionsRemove: "reactions:write"
        case .reactionsGet: "reactions:read"
        case .userGroupsList, .userGroupsUsersList: "usergroups:read"
        case .usersInfo, .usersList: "users:read"
        }
    }
}
