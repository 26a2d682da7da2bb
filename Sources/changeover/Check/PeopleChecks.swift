import ChatOps
import Maintenance
import Slack

/// Whether those whom the configuration names are there, and would count, as the bot judges it.
struct PeopleChecks: Sendable {
    /// What an id is named for.
    enum Use: Sendable, Equatable {
        /// Named as an operator or approver.
        case counting
        /// Called when a gate is about to expire.
        case calling
        /// Asks on the bot's machine as that user.
        case asking(user: String)
    }

    /// An id of the configuration.
    struct Mentioned: Sendable {
        var id: String
        var use: Use

        var isGroup: Bool { UsergroupID(id).isWellFormed }
        var subject: String { isGroup ? "user group \(id)" : "person \(id)" }
    }

    /// Of a group so many are looked at one by one: users.info allows 100 a minute.
    private static let profileLimit = 50

    let slack: SlackClient
    let identity: SlackIdentity

    func row(_ mentioned: Mentioned) async -> CheckRow {
        do throws(SlackError) {
            return mentioned.isGroup
                ? try await look(at: UsergroupID(mentioned.id), mentioned)
                : try await look(at: UserID(mentioned.id), mentioned)
        } catch {
            return CheckRow(error.passes ? .unclear : .missing, mentioned.subject, error.message)
        }
    }

    private func look(at group: UsergroupID, _ mentioned: Mentioned) async throws(SlackError) -> CheckRow {
        let members = try await slack.members(of: group)
        guard !members.isEmpty else {
            let effect = mentioned.use == .counting ? "nobody counts through it" : "nobody is called through it"
            return CheckRow(.missing, mentioned.subject, "It has no members: \(effect).")
        }
        guard mentioned.use == .counting else { return CheckRow(.ok, mentioned.subject, "\(members.count) members") }
        var outsiders: [String] = []
        for member in members.prefix(Self.profileLimit) {
            let user = try await slack.user(member)
            if let words = outsider(user, asked: member) { outsiders.append("\(user.label) \(words)") }
        }
        let rest = outsiders.joined(separator: ", ")
        guard members.count > outsiders.count else {
            return CheckRow(.missing, mentioned.subject, "None of its members counts: \(rest).")
        }
        return CheckRow(
            .ok, mentioned.subject, "\(members.count) members" + (rest.isEmpty ? "" : "; not counted: \(rest)"))
    }

    private func look(at person: UserID, _ mentioned: Mentioned) async throws(SlackError) -> CheckRow {
        let user = try await slack.user(person)
        // A guest or somebody of another organisation can be called, and ask on the machine, all the same.
        let absence = user.isDeleted ? "deactivated" : user.isAutomated ? "a bot" : nil
        switch mentioned.use {
        case .counting: return counting(user, person, mentioned)
        case .calling:
            guard let absence else {
                return CheckRow(.ok, mentioned.subject, "\(user.label), called before a gate expires")
            }
            return CheckRow(
                .missing, mentioned.subject,
                "\(user.label) is \(absence): calling them is in vain. Take it out of approvals.escalate_to.")
        case .asking(let name):
            guard let absence else {
                return CheckRow(.ok, mentioned.subject, "\(user.label), on this machine \(name)")
            }
            return CheckRow(
                .missing, mentioned.subject,
                "\(user.label) is \(absence): \(name) is somebody else. Correct it in people.local.")
        }
    }

    private func counting(_ user: SlackUser, _ person: UserID, _ mentioned: Mentioned) -> CheckRow {
        guard let words = outsider(user, asked: person) else { return CheckRow(.ok, mentioned.subject, user.label) }
        return CheckRow(
            .missing, mentioned.subject, "\(user.label) \(words) and does not count: take it out of the configuration.")
    }

    /// What keeps an account from counting, in words.
    private func outsider(_ user: SlackUser, asked person: UserID) -> String? {
        let profile = GateReading.Person(user, asked: PersonID(person.rawValue), homeTeam: identity.teamID)
        guard let profile else { return "has a profile that leaves open who it is" }
        return switch profile.outsider {
        case .bot: "is a bot"
        case .deactivated: "is deactivated"
        case .guest: "is a guest"
        case .external: "is of another workspace"
        case nil: nil
        }
    }
}
