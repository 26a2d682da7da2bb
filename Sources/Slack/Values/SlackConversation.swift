/// A channel: what it is called, whether we are in it, and who else may be.
package struct SlackConversation: Sendable, Hashable {
    package var id: ChannelID
    package var name: String
    package var isMember = true
    package var isArchived = false
    package var isPrivate = false
    /// Shared with another organisation (Slack Connect), or about to be.
    package var isExternallyShared = false
    package var isPendingExternallyShared = false
    /// Shared between the workspaces of one Enterprise organisation.
    package var isOrganisationShared = false
}

extension SlackConversation: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, name
        case isMember = "is_member"
        case isArchived = "is_archived"
        case isPrivate = "is_private"
        case isExternallyShared = "is_ext_shared"
        case isPendingExternallyShared = "is_pending_ext_shared"
        case isOrganisationShared = "is_org_shared"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(ChannelID.self, forKey: .id)
        name = container.tolerated(String.self, .name) ?? id.rawValue
        isMember = try container.flag(.isMember)
        isArchived = try container.flag(.isArchived)
        isPrivate = try container.flag(.isPrivate)
        isExternallyShared = try container.flag(.isExternallyShared)
        isPendingExternallyShared = try container.flag(.isPendingExternallyShared)
        isOrganisationShared = try container.flag(.isOrganisationShared)
    }
}
