/// A kind of operation; a value says what a person asked of it. Pure.
package protocol Runbook: StoredKind {
    /// What a plan is made from. Asked before anything is seen, and again with what was seen, until nothing new follows.
    func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion>
    /// The operation whose way back this is.
    var rollsBack: OperationID? { get }
    /// How long its plan waits for its start.
    var planLifetime: Span { get }
    /// How often people are reminded meanwhile of the plan that waits; `nil` for never.
    var reminderInterval: Span? { get }
    /// What is proposed when the operation was completed or stopped; `nil` for nothing.
    func followUp(of operation: Operation) -> (any FollowingRunbook.Type)?
    /// What it does, for those who are not asked anything: "resize to db.r6g.xlarge".
    var subject: MarkedText { get }

    /// Makes the plan, findings included; a plan with `block` findings is shown but cannot be started.
    ///
    /// - Throws: `Refusal` when no plan can be made that makes sense: no such cluster, unknown members named.
    func plan(
        from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan

    /// What an operation that stops leaves in AWS of what this was asked for, beyond what its steps tell.
    func remainders(in context: RemainderContext) -> [Remainder]
}

extension Runbook {
    package var rollsBack: OperationID? { nil }
    package var planLifetime: Span { .minutes(24 * 60) }
    package var reminderInterval: Span? { nil }
    package func followUp(of operation: Operation) -> (any FollowingRunbook.Type)? { nil }
    package func remainders(in context: RemainderContext) -> [Remainder] { [] }
}

/// A kind of operation that is about an earlier one: its way back, or the deletion of what it left.
package protocol FollowingRunbook: Runbook {
    /// - Parameter isPreview: the plan is only to be shown.
    /// - Throws: `Refusal` when there is nothing to do after that operation, or not yet.
    init(after earlier: Operation, isPreview: Bool) throws(Refusal)
}

/// What a plan is made from: what is seen of the world, and what is known here.
package struct PlanBasis: Sendable {
    package var observation: Observation
    /// Another operation that holds the subject.
    package var otherOperation: OperationID?
    /// A lock on the subject, or the freeze of all: nothing may be started.
    package var restraint: Restraint?
    /// The failovers that operations here made on the subject, and anything else by which they had writes refused, oldest
    /// first.
    package var ownFailovers: [PastFailover] = []
    /// Calls of the operation that is to be rolled back that nothing had proved when it stopped.
    package var unsettled: [Intent] = []
    /// How long steps took in earlier operations on the subject.
    package var stepTimes = StepTimes()

    package init(observation: Observation) { self.observation = observation }
}

/// A runbook's value whose type is forgotten: compared by opening, stored with its kind's name and version.
package struct AnyRunbook: Codable, Equatable, Sendable {
    package let base: any Runbook

    package init(_ base: some Runbook) { self.base = base }

    package init(from decoder: any Decoder) throws {
        base = try StoredForm.decode(from: decoder, among: \.runbooks) { type, payload, version in
            try type.init(from: payload, version: version)
        }
    }

    package func encode(to encoder: any Encoder) throws { try StoredForm.encode(base, to: encoder) }
    package static func == (left: AnyRunbook, right: AnyRunbook) -> Bool { left.base.equals(right.base) }
}

extension AnyRunbook {
    /// The word of the chat grammar: `resize`.
    package var kind: KindName { type(of: base).kind }
    package var rollsBack: OperationID? { base.rollsBack }

    package func plan(
        from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        var plan = try base.plan(from: basis, as: operation, policy: policy, at: now).timed(by: basis.stepTimes)
        plan.findings = Finding.gravestFirst(plan.findings + plan.evidenceFindings(seeing: basis.observation))
        return plan
    }
}
