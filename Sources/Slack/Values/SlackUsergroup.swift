/// A user group and the handle people mention it by.
struct SlackUsergroup: Sendable, Hashable {
    var id: UsergroupID
    var teamID: TeamID?
    var name: String
    /// Without the `@`.
    var handle: String
    var isDisabled: Bool
}

extension SlackUsergroup: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, name, handle
        case teamID = "team_id"
        case deletedAt = "date_delete"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(UsergroupID.self, forKey: .id)
        teamID = container.tolerated(TeamID.self, .teamID)
        name = container.tolerated(String.self, .name) ?? id.rawValue
        handle = container.tolerated(String.self, .handle) ?? ""
        isDisabled = (container.tolerated(Int64.self, .deletedAt) ?? 0) != 0
    }
}
