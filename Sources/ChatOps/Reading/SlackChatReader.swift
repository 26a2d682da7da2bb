package import Engine
package import Maintenance
package import Slack

/// Reads prompts and plan messages from Slack, whole and fresh.
package struct SlackChatReader: ChatReader {
    let slack: SlackClient
    let identity: SlackIdentity
    private let operationsChannels: Set<String>
    private let directory: PeopleDirectory
    private let now: @Sendable () -> Timestamp

    package init(
        slack: SlackClient, identity: SlackIdentity, routing: Routing, directory: PeopleDirectory,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.slack = slack
        self.identity = identity
        operationsChannels = Set(routing.channels.filter { $0.role == .operations }.map(\.id))
        self.directory = directory
        self.now = now
    }

    package func read(_ query: ReactionQuery) async -> ReactionReading {
        var found: ReactionReading
        if let known = query.known { found = ReactionReading(known) } else { found = await readMessage(query) }
        if query.isToBeActedOn, let reading = found.reading, reading.message != nil {
            found = await readMark(of: reading, query)
        }
        guard let reading = found.reading, reading.message != nil else { return found }
        let beside = await lookUp(query, in: reading)
        return await readOwnPosts(query, beside: query.known == nil ? readDetails(query, beside: beside) : beside)
    }

    /// The message as it is, with all who reacted and nobody's profile; without a message where it is not there any more.
    private func readMessage(_ query: ReactionQuery) async -> ReactionReading {
        let (channel, message) = (query.channel, query.message)
        guard let ts = SlackTimestamp(message) else { return ReactionReading(nil, failure: "\(message) is no message") }
        // A reading is as old as its oldest part.
        let takenAt = now()
        let place = ChannelID(channel)
        async let conversation = slack.outcome { slack throws(SlackError) in try await slack.conversation(place) }
        async let content = slack.outcome { slack throws(SlackError) in try await slack.reactions(to: ts, in: place) }
        let described: SlackConversation
        switch await conversation {
        case .success(let conversation): described = conversation
        case .failure(let error): return ReactionReading(nil, failure: error.asFailure)
        }
        var reading = GateReading(
            takenAt: takenAt, ourselves: PersonID(identity.userID.rawValue), homeTeam: identity.teamID.rawValue,
            channel: GateReading.Channel(
                described, asked: channel, isForOperations: operationsChannels.contains(channel)),
            message: nil, reactions: [], people: [:])
        switch await content {
        case .failure(let error):
            return error.code == .messageNotFound
                ? ReactionReading(reading) : ReactionReading(nil, failure: error.asFailure)
        case .success(let found):
            guard !found.message.isTombstone else { return ReactionReading(reading) }
            reading.message = GateReading.Message(
                id: message, isOurs: isOurs(found.message), contentDigest: Digest.text(of: found.shown))
            reading.reactions = GateReading.Reaction.merged(found.message.reactions)
            return ReactionReading(reading)
        }
    }

    /// Adds the message that the prompt links to, once somebody has reacted whose answer may count.
    private func readDetails(_ query: ReactionQuery, beside reading: ReactionReading) async -> ReactionReading {
        guard let details = query.details, let people = reading.reading?.reactions.flatMap(\.people),
            !query.people.isDisjoint(with: people)
        else { return reading }
        guard let ts = SlackTimestamp(details) else { return ReactionReading(nil, failure: "\(details) is no message") }
        var reading = reading
        do {
            let found = try await slack.reactions(to: ts, in: ChannelID(query.channel))
            let message = GateReading.Message(
                id: details, isOurs: isOurs(found.message), contentDigest: Digest.text(of: found.shown))
            reading.reading?.details = GateReading.Details(message: found.message.isTombstone ? nil : message)
        } catch {
            guard error.code == .messageNotFound else { return ReactionReading(nil, failure: error.asFailure) }
            reading.reading?.details = GateReading.Details(message: nil)
        }
        return reading
    }

    func isOurs(_ message: SlackMessage) -> Bool {
        if let user = message.user { return user == identity.userID }
        return message.botID != nil && message.botID == identity.botID
    }

    /// Adds the profiles of those who reacted and may answer. Whose profile cannot be read is left out, so that it holds up
    /// nobody else, and said.
    private func lookUp(_ query: ReactionQuery, in reading: GateReading) async -> ReactionReading {
        let reacting = Set(reading.reactions.flatMap(\.people)).intersection(query.people)
            .subtracting([reading.ourselves])
        async let rules: Void = query.afresh.isEmpty ? () : directory.refreshRuleGroups()
        let found = await withTaskGroup(of: (PersonID, PeopleDirectory.Profile).self) { group in
            for person in reacting.sorted() {
                group.addTask { (person, await directory.profile(of: person, afresh: query.afresh.contains(person))) }
            }
            var found = ReactionReading(reading.withoutPeople)
            for await (person, profile) in group {
                switch profile {
                case .known(let profile): found.reading?.people[person] = profile
                case .unknown: found.reading?.unknown.insert(person)
                case .unread(let reason): found.failure = [found.failure, reason].compactMap(\.self).min()
                }
            }
            return found
        }
        await rules
        return found
    }
}

extension GateReading {
    /// What was known of people before serves nobody.
    fileprivate var withoutPeople: GateReading {
        var reading = self
        (reading.people, reading.unknown) = ([:], [])
        return reading
    }
}

extension SlackError {
    /// In words for the log and for people.
    var asFailure: String { "Slack: \(code.rawValue)" }
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
