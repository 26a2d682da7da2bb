/// What a step brings about: one type a kind, in a file of its own, with everything that has to be known about it.
package protocol StepKind: StoredKind {
    /// What it has to see, beyond what its subject is. Asked before anything is seen, and again with what was seen: what
    /// follows from an answer is asked in the same turn.
    func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion>
    /// What its calls put at risk: known before anything is looked at, so that a plan knows its gates.
    var risks: Set<Risk> { get }
    /// Risks of calls that it asks for only where something moved meanwhile: the writer role, say.
    var contingentRisks: Set<Risk> { get }
    /// Whether a person may take over what it would have done, so that the operation can go on without.
    var maySkip: Bool { get }
    /// What it makes that the operation has to know by name.
    var artifacts: [Artifact] { get }
    /// It ends what an earlier step of the same risk begins (a failover back): the two have to fit into a maintenance window
    /// together.
    var endsDisturbance: Bool { get }
    /// Another cluster takes over the name by it: each step then looks itself which one it works on.
    var changesIdentity: Bool { get }
    /// What an earlier step of its kind on the same subject has to have in common with it for its time to tell how long this
    /// one takes; `nil` where none tells.
    var likeness: String? { get }
    /// Why nobody knows what it typically takes, where no earlier one tells; without its end. `nil` where that is known.
    var whyGuessed: String? { get }
    var words: StepWords { get }

    /// What is missing, given only what is seen and what was asked for and is not proved yet.
    func assess(in context: StepContext) -> Assessment

    /// All calls that the approval of this one is to allow, in their order; empty for this one alone.
    func scope(of mutation: AnyMutation, seeing observation: Observation) -> [AnyMutation]

    /// The same without what a person took over: nothing that was skipped is verified.
    func adjusted(forSkipped step: AnyStep) -> Self

    /// What stays in AWS when the operation is stopped, and what to do about it.
    func remainders(in context: RemainderContext) -> [Remainder]
}

extension StepKind {
    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> { [] }
    package var risks: Set<Risk> { [] }
    package var contingentRisks: Set<Risk> { [] }
    package var maySkip: Bool { false }
    package var artifacts: [Artifact] { [] }
    package var endsDisturbance: Bool { false }
    package var changesIdentity: Bool { false }
    package var likeness: String? { "" }
    package var whyGuessed: String? { nil }

    package func scope(of mutation: AnyMutation, seeing observation: Observation) -> [AnyMutation] { [] }
    package func adjusted(forSkipped step: AnyStep) -> Self { self }
    package func remainders(in context: RemainderContext) -> [Remainder] { [] }
}

/// What a step says to an observation.
package enum Assessment: Sendable, Equatable {
    case satisfied
    /// Nothing to do but wait; says for what, in words for the status message.
    case inProgress(String)
    /// These calls are missing, all of which may be made now.
    case ready([AnyMutation])
    /// A person is needed; says why.
    case blocked(String)

    package static func ready(_ mutations: some Sequence<some Mutation>) -> Assessment {
        .ready(mutations.map { AnyMutation($0) })
    }

    package static func ready(_ mutation: some Mutation) -> Assessment { .ready([AnyMutation(mutation)]) }
}

/// What an assessment looks at.
package struct StepContext: DatabaseContext {
    package let observation: Observation
    /// Calls that nothing has proved yet.
    package let outstanding: [Intent]
    /// When the step began: a restart from before is none of its doing.
    package let since: Timestamp
    /// What it asked for in vain since a person last let the operation go on: AWS did not have what it took.
    package let lacking: [AnyMutation]
    /// Its calls that something showed to have taken effect since it began.
    package let proved: [AnyMutation]
    /// Who gave the operation's last approval.
    package let approvers: [PersonID]
    /// It has said for as long as is waited before people are asked that somebody is needed.
    package let isTroubleLasting: Bool

    package init(
        observation: Observation, outstanding: [Intent], since: Timestamp, lacking: [AnyMutation] = [],
        proved: [AnyMutation] = [], approvers: [PersonID] = [], isTroubleLasting: Bool = false
    ) {
        self.observation = observation
        self.outstanding = outstanding
        self.since = since
        self.lacking = lacking
        self.proved = proved
        self.approvers = approvers
        self.isTroubleLasting = isTroubleLasting
    }
}

/// What a step makes that the operation, its way back or a clean-up has to know by name.
package enum Artifact: Sendable, Equatable {
    case standIn(InstanceID)
    case deployment(DeploymentPlan)
    case instanceDeployment(InstanceDeploymentPlan)
}

/// A step in words for people.
package struct StepWords: Sendable, Equatable {
    /// In a word or two, for a line of several.
    package var short: MarkedText
    /// What is going on: "Creating stand-in orders-co-k3f9".
    package var underWay: MarkedText
    /// What was done: "Stand-in created".
    package var finished: MarkedText

    package init(short: MarkedText, underWay: MarkedText, finished: MarkedText) {
        self.short = short
        self.underWay = underWay
        self.finished = finished
    }
}

/// A step kind whose type is forgotten: compared by opening, stored with its kind's name and version.
package struct AnyStep: Codable, Equatable, Sendable {
    package let base: any StepKind

    package init(_ base: some StepKind) { self.base = base }

    package init(from decoder: any Decoder) throws {
        base = try StoredForm.decode(from: decoder, among: \.steps) { type, payload, version in
            try type.init(from: payload, version: version)
        }
    }

    package func encode(to encoder: any Encoder) throws { try StoredForm.encode(base, to: encoder) }
    package static func == (left: AnyStep, right: AnyStep) -> Bool { left.base.equals(right.base) }
}

extension AnyStep {
    package var kind: KindName { type(of: base).kind }
    package var isGated: Bool { !base.risks.isEmpty }
    package var maySkip: Bool { base.maySkip }
    package var words: StepWords { base.words }
    package var artifacts: [Artifact] { base.artifacts }
    package var changesIdentity: Bool { base.changesIdentity }

    package func adjusted(forSkipped step: AnyStep) -> AnyStep {
        func opened(_ base: some StepKind) -> AnyStep { AnyStep(base.adjusted(forSkipped: step)) }
        return opened(base)
    }
}
