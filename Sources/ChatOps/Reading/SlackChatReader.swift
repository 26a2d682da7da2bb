package import Engine
package import Maintenance
package import Slack

/// Reads prompts and plan messages from Slack, whole and fresh.
package struct SlackChatReader: ChatReader {
    private let slack: SlackClient
    private let identity: SlackIdentity
    private let operationsChannels: Set<String>
    private let answers: Set<String>?
    private let now: @Sendable () -> Timestamp

    /// - Parameter answers: the emoji that mean something; only the profiles of those who used one are read. `nil`: of
    ///   everybody who reacted.
    package init(
        slack: SlackClient, identity: SlackIdentity, routing: Routing, answers: Set<String>? = nil,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.slack = slack
        self.identity = identity
        operationsChannels = Set(routing.channels.filter { $0.role == .operations }.map(\.id))
        self.answers = answers
        self.now = now
    }

    package func read(channel: String, message: String) async -> GateReading? {
        guard let ts = SlackTimestamp(message) else { return nil }
        // A reading is as old as its oldest part.
        let takenAt = now()
        let place = ChannelID(channel)
        async let conversation = slack.outcome { slack throws(SlackError) in try await slack.conversation(place) }
        async let content = slack.outcome { slack throws(SlackError) in try await slack.reactions(to: ts, in: place) }
        guard case .success(let described) = await conversation else { return nil }
        var reading = GateReading(
            takenAt: takenAt, ourselves: PersonID(identity.userID.rawValue), homeTeam: identity.teamID.rawValue,
            channel: GateReading.Channel(
                id: channel, isForOperations: operationsChannels.contains(channel),
                isArchived: described.isArchived, isShared: described.isShared),
            message: nil, reactions: [], people: [:])
        switch await content {
        case .failure(let error):
            return error.code == .messageNotFound ? reading : nil
        case .success(let found):
            guard !found.isTombstone else { return reading }
            reading.message = GateReading.Message(
                id: message, isOurs: isOurs(found), isEdited: found.edited != nil,
                textDigest: Digest.text(of: found.text))
            reading.reactions = Self.merged(found.reactions)
            guard let people = await profiles(of: reading.reactions) else { return nil }
            reading.people = people
            return reading
        }
    }

    private func isOurs(_ message: SlackMessage) -> Bool {
        if let user = message.user { return user == identity.userID }
        return message.botID != nil && message.botID == identity.botID
    }

    /// Reactions without skin tones. A person who used two tones counts once, and the list is complete only when each
    /// of its parts is.
    private static func merged(_ reactions: [SlackReaction]) -> [GateReading.Reaction] {
        var merged: [GateReading.Reaction] = []
        for reaction in reactions {
            let people = reaction.users.map { PersonID($0.rawValue) }
            let missing = max(reaction.count - people.count, 0)
            guard let index = merged.firstIndex(where: { $0.name == reaction.baseName }) else {
                merged.append(GateReading.Reaction(name: reaction.baseName, people: people, count: reaction.count))
                continue
            }
            let known = merged[index].count - merged[index].people.count
            merged[index].people += people.filter { !merged[index].people.contains($0) }
            merged[index].count = merged[index].people.count + known + missing
        }
        return merged
    }

    /// The profiles of those who reacted; `nil` when one could not be read for now. Without those
    /// of people whom Slack does not know.
    private func profiles(of reactions: [GateReading.Reaction]) async -> [PersonID: GateReading.Person]? {
        let relevant = reactions.filter { answers?.contains($0.name) ?? true }
        let people = Set(relevant.flatMap(\.people)).subtracting([PersonID(identity.userID.rawValue)])
        let team = identity.teamID
        return await withTaskGroup(of: (PersonID, Result<SlackUser, SlackError>).self) { group in
            for person in people.sorted() {
                group.addTask {
                    (
                        person,
                        await slack.outcome { slack throws(SlackError) in try await slack.user(UserID(person.text)) }
                    )
                }
            }
            var profiles: [PersonID: GateReading.Person] = [:]
            for await (person, result) in group {
                switch result {
                case .success(let user): profiles[person] = GateReading.Person(user, homeTeam: team)
                case .failure(let error) where error.code == "user_not_found": continue
                case .failure: return nil
                }
            }
            return profiles
        }
    }
}

extension SlackConversation {
    /// Open to people of another workspace, or about to be. Workspaces of the same organisation count as others, as Slack
    /// does not tell them apart here.
    fileprivate var isShared: Bool { isExternallyShared || isPendingExternallyShared || isOrganisationShared }
}

extension SlackClient {
    /// A call's result as a value, for calls that are made side by side.
    fileprivate func outcome<Success: Sendable>(
        _ call: @Sendable (SlackClient) async throws(SlackError) -> Success
    ) async -> Result<Success, SlackError> {
        do {
            return .success(try await call(self))
        } catch {
            return .failure(error)
        }
    }
}
