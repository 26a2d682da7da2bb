import Engine
import Maintenance
import Slack

extension Config: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case database, slack, channels, people, approvals, maintenance, aws, sql, lifecycles
    }

    init(from decoder: any Decoder) throws {
        let keys = try StrictKeys<CodingKeys>(decoder)
        self.init(
            channels: try Self.channels(keys),
            people: try keys.value(
                .people, needed: "who may do what is needed: `{operators: [U0ALICE], approvers: [U0BOB]}`."))
        database = try keys.value(.database, or: database)
        slack = try keys.value(.slack, or: slack)
        approvals = try keys.value(.approvals, or: approvals)
        maintenance = try keys.value(.maintenance, or: maintenance)
        region = try keys.value(.aws, or: AWSKeys()).region
        sql = try keys.value(.sql, or: sql)
        lifecycles = try keys.value(.lifecycles, or: lifecycles)
        try check()
    }

    private static func channels(_ keys: StrictKeys<CodingKeys>) throws -> [Routing.Channel] {
        let channels: [ChannelKeys] = try keys.value(
            .channels, needed: "at least one channel is needed: `- {id: C0DBAOPS, role: operations}`.")
        return channels.map(\.channel)
    }
}

extension Config.Slack: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case command
        case pollInterval = "poll_interval"
    }

    init(from decoder: any Decoder) throws {
        let keys = try StrictKeys<CodingKeys>(decoder)
        command = try keys.value(.command, or: command)
        pollInterval = try keys.value(.pollInterval, or: pollInterval, reading: Span.init(text:))
    }
}

extension Config.People: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case operators, approvers, local
    }

    init(from decoder: any Decoder) throws {
        let keys = try StrictKeys<CodingKeys>(decoder)
        operators = try keys.value(.operators, or: operators)
        approvers = try keys.value(.approvers, or: approvers)
        local = try keys.value(.local, or: local)
    }
}

extension Config.Approvals: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case quorum
        case requesterMayApprove = "requester_may_approve"
        case rules
        case expiresAfter = "expires_after"
        case approve, abort, start
        case escalateTo = "escalate_to"
    }

    init(from decoder: any Decoder) throws {
        let keys = try StrictKeys<CodingKeys>(decoder)
        quorum = try keys.value(.quorum, or: quorum)
        requesterMayApprove = try keys.value(.requesterMayApprove, or: requesterMayApprove)
        let rules: [RuleKeys] = try keys.value(.rules, or: [])
        self.rules = rules.map(\.rule)
        expiresAfter = try keys.value(.expiresAfter, or: expiresAfter, reading: Span.init(text:))
        approve = try Self.emoji(.approve, keys, or: approve)
        abort = try Self.emoji(.abort, keys, or: abort)
        start = try Self.emoji(.start, keys, or: start)
        escalateTo = try keys.value(.escalateTo, or: escalateTo)
    }

    /// The names under which Slack reports the emoji of a list, each once.
    private static func emoji(
        _ key: CodingKeys, _ keys: StrictKeys<CodingKeys>, or fallback: [String]
    ) throws -> [String] {
        let written: [String] = try keys.value(key, or: fallback)
        var names: [String] = []
        for text in written {
            switch EmojiName.read(text) {
            case .standard(let name), .custom(let name): if !names.contains(name) { names.append(name) }
            case .impossible:
                throw ConfigError(
                    "approvals.\(key.rawValue)",
                    "“\(text)”: write the emoji's name without colons, such as white_check_mark, or the emoji itself.")
            }
        }
        return names
    }
}

extension Config.Maintenance: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case readersInService = "readers_in_service"
        case replicaLagLimit = "replica_lag_limit"
        case coolDown = "cool_down"
        case timeZone = "time_zone"
    }

    init(from decoder: any Decoder) throws {
        let keys = try StrictKeys<CodingKeys>(decoder)
        readersInService = try keys.value(.readersInService, or: readersInService) { text throws(ConfigError) in
            if text == "all-but-one" { return .allButOne }
            guard let count = Int(text), (0...15).contains(count) else {
                throw ConfigError("“\(text)” is neither a number of readers (0 to 15) nor all-but-one.")
            }
            return .atLeast(count)
        }
        replicaLagLimit = try keys.value(.replicaLagLimit, or: replicaLagLimit, reading: Span.init(text:))
        coolDown = try keys.value(.coolDown, or: coolDown, reading: Span.init(text:))
        timeZone = try keys.value(.timeZone, or: timeZone) { text throws(ConfigError) in
            do throws(Refusal) {
                return try ZoneName.read(text)
            } catch {
                throw ConfigError(error.sentence.replacing("`", with: ""))
            }
        }
    }
}

/// The `aws` mapping.
private struct AWSKeys: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case region
    }

    var region: String?

    init() {}

    init(from decoder: any Decoder) throws {
        region = try StrictKeys<CodingKeys>(decoder).value(.region, or: nil)
    }
}

/// A channel as the file has it.
private struct ChannelKeys: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, role, clusters
    }

    var channel: Routing.Channel

    init(from decoder: any Decoder) throws {
        let keys = try StrictKeys<CodingKeys>(decoder)
        let roles = Routing.Channel.Role.allCases.map(\.rawValue).joined(separator: " or ")
        let role = try keys.value(.role, or: nil) { text throws(ConfigError) -> Routing.Channel.Role? in
            guard let role = Routing.Channel.Role(rawValue: text) else {
                throw ConfigError("“\(text)” is not a role. Write \(roles).")
            }
            return role
        }
        guard let role else {
            throw ConfigError((decoder.codingPath + [CodingKeys.role]).dotted, "a role is needed: \(roles).")
        }
        channel = Routing.Channel(
            id: try keys.value(.id, needed: "the id of the channel is needed, such as C0DBAOPS."), role: role,
            clusters: try keys.value(.clusters, or: ["*"]))
    }
}
