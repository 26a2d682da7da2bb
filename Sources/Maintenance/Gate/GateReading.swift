/// What the chat says of a gate's prompt at one moment: everything the judgement looks at.
package struct GateReading: Sendable, Codable, Equatable {
    package struct Channel: Sendable, Codable, Equatable {
        package var id: String
        /// Configured as a channel for operations.
        package var isForOperations: Bool
        package var isArchived: Bool
        /// Shared with another organisation, or about to be.
        package var isShared: Bool

        package init(id: String, isForOperations: Bool = true, isArchived: Bool = false, isShared: Bool = false) {
            self.id = id
            self.isForOperations = isForOperations
            self.isArchived = isArchived
            self.isShared = isShared
        }
    }

    package struct Message: Sendable, Codable, Equatable {
        package var id: String
        package var isOurs: Bool
        /// Of all that it shows: text, blocks and attachments.
        package var contentDigest: String
        /// It carries our mark that it was answered; `nil` when that was not read, and then no approval is acted on.
        package var isMarked: Bool?

        package init(id: String, isOurs: Bool, contentDigest: String, isMarked: Bool? = nil) {
            self.id = id
            self.isOurs = isOurs
            self.contentDigest = contentDigest
            self.isMarked = isMarked
        }
    }

    /// What was read of the message that a prompt links to.
    package struct Details: Sendable, Codable, Equatable {
        /// `nil` when it is not there any more.
        package var message: Message?

        package init(message: Message?) {
            self.message = message
        }
    }

    package struct Reaction: Sendable, Codable, Equatable {
        /// Without colons and skin tone.
        package var name: String
        /// Who reacted, as far as the chat told.
        package var people: [PersonID]
        /// How many reacted; more than `people` when the list is not complete.
        package var count: Int

        package init(name: String, people: [PersonID], count: Int? = nil) {
            self.name = name
            self.people = people
            self.count = count ?? people.count
        }

        package var isComplete: Bool { people.count == count }
    }

    package struct Person: Sendable, Codable, Equatable {
        package var id: PersonID
        package var team: String
        package var isBot: Bool
        /// Single- or multi-channel guest.
        package var isGuest: Bool
        /// Of another organisation.
        package var isExternal: Bool
        package var isDeactivated: Bool

        package init(
            id: PersonID, team: String, isBot: Bool = false, isGuest: Bool = false, isExternal: Bool = false,
            isDeactivated: Bool = false
        ) {
            self.id = id
            self.team = team
            self.isBot = isBot
            self.isGuest = isGuest
            self.isExternal = isExternal
            self.isDeactivated = isDeactivated
        }
    }

    package var takenAt: Timestamp
    /// The bot's own user.
    package var ourselves: PersonID
    package var homeTeam: String
    package var channel: Channel
    /// `nil` when the message is not there any more.
    package var message: Message?
    /// `nil` when it was not read: there is none, or nobody has reacted whose answer could count.
    package var details: Details?
    package var reactions: [Reaction]
    /// Profiles of those who reacted and may answer. Of nobody else anything is known, and whoever is missing here does
    /// not count.
    package var people: [PersonID: Person]
    /// Those of whom the chat says that it shows no such account, which does not pass.
    package var unknown: Set<PersonID>
    /// Messages of ours in the chat that the journal knows nothing of: it is older than they are.
    package var unrecorded: [String] = []

    package init(
        takenAt: Timestamp, ourselves: PersonID, homeTeam: String, channel: Channel, message: Message?,
        reactions: [Reaction], people: [PersonID: Person], unknown: Set<PersonID> = []
    ) {
        self.takenAt = takenAt
        self.ourselves = ourselves
        self.homeTeam = homeTeam
        self.channel = channel
        self.message = message
        self.reactions = reactions
        self.people = people
        self.unknown = unknown
    }
}

/// Who may answer gates and how, from configuration alone.
package struct ApprovalPolicy: Sendable, Codable, Equatable {
    /// User ids; an empty list approves nothing.
    package var approvers: [PersonID]
    /// Besides approvers, those who may abort at a gate.
    package var operators: [PersonID]
    package var quorum: Int
    package var requesterMayApprove: Bool
    /// What narrows it for some gates; the first that matches holds.
    package var rules: [ApprovalRule] = []
    /// The members of the user groups that rules name, as far as they are known.
    package var members: [String: [PersonID]] = [:]
    package var expiresAfter: Span
    /// Emoji names without colons.
    package var approve: [String]
    package var abort: [String]
    /// Emoji with which an operator starts a posted plan.
    package var start: [String]

    package init(
        approvers: [PersonID], operators: [PersonID], quorum: Int = 1, requesterMayApprove: Bool = false,
        expiresAfter: Span = .minutes(30), approve: [String] = ["white_check_mark"],
        abort: [String] = ["x", "octagonal_sign"], start: [String] = ["arrow_forward"]
    ) {
        self.approvers = approvers
        self.operators = operators
        self.quorum = quorum
        self.requesterMayApprove = requesterMayApprove
        self.expiresAfter = expiresAfter
        self.approve = approve
        self.abort = abort
        self.start = start
    }
}
